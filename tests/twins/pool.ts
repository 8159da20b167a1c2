import type { Chance } from '../oracle/chance.ts'

/** What operations are made of: what answers have given, and of the hidden record what nobody should be given. */
export interface Pool {
  ids: string[]
  slugs: { type: string; slug: string }[]
  cursors: { type: string; cursor: string }[]
  moments: string[]
  hidden: { ids: string[]; slugs: string[] }
}

/** Slugs of the published record to begin with. */
const KNOWN: Record<string, string[]> = {
  Show: ['the-tide-tables', 'the-tide-tables-again', 'the-tide-tables-twice'],
  Speaker: ['mara-quill', 'tobias-fenn', 'lantern'],
  Organisation: ['lantern', 'the-fictional-times', 'daily-invention'],
  Article: ['times-may', 'invention-may', 'times-may-again'],
  Event: ['harbour-festival']
}

export function poolOf(hidden: Pool['hidden']): Pool {
  const slugs = Object.entries(KNOWN).flatMap(([type, known]) => known.map((slug) => ({ type, slug })))
  return { ids: [], slugs, cursors: [{ type: 'none', cursor: 'no cursor' }], moments: ['2030-01-01T00:00:00Z'], hidden }
}

/** Of what type of record a field of an input, or an argument, names one; null where its place says it. */
const NAMED: Record<string, string> = {
  ...{ shows: 'Show', show: 'Show', speakers: 'Speaker', speaker: 'Speaker', participants: 'Speaker', quote: 'Quote', ruling: 'Ruling' },
  ...{ platforms: 'Organisation', outlets: 'Organisation', outlet: 'Organisation', organisation: 'Organisation' },
  ...{ article: 'Article', event: 'Event', installment: 'Installment' }
}

export function typeFor(name: string, input: string): string | null {
  return NAMED[name] ?? (/^(Article|Event|Installment|Organisation|Show|Speaker)By$/.exec(input)?.[1] ?? null)
}

export function slugFor(chance: Chance, { slugs }: Pool, type: string): string {
  const fitting = slugs.filter((known) => known.type === type)
  return chance.pick(fitting.length > 0 ? fitting : slugs).slug
}

/** Keeps what an answer gives to ask further with: ids, slugs and cursors by what they are of, record times. */
export function learn(pool: Pool, answer: unknown): void {
  if (typeof answer !== 'object' || answer === null) return
  for (const [name, value] of Object.entries(answer)) {
    if (typeof value !== 'string') learn(pool, value)
    else if (/cursor$/i.test(name)) keep(pool.cursors, { type: cursorType(name, answer), cursor: value }, 'cursor')
    else if (name.endsWith('_id')) keep(pool.ids, value)
    else if (name.endsWith('_slug')) keep(pool.slugs, { type: name.slice(0, -'_slug'.length), slug: value }, 'slug')
    else if (/_(recordedAt|knownFrom)$/.test(name)) keep(pool.moments, value)
  }
}

/** The connection that gave a cursor: an edge says its own, a page does not know whose it is. */
function cursorType(name: string, answer: object): string {
  const { ['__typename']: type = name } = answer as { __typename?: string }
  return type.endsWith('Edge') ? `${type.slice(0, -'Edge'.length)}Connection` : type
}

const MOST = 400

function keep<T>(values: T[], value: T, by?: keyof T): void {
  if (values.length < MOST && !values.some((known) => (by ? known[by] === value[by] : known === value))) values.push(value)
}
