import { fold, words } from '../../text/fold.ts'

/** From here on two texts are taken for printings of one utterance, until an editor says otherwise. */
export const ALIKE = 0.6
/** A cut of fewer words than this is no sign of anything: "yes" stands in many sentences. */
const CUT_MIN = 4
/** Letters of scripts that write without spaces are units of their own. */
const UNIT =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]|(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}])[\p{L}\p{N}])+/gu

/**
 * How much two texts look like one utterance, from 0 to 1, where 1 is the same words: the greater of how many of their
 * letters' trigrams they share (a word spelt otherwise), and how much of the shorter stands in the longer (a cut). Quotes,
 * dashes, ellipses, punctuation, case and accents do not matter; another number is another claim.
 */
export function likeness(a: string, b: string): number {
  const [one, other] = [words(a), words(b)]
  if (one === other) return one === '' ? 0 : 1
  if (saysOtherNumbers(one, other)) return 0
  return Math.min(Math.max(sharedTrigrams(one, other), cutOf(a, b)), 0.99)
}

/** Whether each of two texts has a number that the other has not: of "season 3" and "season 4" only that tells. */
function saysOtherNumbers(a: string, b: string): boolean {
  const [one, other] = [numbers(a), numbers(b)]
  return [...one].some((number) => !other.has(number)) && [...other].some((number) => !one.has(number))
}

function numbers(text: string): Set<string> {
  return new Set(text.match(/\p{N}+/gu) ?? [])
}

/** The share of trigrams that two texts have in common, of all that either has: as PostgreSQL's pg_trgm counts them. */
function sharedTrigrams(a: string, b: string): number {
  const [one, other] = [trigrams(a), trigrams(b)]
  const shared = [...one].filter((trigram) => other.has(trigram)).length
  return one.size + other.size === shared ? 0 : shared / (one.size + other.size - shared)
}

function trigrams(text: string): Set<string> {
  const found = new Set<string>()
  for (const word of text.split(' ')) {
    const letters = [...`  ${word} `]
    for (let at = 0; at + 2 < letters.length; at++) found.add(letters.slice(at, at + 3).join(''))
  }
  return found
}

/** The share of the shorter text's pairs of neighbouring words that the longer has too; where it is cut, they are no neighbours. */
function cutOf(a: string, b: string): number {
  const [one, other] = [runs(a), runs(b)]
  // Of two of one length, the one that repeats itself has fewer pairs: the order they come in must not matter.
  const isShorter = one.units === other.units ? one.pairs.size <= other.pairs.size : one.units < other.units
  const [shorter, longer] = isShorter ? [one, other] : [other, one]
  if (shorter.units < CUT_MIN || shorter.pairs.size === 0) return 0
  const found = [...shorter.pairs].filter((pair) => longer.pairs.has(pair)).length
  return found / shorter.pairs.size
}

function runs(text: string): { units: number; pairs: Set<string> } {
  const pairs = new Set<string>()
  let units = 0
  for (const run of fold(text).split(/\[?\.{3,}\]?/)) {
    const found = run.match(UNIT) ?? []
    units += found.length
    for (let at = 0; at + 1 < found.length; at++) pairs.add(`${found[at]} ${found[at + 1]}`)
  }
  return { units, pairs }
}
