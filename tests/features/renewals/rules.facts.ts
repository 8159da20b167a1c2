/** Facts for the tests of the rules: a record of one show, written down in as few words as its story needs. */
import { parseDate } from '../../../src/dates/date.ts'
import type {
  EvidenceFact,
  FactDate,
  InstallmentFact,
  PlatformFact,
  RulingFact,
  Segment,
  ShowFacts,
  StanceFact,
  Voice
} from '../../../src/features/renewals/facts.ts'
import { authorityOf, headlineSegments, installmentSegments } from '../../../src/features/renewals/rules.ts'

/** A date as the writer of a fact hands it over. */
export function on(edtf: string): FactDate {
  const { earliest, latest, at, label } = parseDate(edtf)
  if (earliest === null || latest === null) throw new Error(`A fact needs both ends: ${edtf}`)
  return { edtf, earliest, latest, at, label }
}

export function platform(name: string): PlatformFact {
  return { organisationId: name.toLowerCase(), name, territory: null }
}

export function evidence(id: string, lapsesOn: string | null = null, where: string | null = null): EvidenceFact {
  return { kind: 'QUOTE', id, lapsesOn, where }
}

type RulingStory = Partial<Omit<RulingFact, 'effective' | 'saidBy'>> & { lapsesOn?: string; by?: string }

/** A ruling about season 's2' unless the story says otherwise; its one quote is named after it. */
export function ruling(id: string, voice: Voice, effective: string, story: RulingStory = {}): RulingFact {
  const { lapsesOn, by, ...rest } = story
  return {
    id,
    rulingId: id,
    installmentIds: ['s2'],
    state: null,
    finality: null,
    release: null,
    platforms: null,
    effective: on(effective),
    saidBy: { id: by ?? voice, name: by ?? voice },
    voice,
    authority: authorityOf(voice),
    supersedes: null,
    evidence: [evidence(`quote of ${id}`, lapsesOn ?? null)],
    ...rest
  }
}

/** A stance about the renewal of 's2' unless the story says otherwise. */
export function stance(
  id: string,
  voice: Voice,
  value: StanceFact['value'],
  said: string,
  story: Partial<StanceFact> = {}
): StanceFact {
  return {
    id,
    installmentId: 's2',
    subject: 'RENEWAL',
    value,
    said: on(said),
    voice,
    lapsesOn: null,
    ...story
  }
}

export function season(number: number, story: Partial<InstallmentFact> = {}): InstallmentFact {
  return {
    id: `s${number}`,
    title: `Season ${number}`,
    position: number,
    replacedById: null,
    platforms: [platform('Starlight')],
    ...story
  }
}

/** A show of one open installment, season 2, unless the story lists others. */
export function show(rulings: RulingFact[], story: Partial<ShowFacts> = {}): ShowFacts {
  return { showId: 'show', title: 'The Show', installments: [season(2)], rulings, stances: [], ...story }
}

/** What a timeline says on a day. */
export function asOf<T>(segments: ReadonlyArray<Segment<T>>, day: string): T {
  const found = segments.find(({ from, to }) => from <= day && day < to)
  if (!found) throw new Error(`No segment holds ${day}`)
  return found.status
}

/** The status of 's2', or another installment, on a day. */
export function statusOn(facts: ShowFacts, day: string, installmentId = 's2') {
  return asOf(installmentSegments(facts, installmentId), day)
}

export function headlineOn(facts: ShowFacts, day: string) {
  return asOf(headlineSegments(facts), day)
}

/** "2025-03-01 RENEWED": the states of 's2' by the day each begins, from the first one on. */
export function storyOf(facts: ShowFacts, installmentId = 's2'): string[] {
  const lines: string[] = []
  let last: string | null = null
  for (const { from, status } of installmentSegments(facts, installmentId)) {
    if (status.state !== last) lines.push(`${from} ${status.state ?? 'nothing'}`)
    last = status.state
  }
  return lines
}
