import { fold } from '../../text/fold.ts'

/** Shorter words have too many neighbours to guess which is meant. */
const SHORTEST = 4

/** How many letters may be wrong, missing, too many or swapped in a word of this length. */
function slips(length: number): number {
  if (length < SHORTEST) return 0
  return length < 6 ? 1 : length < 9 ? 2 : 3
}

/** Whether a word, folded, is one whose spelling is looked after: letters only, and not too few. */
export function isCorrectable(word: string): boolean {
  return /^\p{L}+$/u.test(word) && [...word].length >= SHORTEST
}

/**
 * The name's word that is most likely meant, or null. Words of `names` (folded) come in the order they are alike; of
 * equally near ones that with the same first letter wins, then the earlier.
 */
export function closest(word: string, names: readonly string[]): string | null {
  const meant = fold(word)
  const most = slips([...meant].length)
  let best: { word: string; distance: number } | null = null
  for (const candidate of new Set(names.flatMap((name) => name.split(' ')))) {
    if (!isCorrectable(candidate)) continue
    const distance = distanceOf(meant, candidate, most) + (candidate.slice(0, 1) === meant.slice(0, 1) ? 0 : 0.5)
    if (distance < most + 1 && distance < (best?.distance ?? Infinity)) best = { word: candidate, distance }
  }
  return best?.word ?? null
}

/**
 * Optimal string alignment distance: the fewest letters to insert, delete, replace or swap with their neighbour.
 * More than `most` reads as Infinity.
 */
export function distanceOf(a: string, b: string, most: number): number {
  const [from, to] = [[...a], [...b]]
  if (Math.abs(from.length - to.length) > most) return Infinity
  const at = (row: number[], index: number) => row[index] ?? Infinity
  let beforeLast: number[] = []
  let last = [0, ...to.map((_letter, index) => index + 1)]
  from.forEach((letter, i) => {
    const row = [i + 1]
    to.forEach((other, j) => {
      const swapped = letter === to[j - 1] && from[i - 1] === other ? at(beforeLast, j - 1) + 1 : Infinity
      row.push(Math.min(at(last, j + 1) + 1, at(row, j) + 1, at(last, j) + (letter === other ? 0 : 1), swapped))
    })
    ;[beforeLast, last] = [last, row]
  })
  const distance = at(last, to.length)
  return distance <= most ? distance : Infinity
}
