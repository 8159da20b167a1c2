import type { InstallmentFact, RulingFact, ShowFacts } from '../../src/features/renewals/facts.ts'
import { facetOn } from './facets.ts'
import { installmentOn, lastHeardOn, type NaiveHeadline, type NaiveStatus, outlookOn, proofOf, shownOf, signalsOn, voiceRuling } from './fold.ts'
import { answerOf, beats } from './order.ts'
import { runOn } from './runs.ts'
import { rulingStands, theDayBefore } from './standing.ts'
import { type StateOnDay, stateOn } from './state.ts'

/** What is to be said of a show on one day: the status of its first open installment, or, with none open, of the show. */
export function headlineOn(facts: ShowFacts, day: string): NaiveHeadline {
  const installments = facts.installments.filter((one) => !isReplaced(facts, one)).sort(byPlace)
  const isReleased = ({ id }: InstallmentFact) => stateOn(facts, id, day).state === 'RELEASED'
  const open = installments.filter((one) => !isReleased(one))
  const [first] = open
  if (first) {
    const openInstallmentIds = open.map(({ id }) => id)
    return { ...installmentOn(facts, first.id, day), installmentId: first.id, openInstallmentIds }
  }
  return { ...withNoneOpen(facts, day, installments.at(-1) ?? null), installmentId: null, openInstallmentIds: [] }
}

function isReplaced({ installments }: ShowFacts, { replacedById }: InstallmentFact): boolean {
  return replacedById !== null && installments.some(({ id }) => id === replacedById)
}

function byPlace(a: InstallmentFact, b: InstallmentFact): number {
  return a.position - b.position || (a.id < b.id ? -1 : 1)
}

/** `last`: the last installment that nothing replaces; it is out, as no installment is open. A replaced one may be out too. */
function withNoneOpen(facts: ShowFacts, day: string, last: InstallmentFact | null): NaiveStatus {
  const fold = stateOn(facts, null, day)
  const out = facts.installments.filter(({ id }) => stateOn(facts, id, day).state === 'RELEASED').sort(byPlace)
  const [latest] = out.slice(-1)
  const platforms = latest ? installmentOn(facts, latest.id, day).platforms : []
  const blank: NaiveStatus = {
    ...{ comingBack: 'UNDECIDED', state: null, finality: 'UNKNOWN', since: null, authority: null, saidBy: null },
    ...{ outlook: null, contested: false, rulingVersionIds: [], evidence: [], previous: null, release: null },
    platforms,
    signals: signalsOn(facts, null, day, { ...fold, began: null }),
    lastHeard: null
  }
  if (answerOf(fold.state) === 'NO' && !isUndone(facts, fold, day)) return closed(facts, fold, day, blank)
  const final = last && facetOn(facts, last.id, day, 'finality')
  if (final?.finality === 'CONFIRMED') return concluded(facts, final, fold, day, blank)
  return { ...blank, outlook: outlookOn(facts, null, day), lastHeard: lastHeardOn(facts, null, day, heardOf(fold)) }
}

/** An end that was undone, too, is something one has heard of the show. */
function heardOf({ standing, rivals, overruled }: StateOnDay): RulingFact[] {
  return [...standing, ...rivals, ...overruled]
}

function closed(facts: ShowFacts, fold: StateOnDay, day: string, blank: NaiveStatus): NaiveStatus {
  const holding = fold.standing.filter(({ state }) => state === fold.state)
  return {
    ...blank,
    comingBack: 'NO',
    state: fold.state,
    since: runOn(facts, null, day).since,
    authority: fold.authority,
    saidBy: voiceRuling(holding, facts)?.saidBy ?? null,
    ...proofOf(shownOf(holding, fold, facts), day),
    signals: signalsOn(facts, null, day, fold),
    lastHeard: lastHeardOn(facts, null, day, heardOf(fold))
  }
}

function concluded(facts: ShowFacts, final: RulingFact, fold: StateOnDay, day: string, blank: NaiveStatus): NaiveStatus {
  return {
    ...blank,
    comingBack: 'NO',
    state: 'ENDED',
    finality: 'CONFIRMED',
    since: final.effective.edtf,
    authority: final.authority,
    saidBy: final.saidBy,
    ...proofOf([final], day),
    signals: signalsOn(facts, null, day, { ...fold, state: 'ENDED', began: final }),
    lastHeard: lastHeardOn(facts, null, day, [final, ...heardOf(fold)])
  }
}

/** Whether something was ordered after the end of the show was announced, for an installment that was not out by then. */
function isUndone(facts: ShowFacts, fold: StateOnDay, day: string): boolean {
  const ends = fold.standing.filter(({ state }) => state === fold.state)
  const orders = facts.rulings.filter(
    (ruling) =>
      ruling.authority !== 'RUMOURED' &&
      ruling.installmentIds.length > 0 &&
      ruling.state !== 'RELEASED' &&
      answerOf(ruling.state) === 'YES' &&
      rulingStands(ruling, day)
  )
  return orders.some((order) => ends.every((end) => undoes(facts, order, end)))
}

function undoes(facts: ShowFacts, order: RulingFact, end: RulingFact): boolean {
  const before = theDayBefore(end.effective.latest)
  const known = order.installmentIds.filter((id) => facts.installments.some((installment) => installment.id === id))
  const wasOpen = known.some((id) => stateOn(facts, id, before).state !== 'RELEASED')
  const isAfter = beats(order, end, facts.rulings)
  return wasOpen && isAfter
}
