import type { ImpreciseDate } from '../../dates/date.ts'
import type { Authority, Finality, InstallmentState, Prisma, Voice } from '../../database/generated/client.ts'
import { dateOf } from '../history/columns.ts'

export interface RulingPlatformContent {
  organisationId: string
  territory: string | null
}

export interface RulingEvidenceContent {
  quoteId: string | null
  articleId: string | null
}

/** All that one version of a ruling claims. */
export interface RulingContent {
  showId: string
  /** Empty: about the show as a whole. */
  installmentIds: string[]
  state: InstallmentState | null
  finality: Exclude<Finality, 'UNKNOWN'> | null
  release: ImpreciseDate | null
  platforms: RulingPlatformContent[]
  effective: ImpreciseDate
  saidById: string | null
  saidByName: string
  onBehalfOfId: string | null
  voice: Voice
  authority: Authority
  supersedesId: string | null
  note: string | null
  evidence: RulingEvidenceContent[]
}

export const RULING_CONTENT = {
  installments: { orderBy: { installmentId: 'asc' } },
  platforms: { orderBy: { position: 'asc' } },
  evidence: { orderBy: { position: 'asc' } }
} satisfies Prisma.RulingVersionInclude

export type StoredRuling = Prisma.RulingVersionGetPayload<{ include: typeof RULING_CONTENT }>

/** The content of a stored version. */
export function contentOf(version: StoredRuling): RulingContent {
  const { showId, state, saidById, saidByName, onBehalfOfId, voice, authority, supersedesId, note } = version
  const effective = dateOf(version.effective)
  if (!effective) throw new Error(`Ruling version ${version.id} has lost its effective date: run "greenlit doctor".`)
  return {
    ...{ showId, state, saidById, saidByName, onBehalfOfId, voice, authority, supersedesId, note, effective },
    finality: version.finality === 'UNKNOWN' ? null : version.finality,
    release: dateOf(version.release),
    installmentIds: version.installments.map(({ installmentId }) => installmentId),
    platforms: version.platforms.map(({ organisationId, territory }) => ({ organisationId, territory })),
    evidence: version.evidence.map(({ quoteId, articleId }) => ({ quoteId, articleId }))
  }
}
