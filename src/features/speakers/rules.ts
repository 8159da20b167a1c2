import type { CreditRole, OrganisationRole, Voice } from '../../database/generated/client.ts'

/** What the record knows of somebody who speaks about a show. */
export interface Standing {
  /** Roles of the organisation that speaks or is spoken for; null where none is. */
  organisation: readonly OrganisationRole[] | null
  /** Whether that organisation is a platform of this very show: only that one can order its installments. */
  showsIt: boolean
  /** Credits on the show; of a group, those of all its members. */
  credits: readonly CreditRole[]
}

/**
 * In what capacity somebody speaks about a show. Authority follows the speaker, not the venue: who speaks for the show's
 * platform or for a studio speaks officially wherever it is said; makers speak as makers before they speak as cast. Another
 * platform is nobody here.
 */
export function voiceOf({ organisation, showsIt, credits }: Standing): Voice {
  if (showsIt && organisation?.includes('PLATFORM')) return 'PLATFORM'
  if (organisation?.includes('STUDIO')) return 'STUDIO'
  for (const role of ['CREATOR', 'SHOWRUNNER', 'PRODUCER'] as const) if (credits.includes(role)) return role
  if (organisation?.includes('OUTLET')) return 'OUTLET'
  return credits.includes('CAST') ? 'CAST' : 'OTHER'
}
