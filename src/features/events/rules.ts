import type { EventKind } from '../../database/generated/client.ts'

const AT: ReadonlySet<EventKind> = new Set([
  'CONVENTION_PANEL',
  'FESTIVAL',
  'PRESS_TOUR',
  'INDUSTRY_CONFERENCE',
  'AWARDS'
])
const ON: ReadonlySet<EventKind> = new Set(['PODCAST', 'RADIO', 'TELEVISION', 'SOCIAL_POST', 'EARNINGS_CALL'])

/** Where something was said, as a sentence says it: "at Waterstones Children's Book Festival", "on Channel Nine Breakfast". */
export function whereSaid(kind: EventKind, name: string): string {
  if (AT.has(kind)) return `at ${name}`
  return `${ON.has(kind) ? 'on' : 'in'} ${name}`
}
