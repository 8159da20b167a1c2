/**
 * What the rules of renewal read: the facts on record about one show at one moment of record time, and what they make
 * of them. Plain data: days are 'YYYY-MM-DD' (UTC), instants ISO 8601 in UTC milliseconds.
 */

export type InstallmentState =
  | 'IN_DEVELOPMENT'
  | 'AWAITING_DECISION'
  | 'ORDERED'
  | 'RENEWED'
  | 'IN_PRODUCTION'
  | 'ON_HOLD'
  | 'RELEASED'
  | 'CANCELLED'
  | 'ENDED'

export type ComingBack = 'YES' | 'UNDECIDED' | 'NO'
export type Finality = 'UNKNOWN' | 'PLANNED' | 'CONFIRMED' | 'NO'
export type Authority = 'OFFICIAL' | 'REPORTED' | 'RUMOURED'

/** In what capacity somebody speaks about a show; authority follows from it. */
export type Voice = 'PLATFORM' | 'STUDIO' | 'CREATOR' | 'SHOWRUNNER' | 'PRODUCER' | 'OUTLET' | 'CAST' | 'OTHER'

export type StanceSubject = 'RENEWAL' | 'FINALITY' | 'DATE' | 'PLATFORM'
export type StanceValue = 'CONFIRMS' | 'HOPEFUL' | 'CAUTIOUS' | 'PESSIMISTIC' | 'DENIES' | 'NEUTRAL'
export type Outlook = 'CONFIRMS' | 'HOPEFUL' | 'CAUTIOUS' | 'PESSIMISTIC' | 'DENIES' | 'MIXED'

/** A date as the rules need it. `latest` is never open here: the writer of the fact has capped it. */
export interface FactDate {
  edtf: string
  earliest: string
  latest: string
  /** The exact instant, where the source gives one. */
  at: string | null
  label: string
}

/** What a ruling rests on: a published quote (its version on record) or a published article. */
export interface EvidenceFact {
  kind: 'QUOTE' | 'ARTICLE'
  /** The quote's version id or the article's id. */
  id: string
  /** The day from which it no longer stands, because every article that printed it had been retracted; null: it stands. */
  lapsesOn: string | null
  /** "at Waterstones Children's Book Festival", "in Netflix's TUDUM": where it was said, as a phrase; null where unknown. */
  where: string | null
}

export interface PlatformFact {
  organisationId: string
  name: string
  /** ISO 3166-1 alpha-2; null: everywhere. */
  territory: string | null
}

export interface SpeakerFact {
  id: string | null
  name: string
}

export interface RulingFact {
  /** The ruling's version id: evidence of what was on record. */
  id: string
  rulingId: string
  /** The installments it is about; empty: the show as a whole (state CANCELLED or ENDED only). */
  installmentIds: string[]
  state: InstallmentState | null
  finality: Exclude<Finality, 'UNKNOWN'> | null
  release: FactDate | null
  platforms: PlatformFact[] | null
  effective: FactDate
  saidBy: SpeakerFact
  voice: Voice
  authority: Authority
  /** rulingId of the ruling that this one says it replaces. */
  supersedes: string | null
  evidence: EvidenceFact[]
}

export interface StanceFact {
  /** The quote's version id. */
  id: string
  /** null: about the show as a whole. */
  installmentId: string | null
  subject: StanceSubject
  value: StanceValue
  said: FactDate
  voice: Voice
  /** The day from which it no longer stands, because every article that printed it had been retracted; null: it stands. */
  lapsesOn: string | null
}

export interface InstallmentFact {
  id: string
  /** "Season 4" */
  title: string
  /** Order within the show. */
  position: number
  replacedById: string | null
  /** Where it is or would be shown as far as the record describes it; a ruling about platforms takes their place. */
  platforms: PlatformFact[]
}

/** Everything on record about one show at one moment of record time, published things only. */
export interface ShowFacts {
  showId: string
  title: string
  installments: InstallmentFact[]
  rulings: RulingFact[]
  stances: StanceFact[]
}

export type SignalKind = 'RUMOUR' | 'OVERRULED' | 'CONTESTED' | 'CAST'

/** Something said that does not decide: a rumour, a report that did not prevail, one side of a contradiction, a cast member's word. */
export interface Signal {
  kind: SignalKind
  /** Exactly one of both. */
  rulingVersionId: string | null
  quoteVersionId: string | null
}

export interface PreviousState {
  state: InstallmentState | null
  comingBack: ComingBack
  since: FactDate | null
}

/** What the record makes of one installment, or of a show, over a span of days. */
export interface DerivedStatus {
  comingBack: ComingBack
  state: InstallmentState | null
  finality: Finality
  since: FactDate | null
  authority: Authority | null
  saidBy: SpeakerFact | null
  outlook: Outlook | null
  contested: boolean
  /** Version ids of the rulings behind state, finality, release and platforms, newest first, each once. */
  rulingVersionIds: string[]
  /** The evidence of those rulings, in their order, each once. */
  evidence: Array<{ kind: 'QUOTE' | 'ARTICLE'; id: string }>
  signals: Signal[]
  lastHeard: FactDate | null
  previous: PreviousState | null
  platforms: PlatformFact[]
  release: FactDate | null
  explanation: string
}

/** Holds for every asOf with from <= asOf < to. The first segment starts at BEGINNING, the last ends at OPEN. */
export interface Segment<T = DerivedStatus> {
  from: string
  to: string
  status: T
}

export const BEGINNING = '0001-01-01'
export const OPEN = '9999-12-31'

/** The headline of a show: the status of the installment it speaks of (null: none is open), and every open one, in order. */
export interface DerivedHeadline extends DerivedStatus {
  installmentId: string | null
  openInstallmentIds: string[]
}
