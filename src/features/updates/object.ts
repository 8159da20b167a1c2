import { builder } from '../../graphql/builder.ts'
import { connectionType } from '../../graphql/connection-types.ts'
import { dateField } from '../../graphql/dates.ts'
import { list, nodeId, reference } from '../../graphql/fields.ts'
import { updateTypeName } from '../../graphql/nodes.ts'
import { current } from '../../graphql/versions.ts'

export const UpdateTypeEnum = builder.enumType('UpdateType', {
  description: 'What kind of change an entry of the log reports.',
  values: {
    RECORD: {
      description: 'A show, an installment, a speaker or an organisation was put on record or described anew.'
    },
    RULING: { description: 'Something was ruled. Example: a renewal.' },
    QUOTE: { description: 'Something was said.' },
    ARTICLE: { description: 'An article came out.' },
    EVENT: { description: 'An event was put on record.' },
    CORRECTION: { description: 'The record corrected itself, with a reason.' },
    RETRACTION: { description: 'A ruling was retracted by us, or an article by its outlet.' },
    WITHDRAWAL: { description: 'Something published was withdrawn, with a reason.' },
    MERGE: { description: 'Two records of one speaker became one.' },
    RELEASE_DATE: { description: 'A release date became known or changed.' },
    REDACTION: { description: 'Words were taken out of the record for legal reasons, also from its past: copies of answers have to go.' }
  } as const
})

export const ShowUpdate = builder.prismaInterface('UpdateEntry', {
  name: 'ShowUpdate',
  interfaces: [builder.nodeInterfaceRef()],
  description: 'One visible effect of one change, as the update log has it; never changed, never removed.',
  select: { position: true, id: true, kind: true },
  resolveType: (entry) => updateTypeName((entry as unknown as { kind: string }).kind),
  fields: (t) => ({
    id: nodeId(t, 'ShowUpdate'),
    type: t.expose('kind', { type: UpdateTypeEnum, description: 'What kind of change. Example: `RULING`.' }),
    position: t.expose('position', {
      type: 'Position',
      description: 'Its place in the log: from 1, without gaps, in the order of commit. Example: `42`.'
    }),
    recordedAt: t.expose('recordedAt', {
      type: 'DateTime',
      description: 'When it was recorded. Example: `2025-02-17T18:00:00.000Z`.'
    }),
    happened: dateField(t, 'happened', {
      description: 'When what it reports happened in the world; null where it did not. Example: 15–16 Feb 2025.'
    }),
    shows: list(t, 'shows', {
      through: 'show',
      orderBy: { showId: 'asc' },
      description: 'The shows it is about. Example: Heartstopper.'
    }),
    installments: list(t, 'installments', {
      through: 'installment',
      orderBy: { installmentId: 'asc' },
      description: 'The installments it is about. Example: Season 4.'
    }),
    summary: t.exposeString('summary', {
      description:
        'What happened, in a sentence. Example: `Season 4 of Heartstopper awaits a decision, says Alice Oseman.`'
    }),
    backfilled: t.exposeBoolean('backfilled', {
      description: 'Whether it fills in the past and is no news. Example: `false`.'
    }),
    change: t.exposeID('changeId', {
      description:
        'The change it is an effect of: entries of one change are adjacent and share it. Example: ' +
        '`0195162e-7a00-7000-8000-000000000001`.'
    }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: 'Why, where the change gives a reason. Example: `The date was misread.`'
    })
  })
})

const SUBJECTS = {
  ruling: 'The ruling, as it is now; null where it no longer stands, or another thing is meant.',
  quote: 'The quote, as it is now; null where it is no longer published, or another thing is meant.'
}

/** Every type of entry and what it points at; each is an object type of its own, so that clients match on it. */
const ENTRY_TYPES = [
  {
    kind: 'RECORD',
    has: ['speaker'],
    description: 'Something was put on record or described anew. Example: a new show.'
  },
  { kind: 'RULING', has: ['ruling'], description: 'Something was ruled. Example: a renewal.' },
  { kind: 'QUOTE', has: ['quote'], description: 'Something was said. Example: "We\'re feeling hopeful."' },
  { kind: 'ARTICLE', has: ['article'], description: 'An article came out.' },
  { kind: 'EVENT', has: ['event'], description: 'An event was put on record. Example: a festival.' },
  {
    kind: 'CORRECTION',
    has: ['quote', 'ruling', 'article', 'event', 'speaker'],
    description: 'The record corrected itself. Example: a date was misread.'
  },
  {
    kind: 'RETRACTION',
    has: ['ruling', 'quote', 'article'],
    description: 'A ruling was retracted by us, or an article by its outlet.'
  },
  {
    kind: 'WITHDRAWAL',
    has: ['quote', 'ruling', 'article', 'event', 'speaker'],
    description: 'Something published was withdrawn.'
  },
  { kind: 'MERGE', has: ['speaker'], description: 'Two records of one speaker became one.' },
  { kind: 'RELEASE_DATE', has: ['ruling'], description: 'A release date became known or changed. Example: Fall 2025.' },
  {
    kind: 'REDACTION',
    has: ['quote', 'ruling', 'article', 'event', 'speaker'],
    description: 'Words were taken out of the record for legal reasons, also from answers for the past. Example: a name, by order of a court.'
  }
] as const

for (const { kind, has, description } of ENTRY_TYPES) {
  const points: readonly string[] = has
  builder.prismaObject('UpdateEntry', {
    variant: updateTypeName(kind),
    interfaces: [ShowUpdate, builder.nodeInterfaceRef()],
    description,
    select: { position: true, id: true, kind: true },
    fields: (t) => ({
      // Named again: of two interfaces with an id, the other would give its own.
      id: nodeId(t, 'ShowUpdate'),
      ...(points.includes('ruling') ? { ruling: current(t, 'ruling', { description: SUBJECTS.ruling }) } : {}),
      ...(points.includes('quote') ? { quote: current(t, 'quote', { description: SUBJECTS.quote }) } : {}),
      ...(points.includes('article')
        ? { article: reference(t, 'article', { description: 'The article; null where another thing is meant.' }) }
        : {}),
      ...(points.includes('event')
        ? { event: reference(t, 'event', { description: 'The event; null where another thing is meant.' }) }
        : {}),
      ...(points.includes('speaker')
        ? {
            speaker: reference(t, 'speaker', {
              description: 'The speaker, of a merger the one that remains; null where another thing is meant.'
            })
          }
        : {})
    })
  })
}

export const ShowUpdateConnection = connectionType({
  name: 'ShowUpdate',
  node: ShowUpdate,
  keepsCursor: true,
  description:
    'Entries of the log, oldest first. To follow it, pass `pageInfo.endCursor` as `after` again and again: every ' +
    'entry comes ' +
    'exactly once, and an empty page ends at the cursor it was asked with.'
})
