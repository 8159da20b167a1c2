import { builder } from '../../graphql/builder.ts'
import { connectionType, knownAtArg, pageArgs } from '../../graphql/connection-types.ts'
import type { Connection } from '../../graphql/connection.ts'
import { EventKindEnum, QuoteKindEnum, StanceSubjectEnum, StanceValueEnum } from '../../graphql/enums.ts'
import { modelRef } from '../../graphql/fields.ts'
import type { FilterRules } from '../../graphql/filters.ts'
import type { Types } from '../../graphql/builder.ts'
import type { ArgBuilder, InputFieldMap } from '@pothos/core'

const filters: FilterRules = {
  kinds: { at: 'kind', test: 'in' },
  stances: { at: 'stances[].value', test: 'in' },
  stanceSubject: { at: 'stances[].subject', test: 'equals' },
  speakers: { at: 'speakerId', test: 'in', value: { id: 'Speaker' } },
  eventKinds: { at: 'event.kind', test: 'in' },
  outlets: { at: 'citations[].article.outletId', test: 'in', value: { id: 'Organisation' } },
  saidFrom: { at: 'saidLatest', test: 'gte', value: 'day' },
  saidTo: { at: 'saidEarliest', test: 'lte', value: 'day', notBefore: 'saidFrom' }
}

const timeline = {
  name: 'quoteTimeline',
  node: 'QuoteVersion',
  key: 'sortKey',
  keyType: 'text',
  order: 'desc',
  clock: 'known',
  filterArgument: 'filter',
  filters
} as const

/** All quotes. */
export const everyQuote: Connection = { ...timeline, rows: 'QuoteVersion' }

/** The quotes listed under a show, an installment, a speaker, an event or an article. */
export const quotesUnder: Connection = { ...timeline, rows: 'TimelineEntry', relation: 'timeline', through: 'version' }

export const QuoteConnection = connectionType({
  name: 'Quote',
  node: modelRef('QuoteVersion'),
  dated: true,
  description:
    'Quotes by when they were said: by the last day that can have been, then the first; no quote is later than its ' +
    'earliest ' +
    'known citation, and one of unknown date stands there.'
})

const TimelineOrder = builder.enumType('TimelineOrder', {
  description: 'Which end of the timeline comes first.',
  values: {
    NEWEST_FIRST: { value: 'desc', description: 'What was said last comes first.' },
    OLDEST_FIRST: { value: 'asc', description: 'What was said first comes first.' }
  } as const
})

const QuoteTimelineFilter = builder.inputType('QuoteTimelineFilter', {
  description: 'Which quotes to list; everything given must hold. Example: `{ kinds: [DIRECT], stances: [HOPEFUL] }`.',
  fields: (t) => ({
    kinds: t.field({ type: [QuoteKindEnum], description: 'Of these kinds. Example: `[DIRECT]`.' }),
    stances: t.field({
      type: [StanceValueEnum],
      description: 'That signal any of these. Example: `[HOPEFUL, CONFIRMS]`.'
    }),
    stanceSubject: t.field({
      type: StanceSubjectEnum,
      description: 'That signal it (or anything) about this. Example: `RENEWAL`.'
    }),
    speakers: t.idList({ description: 'By any of these speakers, by id.' }),
    eventKinds: t.field({
      type: [EventKindEnum],
      description: 'Said at events of these kinds. Example: `[FESTIVAL, PODCAST]`.'
    }),
    outlets: t.idList({ description: 'Printed by any of these outlets, by id.' }),
    saidFrom: t.field({
      type: 'Date',
      description: 'That can have been said on this day or later. Example: `2024-09-01`.'
    }),
    saidTo: t.field({
      type: 'Date',
      description: 'That can have been said on this day or earlier. Example: `2024-12-31`.'
    })
  })
})

export function timelineArgs(arg: ArgBuilder<Types>): InputFieldMap {
  return {
    filter: arg({
      type: QuoteTimelineFilter,
      description: 'Which quotes; all where it is not given. Example: `{ kinds: [DIRECT] }`.'
    }),
    order: arg({ type: TimelineOrder, description: 'Newest first where it is not given. Example: `OLDEST_FIRST`.' }),
    ...knownAtArg(arg),
    ...pageArgs(arg)
  }
}
