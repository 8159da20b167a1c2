import type { Asked } from './both.ts'
import type { Material } from './material.ts'

const TIMELINE = 'query ($at: DateTime!) { quoteTimeline(first: 100, knownAt: $at) { nodes { id version speaker { slug } } } }'
const STATUSES = 'query ($at: DateTime!) { shows(first: 100) { nodes { renewalStatus(knownAt: $at) { knownAt state explanation } } } }'
const DAYS = 'query ($on: Date!) { renewalBoard(first: 100, asOf: $on) { totalCount nodes { installment { id } status { state asOf } } } }'

/** Which entries of the log end what was known before. */
const KINDS = ['merge', 'correction', 'retraction', 'withdrawal']
const MOST = 12

/** The clocks just before, at and after what clocks are about: chance alone seldom comes to these. */
export function crossings({ beside, values }: Material): Asked[] {
  const changes = KINDS.flatMap((kind) => (beside.get(kind) ?? []).filter((text) => /^\d{4}-\d\d-\d\dT/.test(text)).slice(0, MOST))
  const moments = [...new Set(changes)].flatMap((moment) => [-1, 0].map((step) => new Date(Date.parse(moment) + step).toISOString()))
  const days = [...new Set((values.get('ImpreciseDate.earliest') ?? []).map(String))].slice(0, 2 * MOST)
  const asked = [
    ...[...moments, '2200-12-31T00:00:00Z'].flatMap((at) => [TIMELINE, STATUSES].map((query) => ({ query, variables: { at } }))),
    ...days.map((on) => ({ query: DAYS, variables: { on } })),
    { query: 'query @perspective(see: DRAFTS) { quoteTimeline(first: 100) { totalCount nodes { visibility } } }', variables: {} }
  ]
  return asked.map(({ query, variables }, index) => ({ name: `crossing ${index}`, operation: { query, variables, role: 'editor' } }))
}
