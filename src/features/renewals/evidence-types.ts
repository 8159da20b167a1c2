import { brandWithType } from '@pothos/core'
import { builder } from '../../graphql/builder.ts'
import type { NestedSelection } from '../../graphql/fields.ts'
import { modelRef } from '../../graphql/fields.ts'
import type { Row } from '../../graphql/rows.ts'

/** What a claim rests on. */
export const EvidenceRef = builder.unionType('Evidence', {
  types: [modelRef('QuoteVersion'), modelRef('Article')],
  description:
    'What a ruling rests on: a quote, or an article as a whole. Example: "We don\'t have a final answer yet."'
})

/** The selection of what is asked of quotes and of articles among the evidence. */
export async function selectEvidence(nested: NestedSelection, quotes: object): Promise<{ quote: Row; article: Row }> {
  const [quote, article] = await Promise.all([
    nested(quotes, { getType: () => 'Quote' }),
    nested({ select: { id: true } }, { getType: () => 'Article' })
  ])
  return { quote, article }
}

/** Says which member of the union a row is. */
export function asEvidence(type: 'Quote' | 'Article', row: Row): Row {
  brandWithType(row, type as never)
  return row
}
