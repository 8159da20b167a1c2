import type { FactDate, RulingFact, Signal, SignalKind, StanceFact } from '../facts.ts'
import { compareDated, compareText, whollyBefore } from './order.ts'
import type { StateFold } from './state.ts'

/** A signal with its place on the timeline. */
interface DatedSignal {
  date: FactDate
  id: string
  kind: SignalKind
  signal: Signal
}

/**
 * What was said beside the status, newest first. What lies wholly before `began`, the ruling that began the run of the
 * present answer, has been answered by it and is dropped; the sides of an open contradiction stay.
 */
export function signalsOf(
  fold: StateFold,
  rumours: readonly RulingFact[],
  cast: readonly StanceFact[],
  began: RulingFact | null
): Signal[] {
  const beside = [
    ...rumours.map((ruling) => ruled('RUMOUR', ruling)),
    ...fold.overruled.map((ruling) => ruled('OVERRULED', ruling)),
    ...castWords(cast)
  ].filter(({ date }) => began === null || !whollyBefore(date, began.effective))
  return [...beside, ...fold.contenders.map((ruling) => ruled('CONTESTED', ruling))]
    .toSorted((a, b) => compareDated(b, a) || compareText(a.kind, b.kind))
    .map(({ signal }) => signal)
}

function ruled(kind: SignalKind, { effective, id }: RulingFact): DatedSignal {
  return { date: effective, id, kind, signal: { kind, rulingVersionId: id, quoteVersionId: null } }
}

/** One signal a quote, though it may lean on the show and on an installment at once. */
function castWords(cast: readonly StanceFact[]): DatedSignal[] {
  const words = new Map<string, DatedSignal>()
  for (const { id, said } of cast) {
    words.set(id, { date: said, id, kind: 'CAST', signal: { kind: 'CAST', rulingVersionId: null, quoteVersionId: id } })
  }
  return [...words.values()]
}
