import type { FactDate, RulingFact, Signal, SignalKind, StanceFact } from '../facts.ts'
import type { StateRuling } from './answer.ts'
import { comingBackOf } from './answer.ts'
import { compareDated, compareText, MOST_SHOWN, newest, whollyBefore } from './order.ts'
import type { StateFold } from './state.ts'

/** A signal with its place on the timeline. */
interface DatedSignal {
  date: FactDate
  id: string
  kind: SignalKind
  signal: Signal
}

/**
 * What was said beside the status, newest first: the newest of every side of an open contradiction, and the newest of all
 * else. What of that lies wholly before `began`, the ruling that began the run of the present answer, has been answered by
 * it and is dropped. Rumours and words of the cast are given oldest first.
 */
export function signalsOf(
  fold: StateFold,
  rumours: readonly RulingFact[],
  cast: readonly StanceFact[],
  began: RulingFact | null
): Signal[] {
  const beside = [
    ...newest(rumours).map((ruling) => ruled('RUMOUR', ruling)),
    ...fold.overruled.map((ruling) => ruled('OVERRULED', ruling)),
    ...castWords(cast)
  ]
    .filter(({ date }) => began === null || !whollyBefore(date, began.effective))
    .toSorted(newestFirst)
    .slice(0, MOST_SHOWN)
  return [...beside, ...sidesOf(fold).map((ruling) => ruled('CONTESTED', ruling))]
    .toSorted(newestFirst)
    .map(({ signal }) => signal)
}

function newestFirst(a: DatedSignal, b: DatedSignal): number {
  return compareDated(b, a) || compareText(a.kind, b.kind)
}

/** Of every answer that contends the newest rulings. */
function sidesOf({ contenders }: StateFold): StateRuling[] {
  return (['YES', 'UNDECIDED', 'NO'] as const).flatMap((answer) =>
    newest(contenders.filter(({ state }) => comingBackOf(state) === answer))
  )
}

function ruled(kind: SignalKind, { effective, id }: RulingFact): DatedSignal {
  return { date: effective, id, kind, signal: { kind, rulingVersionId: id, quoteVersionId: null } }
}

/** The newest words of the cast: one signal a quote, though it may lean on the show and on an installment at once. */
function castWords(cast: readonly StanceFact[]): DatedSignal[] {
  const words = new Map<string, DatedSignal>()
  for (let place = cast.length - 1; place >= 0 && words.size < MOST_SHOWN; place--) {
    const stance = cast[place] as StanceFact
    if (!words.has(stance.id)) words.set(stance.id, spoken(stance))
  }
  return [...words.values()]
}

/** Made once for each stance: it stands beside many answers. */
const SPOKEN = new WeakMap<StanceFact, DatedSignal>()

function spoken(stance: StanceFact): DatedSignal {
  const { id, said: date } = stance
  const known = SPOKEN.get(stance) ?? { date, id, kind: 'CAST', signal: { kind: 'CAST', rulingVersionId: null, quoteVersionId: id } }
  SPOKEN.set(stance, known)
  return known
}
