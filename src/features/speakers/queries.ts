import { builder } from '../../graphql/builder.ts'
import { connectionType, pageArgs } from '../../graphql/connection-types.ts'
import { connection } from '../../graphql/connection.ts'
import type { Connection } from '../../graphql/connection.ts'
import { declared } from '../../graphql/declarations.ts'
import { modelRef } from '../../graphql/fields.ts'
import { BY, findOne, lookupFields } from '../../graphql/lookup.ts'
import type { Lookup } from '../../graphql/lookup.ts'
import { SpeakerKindEnum } from './object.ts'

const speakers: Connection = {
  name: 'speakers',
  rows: 'Speaker',
  node: 'Speaker',
  key: 'sortKey',
  keyType: 'text',
  order: 'asc',
  clock: 'none',
  filterArgument: 'filter',
  filters: {
    kinds: { at: 'kind', test: 'in' },
    shows: { at: 'credits[].showId', test: 'in', value: { id: 'Show' } }
  }
}

const lookup: Lookup = {
  model: 'Speaker',
  by: { slug: { column: 'slug', redirects: true }, id: { id: 'Speaker' } }
}

const SpeakerBy = builder.inputType('SpeakerBy', {
  isOneOf: true,
  description: 'Names a speaker in exactly one way. Example: `{ slug: "alice-oseman" }`.',
  fields: (t) => lookupFields(t, 'Speaker', 'alice-oseman')
})

const SpeakerFilter = builder.inputType('SpeakerFilter', {
  description: 'Which speakers to list; everything given must hold. Example: `{ kinds: [PERSON] }`.',
  fields: (t) => ({
    kinds: t.field({ type: [SpeakerKindEnum], description: 'Of these kinds. Example: `[PERSON]`.' }),
    shows: t.idList({ description: 'Those who made, or play in, any of these shows, by id.' })
  })
})

const SpeakerConnection = connectionType({
  name: 'Speaker',
  node: modelRef('Speaker'),
  description: 'Speakers by name.'
})

builder.queryFields((t) => ({
  speaker: t.field({
    type: modelRef('Speaker'),
    nullable: true,
    description:
      'One speaker; null where the record has no such. Example: `speaker(by: { slug: "alice-oseman" }) { name }`.',
    args: { by: t.arg({ type: SpeakerBy, required: true, description: BY }) },
    extensions: declared({ kind: 'lookup', lookup }),
    resolve: (_root, { by }, context, info) => findOne(lookup, by, context, info) as never
  }),
  speakers: connection(t, speakers, {
    type: SpeakerConnection,
    nodeType: () => 'Speaker',
    description: 'Speakers by name, page by page. Example: `speakers(filter: { kinds: [PERSON] }) { nodes { name } }`.',
    args: {
      filter: t.arg({
        type: SpeakerFilter,
        description: 'Which speakers; all where it is not given. Example: `{ kinds: [PERSON] }`.'
      }),
      ...pageArgs(t.arg)
    }
  })
}))
