import type { ComingBack, FactDate, InstallmentState, RulingFact, Voice } from '../../src/features/renewals/facts.ts'

// Which of two claims is the later, and which gives way: read naively from the description of the rules, sharing nothing
// with them. Slow on purpose: every answer is worked out anew from the facts.

export function answerOf(state: InstallmentState | null): ComingBack {
  if (state === 'ORDERED' || state === 'RENEWED' || state === 'IN_PRODUCTION' || state === 'RELEASED') return 'YES'
  if (state === 'CANCELLED' || state === 'ENDED') return 'NO'
  return 'UNDECIDED'
}

export function progressOf(state: InstallmentState | null): number {
  if (state === 'RELEASED') return 3
  if (state === 'IN_PRODUCTION') return 2
  return state === 'ORDERED' || state === 'RENEWED' ? 1 : 0
}

export function rank(voice: Voice): number {
  if (voice === 'PLATFORM') return 4
  if (voice === 'STUDIO') return 3
  if (voice === 'CREATOR' || voice === 'SHOWRUNNER' || voice === 'PRODUCER') return 2
  return voice === 'OUTLET' ? 1 : 0
}

export function overlap(a: FactDate, b: FactDate): boolean {
  return !(a.latest < b.earliest) && !(b.latest < a.earliest)
}

/** What has a date and an id: the newest is the one with the greatest latest day, then earliest day, then id. */
export interface Dated {
  date: FactDate
  id: string
}

export function newestFirst<T extends Dated>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => (isNewer(a, b) ? -1 : isNewer(b, a) ? 1 : 0))
}

function isNewer(a: Dated, b: Dated): boolean {
  if (a.date.latest !== b.date.latest) return a.date.latest > b.date.latest
  if (a.date.earliest !== b.date.earliest) return a.date.earliest > b.date.earliest
  return a.id > b.id
}

/** Whether `a` says, directly or through others on record, that it replaces `b`. `all`: every ruling of the show. */
function supersedes(a: RulingFact, b: RulingFact, all: readonly RulingFact[]): boolean {
  const seen = new Set<string>()
  let next = a.supersedes
  while (next !== null && !seen.has(next)) {
    if (next === b.rulingId) return true
    seen.add(next)
    const wanted: string = next
    next = all.find(({ rulingId }) => rulingId === wanted)?.supersedes ?? null
  }
  return false
}

/** Whether `a` is the later of the two; false both ways round where neither is. */
export function isLater(a: RulingFact, b: RulingFact, all: readonly RulingFact[]): boolean {
  if (b.effective.latest < a.effective.earliest) return true
  if (a.effective.latest < b.effective.earliest) return false
  const [forth, back] = [supersedes(a, b, all), supersedes(b, a, all)]
  if (forth !== back) return forth
  const [mine, other] = [a.effective.at, b.effective.at]
  if (mine !== null && other !== null && mine !== other) return mine > other
  return rank(a.voice) > rank(b.voice)
}

function isDecisive(ruling: RulingFact): boolean {
  return ruling.authority === 'OFFICIAL' && ruling.state !== null && answerOf(ruling.state) !== 'UNDECIDED'
}

/** Whether `b` gives way to `a`: only what contradicts does. */
export function beats(a: RulingFact, b: RulingFact, all: readonly RulingFact[]): boolean {
  if (answerOf(a.state) === answerOf(b.state)) return false
  if (isDecisive(a) && b.authority === 'REPORTED') return true
  if (isDecisive(b) && a.authority === 'REPORTED') return false
  return isLater(a, b, all)
}

/** The last word among rulings: what no other is later than; several such (or none): the newest date, then the greatest id. */
export function lastWord(rulings: readonly RulingFact[], all: readonly RulingFact[]): RulingFact | null {
  const unsurpassed = rulings.filter((one) => !rulings.some((other) => other !== one && isLater(other, one, all)))
  const from = unsurpassed.length > 0 ? unsurpassed : rulings
  return newestFirst(from.map((ruling) => ({ date: ruling.effective, id: ruling.id, ruling })))[0]?.ruling ?? null
}
