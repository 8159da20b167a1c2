import type { CreditRole, OrganisationRole, Voice } from '../../database/generated/client.ts'

/** What the record knows of somebody who speaks about a show. */
export interface Standing {
  /** Roles of the organisation that speaks or is spoken for; null where none is. */
  organisation: readonly OrganisationRole[] | null
  /** Credits on the show; of a group, those of all its members. */
  credits: readonly CreditRole[]
}

/**
 * In what capacity somebody speaks about a show. Authority follows the speaker, not the venue: who speaks for a platform
 * or a studio speaks officially wherever it is said; makers speak as makers before they speak as cast.
 */
export function voiceOf({ organisation, credits }: Standing): Voice {
  if (organisation?.includes('PLATFORM')) return 'PLATFORM'
  if (organisation?.includes('STUDIO')) return 'STUDIO'
  for (const role of ['CREATOR', 'SHOWRUNNER', 'PRODUCER'] as const) if (credits.includes(role)) return role
  if (organisation?.includes('OUTLET')) return 'OUTLET'
  return credits.includes('CAST') ? 'CAST' : 'OTHER'
}
