import SchemaBuilder from '@pothos/core'
import PrismaPlugin from '@pothos/plugin-prisma'
import RelayPlugin from '@pothos/plugin-relay'
import { db } from '../database/client.ts'
import { getDatamodel } from '../database/generated/pothos.ts'
import type PrismaTypes from '../database/generated/pothos.ts'
import type { Context } from './context.ts'

interface BuilderTypes {
  Context: Context
  PrismaTypes: PrismaTypes
  DefaultFieldNullability: false
  DefaultEdgesNullability: false
  DefaultNodeNullability: false
  /** Some selections wait for the end of the log (`knownAt` is capped to it). */
  AsyncSelections: true
  Scalars: {
    Date: { Input: string; Output: string }
    DateTime: { Input: Date; Output: Date }
    EDTF: { Input: string; Output: string }
    Position: { Input: bigint; Output: bigint }
    ID: { Input: string; Output: string }
  }
}

/** The one schema builder. Fields are non-null unless they say `nullable: true`. */
export const builder = new SchemaBuilder<BuilderTypes>({
  plugins: [RelayPlugin, PrismaPlugin],
  defaultFieldNullability: false,
  prisma: {
    client: () => db,
    dmmf: getDatamodel(),
    exposeDescriptions: false,
    // A query planned and then not used is a field that will load its data a second time.
    onUnusedQuery: process.env['NODE_ENV'] === 'test' ? 'error' : null
  },
  relay: {
    // node and nodes are our own (nodes.ts): they follow redirects and read each type in one statement.
    nodeQueryOptions: false,
    nodesQueryOptions: false,
    nodeTypeOptions: {
      description: 'Anything that can be read again by its id, with `node(id:)`.'
    },
    idFieldOptions: {
      description: 'The id of this object, the same for ever. Example: `U2hvdzowMTkzYWJjZC4uLg==`.'
    },
    pageInfoTypeOptions: { description: 'Where a page stands in its list.' },
    hasNextPageFieldOptions: { nullable: false, description: 'Whether items follow this page. Example: `true`.' },
    hasPreviousPageFieldOptions: { nullable: false, description: 'Whether items precede this page. Example: `false`.' },
    startCursorFieldOptions: {
      nullable: true,
      description: 'Cursor of the first item: pass it as `before` to go back.'
    },
    endCursorFieldOptions: { nullable: true, description: 'Cursor of the last item: pass it as `after` to go on.' }
  }
})

/** The type arguments of the builder, for functions that take its parts. */
export type Types = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer T> ? T : never

builder.queryType({
  description:
    'Reading the record: is a show coming back, who said what about it, where, when, and how do we know. ' +
    'Example: `{ show(by: { slug: "heartstopper" }) { renewalStatus { comingBack explanation } } }`.'
})
