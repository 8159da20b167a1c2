import { parseId } from '../../graphql/ids.ts'
import type { SubjectType } from './actions.ts'
import type { Issue } from './refusal.ts'

/** Fields of inputs that name a record: by its public id, its key in the database, or its slug. */
const REFERENCES: Record<string, SubjectType | readonly SubjectType[]> = {
  show: 'Show',
  shows: 'Show',
  installment: 'Installment',
  installments: 'Installment',
  speaker: 'Speaker',
  saidBy: 'Speaker',
  from: ['Speaker', 'Quote'],
  into: ['Speaker', 'Quote'],
  onBehalfOf: 'Organisation',
  outlet: 'Organisation',
  organisation: 'Organisation',
  organiser: 'Organisation',
  platform: 'Organisation',
  relayedViaOrganisation: 'Organisation',
  event: 'Event',
  partOf: 'Event',
  series: 'EventSeries',
  members: 'Speaker',
  replacedBy: 'Installment',
  article: 'Article',
  quote: 'Quote',
  ruling: 'Ruling',
  supersedes: 'Ruling'
}

/**
 * An input with public ids turned into keys, at any depth; slugs stay as they are. An id of another type stays too, and
 * is added to the issues.
 */
export function withKeys(input: unknown, issues: Issue[], path: readonly string[] = ['input']): unknown {
  if (Array.isArray(input)) return input.map((item, index) => withKeys(item, issues, [...path, String(index)]))
  if (typeof input === 'string') return keyOf(input, issues, path)
  if (input === null || typeof input !== 'object' || input instanceof Date) return input
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, withKeys(value, issues, [...path, name])]))
}

function keyOf(text: string, issues: Issue[], path: readonly string[]): string {
  const wanted = [REFERENCES[path.findLast((name) => !/^\d+$/.test(name)) ?? ''] ?? []].flat()
  const id = wanted.length === 0 ? null : parseId(text)
  if (!id) return text
  const fits = (wanted as readonly string[]).includes(id.type)
  if (fits && id.version === null) return id.key
  const found = fits ? 'one version' : `a ${id.type}`
  issues.push({ path, message: `this is the id of ${found}: it takes the id or slug of a ${wanted.join(' or a ')}` })
  return text
}
