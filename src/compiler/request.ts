import type { GraphQLField } from 'graphql'
import type { Viewer } from '../graphql/viewer.ts'

export type Field = GraphQLField<unknown, unknown>

/** What a statement is bound with, and once made for. */
export interface Bound {
  variables: Readonly<Record<string, unknown>>
  viewer: Viewer
  now: Date
}
