import type { Asked } from './both.ts'
import type { Material } from './material.ts'

const ARGUMENTS = '$text: String!, $kinds: [SearchKind!], $filter: SearchFilter, $first: Int, $after: String, $last: Int, $before: String'
const SEARCHED = `query (${ARGUMENTS}) {
  search(text: $text, kinds: $kinds, filter: $filter, first: $first, after: $after, last: $last, before: $before) {
    totalCount correctedText pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor node { highlights { field parts { text matched } } record { __typename ... on Node { id } ... on Quote { text speaker { name } } } } }
  }
  again: search(text: $text) { nodes { record { ... on Show { title } } highlights { __typename } } }
}`
const ALIKE = 'query ($of: DuplicatesOf!) { duplicateCandidates(of: $of) { similarity quote { id text } } }'

/** All that is told of what is found, asked by readers and by those who see more. */
export function searched({ found }: Material): Asked[] {
  const asked = [
    ...(found.get('search') ?? []).map((variables) => ({ query: SEARCHED, variables })),
    ...(found.get('duplicateCandidates') ?? []).map((variables) => ({ query: ALIKE, variables }))
  ]
  return asked.flatMap(({ query, variables }, index) => {
    if (index % 5 > 1) return []
    const seeing = query.replace(') {', ') @perspective(see: DRAFTS) {')
    return [{ name: `by words ${index}`, operation: index % 5 === 0 ? { query, variables, role: 'reader' as const } : { query: seeing, variables, role: 'editor' as const } }]
  })
}
