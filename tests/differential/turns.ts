import type { Asked } from './both.ts'
import type { Material } from './material.ts'
import type { Operation } from './operations.ts'

/** The lists at the root whose records have a history, and what waits; each page of a history with all that it can say. */
const LISTS = ['shows', 'speakers', 'organisations', 'events', 'articles', 'quoteTimeline']
const REVISION = 'number recordedAt actor action reason visibility changes { __typename field before after }'
const PAGE = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }'

/** Who asks, and in which perspective. */
const WHO: readonly (readonly [Operation['role'], string])[] = [
  ['reader', 'PUBLISHED'],
  ['contributor', 'DRAFTS'],
  ['editor', 'EVERYTHING'],
  ['admin', 'PUBLISHED']
]
const MOST = 4

/** Pages of histories, plans and keys in either direction, from each of some places in them: whoever asks, drafts among them. */
export function turns({ cursors }: Material): Asked[] {
  const pages = (family: string) => {
    const some = (cursors.get(family) ?? []).slice(0, MOST)
    return ['first: 2', 'last: 2', ...some.flatMap((cursor) => [`first: 3, after: "${cursor}"`, `last: 3, before: "${cursor}"`])]
  }
  const queries = [
    ...pages('history:desc').flatMap((page) => [beneath(LISTS.slice(0, 3), page), beneath(LISTS.slice(3), page), beneathShows(page)]),
    ...pages('scheduled:asc').map((page) => `scheduled(${page}) { totalCount edges { cursor node { at state actor record { __typename id } } } ${PAGE} }`),
    ...pages('apiKeys:desc').map((page) => `apiKeys(${page}) { totalCount edges { cursor node { name role createdBy revokedBy } } ${PAGE} }`)
  ]
  return queries.flatMap((query, index) =>
    WHO.map(([role, see]) => ({ name: `turn ${index}, ${role}`, operation: { query: `query @perspective(see: ${see}) { ${query} }`, variables: {}, role } }))
  )
}

function beneath(lists: readonly string[], page: string): string {
  return lists.map((list) => `${list}(first: 40) { nodes { id ${history(page)} } }`).join(' ')
}

function beneathShows(page: string): string {
  return `shows { nodes { installments { ${history(page)} } rulings(first: 5) { nodes { ${history(page)} } } } } events { nodes { series { ${history(page)} } } }`
}

function history(page: string): string {
  return `history(${page}) { totalCount edges { cursor node { ${REVISION} } } ${PAGE} }`
}
