import type { FieldNode, GraphQLObjectType } from 'graphql'
import { getNamedType, isObjectType } from 'graphql'
import type { Declaration } from '../graphql/declarations.ts'
import type { Draft } from './draft.ts'
import { Uncovered } from './draft.ts'
import type { Row } from './rows.ts'
import type { Source } from './sources.ts'
import type { Field } from './request.ts'

/** One field to be answered: what is known of it in the schema, in the document, and where it stands. */
export interface Asked {
  draft: Draft
  source: Source
  field: Field
  nodes: readonly FieldNode[]
}

/** What a field of a kind declares. */
export type Of<Kind extends Declaration['kind']> = Extract<Declaration, { kind: Kind }>

/** The row that the field stands on. */
export function rowAt({ source }: Pick<Asked, 'source'>): Row {
  if (source.from !== 'row') throw new Uncovered('field')
  return source
}

/** The object type of the field, or of its items. */
export function itemType({ type }: Field): GraphQLObjectType {
  const named = getNamedType(type)
  if (!isObjectType(named)) throw new Uncovered('field')
  return named
}
