import type {
  Authority,
  ComingBack,
  Finality,
  InstallmentState,
  Outlook,
  PlatformFact,
  RulingFact,
  ShowFacts,
  Signal,
  SpeakerFact,
  StanceFact
} from '../../src/features/renewals/facts.ts'
import { facetOn } from './facets.ts'
import { answerOf, type Dated, lastWord, newestFirst, overlap, rank } from './order.ts'
import { runBefore, runOn } from './runs.ts'
import { rulingStands, stanceStands } from './standing.ts'
import { type StateOnDay, stateOn } from './state.ts'

/** A status without its sentence; dates as EDTF. */
export interface NaiveStatus {
  comingBack: ComingBack
  state: InstallmentState | null
  finality: Finality
  since: string | null
  authority: Authority | null
  saidBy: SpeakerFact | null
  outlook: Outlook | null
  contested: boolean
  rulingVersionIds: string[]
  evidence: Array<{ kind: 'QUOTE' | 'ARTICLE'; id: string }>
  signals: Signal[]
  lastHeard: string | null
  previous: { state: InstallmentState | null; comingBack: ComingBack; since: string | null } | null
  platforms: PlatformFact[]
  release: string | null
}

/** Of a show: the installment it speaks of (null: none is open), and all that are open. */
export interface NaiveHeadline extends NaiveStatus {
  installmentId: string | null
  openInstallmentIds: string[]
}

/** So many of one sort a status shows at most. */
export const TWENTY = 20
const MAKERS = ['PLATFORM', 'STUDIO', 'CREATOR', 'SHOWRUNNER', 'PRODUCER']

/** The status of one installment on one day, from the facts alone. */
export function installmentOn(facts: ShowFacts, installmentId: string, day: string): NaiveStatus {
  const fold = stateOn(facts, installmentId, day)
  const run = runOn(facts, installmentId, day)
  const before = runBefore(facts, installmentId, run)
  const finality = facetOn(facts, installmentId, day, 'finality')
  const release = facetOn(facts, installmentId, day, 'release')
  const platforms = facetOn(facts, installmentId, day, 'platforms')
  const comingBack = answerOf(fold.state)
  const holding = fold.standing.filter(({ state }) => state === fold.state)
  const described = facts.installments.find(({ id }) => id === installmentId)?.platforms ?? []
  return {
    comingBack,
    state: fold.state,
    finality: finality?.finality ?? 'UNKNOWN',
    since: run.since,
    authority: fold.state === null ? null : fold.authority,
    saidBy: voiceRuling(holding, facts)?.saidBy ?? null,
    outlook: comingBack === 'UNDECIDED' ? outlookOn(facts, installmentId, day) : null,
    contested: fold.contested,
    ...proofOf([...shownOf(holding, fold, facts), finality, release, platforms], day),
    signals: signalsOn(facts, installmentId, day, fold),
    lastHeard: lastHeardOn(facts, installmentId, day, [...fold.standing, ...fold.rivals, ...fold.overruled]),
    previous: before && { state: before.state, comingBack: before.comingBack, since: before.since },
    platforms: platforms?.platforms ?? described,
    release: release?.release?.edtf ?? null
  }
}

/** Who is quoted for the state: of the highest rank the last word. */
export function voiceRuling(holding: readonly RulingFact[], facts: ShowFacts): RulingFact | null {
  const highest = Math.max(...holding.map(({ voice }) => rank(voice)))
  return lastWord(holding.filter(({ voice }) => rank(voice) === highest), facts.rulings)
}

/** Of the rulings that give the state the newest twenty; whoever set the state and whoever is quoted for it are always shown. */
export function shownOf(holding: readonly RulingFact[], { chosen }: StateOnDay, facts: ShowFacts): RulingFact[] {
  const newest = newestFirst(holding.map((ruling) => ({ date: ruling.effective, id: ruling.id, ruling }))).slice(0, TWENTY)
  const always = [chosen, voiceRuling(holding, facts)].filter((ruling) => ruling !== null && holding.includes(ruling))
  return [...new Set([...newest.map(({ ruling }) => ruling), ...always])].filter((ruling) => ruling !== null)
}

/** Ids and evidence of the rulings behind a status, newest first, each once; evidence only while it stands. */
export function proofOf(rulings: ReadonlyArray<RulingFact | null>, day: string): Pick<NaiveStatus, 'rulingVersionIds' | 'evidence'> {
  const each = [...new Set(rulings.filter((ruling) => ruling !== null))]
  const ordered = newestFirst(each.map((ruling) => ({ date: ruling.effective, id: ruling.id, ruling })))
  const evidence: NaiveStatus['evidence'] = []
  for (const { kind, id, lapsesOn } of ordered.flatMap(({ ruling }) => ruling.evidence)) {
    const stands = lapsesOn === null || day < lapsesOn
    if (stands && !evidence.some((known) => known.kind === kind && known.id === id)) evidence.push({ kind, id })
  }
  return { rulingVersionIds: ordered.map(({ id }) => id), evidence }
}

/** Stances about coming back that stand on a day and concern an installment (or, for null, the show as a whole alone). */
function stancesOn({ stances }: ShowFacts, installmentId: string | null, day: string, voices: readonly string[]): StanceFact[] {
  return stances.filter(
    (stance) =>
      stance.subject === 'RENEWAL' &&
      stance.value !== 'NEUTRAL' &&
      voices.includes(stance.voice) &&
      (stance.installmentId === null || stance.installmentId === installmentId) &&
      stanceStands(stance, day)
  )
}

export function outlookOn(facts: ShowFacts, installmentId: string | null, day: string): Outlook | null {
  const makers = stancesOn(facts, installmentId, day, MAKERS)
  const taken = makers.length > 0 ? makers : stancesOn(facts, installmentId, day, ['CAST'])
  const [last] = newestFirst(taken.map((stance) => ({ date: stance.said, id: stance.id, stance })))
  if (!last) return null
  const { value, said } = last.stance
  const disputed = taken.some((other) => other.value !== value && overlap(other.said, said))
  return disputed ? 'MIXED' : value === 'NEUTRAL' ? null : value
}

export function lastHeardOn(
  facts: ShowFacts,
  installmentId: string | null,
  day: string,
  rulings: readonly RulingFact[]
): string | null {
  const heard: Dated[] = [
    ...rulings.map(({ effective, id }) => ({ date: effective, id })),
    ...stancesOn(facts, installmentId, day, MAKERS).map(({ said, id }) => ({ date: said, id }))
  ]
  return newestFirst(heard)[0]?.date.edtf ?? null
}

/** What was said beside the answer, newest first; what lies wholly before the answer began is no longer shown. */
export function signalsOn(facts: ShowFacts, installmentId: string | null, day: string, fold: StateOnDay): Signal[] {
  const rumours = facts.rulings.filter(
    (ruling) =>
      ruling.authority === 'RUMOURED' &&
      (ruling.installmentIds.length === 0 || (installmentId !== null && ruling.installmentIds.includes(installmentId))) &&
      rulingStands(ruling, day)
  )
  const cast = stancesOn(facts, installmentId, day, ['CAST'])
  const shown = [
    ...rumours.map((ruling) => rulingSignal('RUMOUR', ruling)),
    ...fold.overruled.map((ruling) => rulingSignal('OVERRULED', ruling)),
    ...cast.map(({ id, said }) => ({ date: said, id, kind: 'CAST' as const, rulingVersionId: null, quoteVersionId: id }))
  ]
  const { began } = fold
  const current = shown.filter(({ date }) => fold.state === null || began === null || !(date.latest < began.effective.earliest))
  const beside: SignalOnDay[] = []
  for (const signal of newestFirst(current)) {
    // One quote may take a stance on the show and on the installment: it is shown once.
    const isShown = beside.some(({ kind, id }) => kind === signal.kind && id === signal.id)
    if (!isShown && beside.length < TWENTY) beside.push(signal)
  }
  const signals = newestFirst([...beside, ...sidesShown(fold)])
  return signals.map(({ kind, rulingVersionId, quoteVersionId }) => ({ kind, rulingVersionId, quoteVersionId }))
}

interface SignalOnDay extends Dated, Signal {}

/** Of a contradiction the newest twenty that say yes, that say no and that leave it open. */
function sidesShown({ sides }: StateOnDay): SignalOnDay[] {
  return ['YES', 'NO', 'UNDECIDED'].flatMap((answer) => {
    const side = sides.filter(({ state }) => answerOf(state) === answer)
    return newestFirst(side.map((ruling) => rulingSignal('CONTESTED', ruling))).slice(0, TWENTY)
  })
}

function rulingSignal(kind: Signal['kind'], { id, effective }: RulingFact) {
  return { date: effective, id, kind, rulingVersionId: id, quoteVersionId: null }
}
