import type { StateRuling } from './answer.ts'
import type { RulingOrder } from './order.ts'

/** By how many others each ruling is beaten; one that nobody beats is not among them. */
export type Defeats = ReadonlyMap<StateRuling, number>

/** The defeats once `group` has arrived among `present` rulings, whose own defeats are known. */
export function defeatsAmong(
  present: readonly StateRuling[],
  known: Defeats,
  group: readonly StateRuling[],
  order: RulingOrder
): Defeats {
  const defeats = new Map(known)
  const meet = (a: StateRuling, b: StateRuling) => {
    if (order.beats(a, b)) defeats.set(b, (defeats.get(b) ?? 0) + 1)
    if (order.beats(b, a)) defeats.set(a, (defeats.get(a) ?? 0) + 1)
  }
  for (const [place, ruling] of group.entries()) {
    for (const other of present) meet(ruling, other)
    for (let earlier = 0; earlier < place; earlier++) meet(ruling, group[earlier] as StateRuling)
  }
  return defeats
}

/** The defeats of those who are left once others have gone: what only those beat is beaten no more. */
export function withoutAbsent(
  defeats: Defeats,
  absent: readonly StateRuling[],
  left: readonly StateRuling[],
  order: RulingOrder
): Defeats {
  const remaining = new Map<StateRuling, number>()
  for (const ruling of left) {
    const times = (defeats.get(ruling) ?? 0) - absent.filter((gone) => order.beats(gone, ruling)).length
    if (times > 0) remaining.set(ruling, times)
  }
  return remaining
}
