import { builder } from '../../graphql/builder.ts'
import { connectionType, pageArgs } from '../../graphql/connection-types.ts'
import type { ConnectionPage } from '../../graphql/connection.ts'
import { VisibilityEnum } from '../../graphql/enums.ts'
import type { Context } from '../../graphql/context.ts'
import { gather } from '../../graphql/gather.ts'
import { fetchCount, fetchOrder, pageOf, readPage, type PageArgs } from '../../graphql/paging.ts'
import type { Row } from '../../graphql/rows.ts'
import { STATES } from '../../graphql/visibility.ts'
import { FieldChangeRef } from './change-types.ts'
import { differences, idsIn } from './diff.ts'
import type { SubjectType } from './revisions.ts'
import { countRevisions, namesOf, readRevisions, type RevisionQuery, type RevisionRow } from './rows.ts'

const RevisionRef = builder.objectRef<RevisionRow>('Revision').implement({
  description: 'What one change left of a record.',
  fields: (t) => ({
    number: t.exposeInt('version', {
      description: 'Counted from 1 of what readers saw, from -1 down of what they did not; `restoreRevision` takes it. Example: `3`.'
    }),
    recordedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When readers could know it; null of a draft. Example: `2025-02-18T09:00:00.000Z`.',
      resolve: ({ recordedAt }) => recordedAt
    }),
    actor: t.exposeString('actor', { description: 'Who made the change: the name of the key it was made with. Example: `admin`.' }),
    action: t.exposeString('action', { description: 'The verb. Example: `updateShow`.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why. Example: `Its second season is out.`' }),
    visibility: t.field({ type: VisibilityEnum, description: 'Who saw the record from then on. Example: `PUBLISHED`.', resolve: ({ visibility }) => visibility }),
    changes: t.field({
      type: [FieldChangeRef],
      description:
        'What differs from the revision before, of those the reader sees; of the first one, all that the record says. ' +
        'Records that readers do not see are not named. Example: `[{ "field": "title", "before": "Planets", "after": "Paper Planets" }]`.',
      resolve: async ({ before, snapshot }, _args, context) => {
        const names = await gather(context, 'names', [...idsIn([before, snapshot])], (ids) => namesOf(ids, STATES[context.viewer.perspective]))
        return differences(before, snapshot, (id) => names.get(id) ?? null)
      }
    })
  })
})

const RevisionConnection = connectionType({ name: 'Revision', node: RevisionRef, description: 'What changes left of a record, newest first.' })

const NAME = 'history'

/** Types that have a history, and where the key of the record stands in a row. */
const KEPT: ReadonlyArray<{ model: string; type: SubjectType; key: string }> = [
  { model: 'Show', type: 'Show', key: 'id' },
  { model: 'Installment', type: 'Installment', key: 'id' },
  { model: 'Organisation', type: 'Organisation', key: 'id' },
  { model: 'Speaker', type: 'Speaker', key: 'id' },
  { model: 'Event', type: 'Event', key: 'id' },
  { model: 'EventSeries', type: 'EventSeries', key: 'id' },
  { model: 'Article', type: 'Article', key: 'id' },
  { model: 'QuoteVersion', type: 'Quote', key: 'quoteId' },
  { model: 'RulingVersion', type: 'Ruling', key: 'rulingId' }
]

for (const { model, type, key } of KEPT) {
  builder.prismaObjectField(model as 'Show', NAME, (t) =>
    t.field({
      type: RevisionConnection,
      description:
        'What changes left of the record, newest first; readers see what was published. ' +
        `Example: \`${NAME}(first: 5) { nodes { recordedAt reason changes { field before after } } }\`.`,
      args: pageArgs(t.arg),
      select: { [key]: true } as { id: true },
      extensions: { greenlit: { kind: 'connection', name: NAME, rows: 'Revision', subject: type, byResolver: true } },
      resolve: (row, args, context) => pageFor(type, String((row as unknown as Row)[key]), args, context)
    })
  )
}

async function pageFor(subjectType: SubjectType, id: string, args: PageArgs, context: Context): Promise<ConnectionPage> {
  const request = readPage(args, { name: NAME, order: 'desc' })
  const seen = STATES[context.viewer.perspective]
  const from = request.from === null ? null : Number(/^-?\d{1,9}$/.test(request.from) ? request.from : 0)
  const query: RevisionQuery = { subjectType, seen, from, order: fetchOrder(request), take: fetchCount(request) }
  const rows = (await gather(context, JSON.stringify(query), [id], (ids) => readRevisions(ids, query))).get(id) ?? []
  const page = pageOf(rows, request, ({ version }) => String(version))
  return {
    ...(page as unknown as Pick<ConnectionPage, 'edges' | 'pageInfo'>),
    request,
    clock: { asOf: '', knownAt: null },
    totalCount: () => countRevisions(subjectType, id, seen)
  }
}
