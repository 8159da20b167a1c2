import { builder } from '../../graphql/builder.ts'
import { namesOf } from '../../graphql/called.ts'
import { connectionType, pageArgs } from '../../graphql/connection-types.ts'
import type { ConnectionPage } from '../../graphql/connection.ts'
import type { Context } from '../../graphql/context.ts'
import { type Connection, declared } from '../../graphql/declarations.ts'
import { VisibilityEnum } from '../../graphql/enums.ts'
import { related } from '../../graphql/fields.ts'
import { gather } from '../../graphql/gather.ts'
import { fetchCount, keyIn, pageOf, type PageArgs, type PageRequest, readPage } from '../../graphql/paging.ts'
import type { Row } from '../../graphql/rows.ts'
import { FieldChangeRef } from './change-types.ts'
import { differences, idsIn } from './diff.ts'
import type { SubjectType, Visibility } from './revisions.ts'
import { CALLED, type Place, placesOf, readRevisions, type RevisionRow, snapshotsOf } from './revision-queries.ts'

/** A revision where it stands in what the viewer sees. */
type Revision = RevisionRow & Pick<Place, 'before'>

const RevisionRef = builder.objectRef<Revision>('Revision').implement({
  description: 'What one change left of a record.',
  fields: (t) => ({
    number: t.exposeInt('version', {
      description: 'Counted from 1 of what readers saw, from -1 down of what they did not; `restoreRevision` takes it. Example: `3`.'
    }),
    recordedAt: t.expose('recordedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When readers could know it; null of a draft. Example: `2025-02-18T09:00:00.000Z`.'
    }),
    actor: related(t, 'change', 'actor', { type: 'String', description: 'Who made the change: the name of the key it was made with. Example: `admin`.' }),
    action: related(t, 'change', 'action', { type: 'String', description: 'The verb. Example: `updateShow`.' }),
    reason: related(t, 'change', 'reason', { type: 'String', nullable: true, description: 'Why. Example: `Its second season is out.`' }),
    visibility: t.field({
      type: VisibilityEnum,
      description: 'Who saw the record from then on. Example: `PUBLISHED`.',
      extensions: declared({ kind: 'column', column: 'visibility' }),
      resolve: ({ visibility }) => visibility as Visibility
    }),
    changes: t.field({
      type: [FieldChangeRef],
      description:
        'What differs from the revision before, of those the reader sees; of the first one, all that the record says. ' +
        'Records that readers do not see are not named. Example: `[{ "field": "title", "before": "Planets", "after": "Paper Planets" }]`.',
      extensions: declared({
        kind: 'changes',
        column: 'snapshot',
        among: ['subjectType', 'subjectId'],
        order: 'number',
        called: CALLED,
        differences
      }),
      resolve: async ({ id, before }, _args, context) => {
        const snapshots = await gather(context, 'snapshots', before === null ? [id] : [id, before], snapshotsOf)
        const [old, now] = [before === null ? null : (snapshots.get(before) ?? null), snapshots.get(id) ?? {}]
        const names = await gather(context, 'names', [...idsIn([old, now])], (ids) => namesOf(CALLED, ids, context.viewer))
        return differences(old, now, (named) => names.get(named) ?? null)
      }
    })
  })
})

const RevisionConnection = connectionType({ name: 'Revision', node: RevisionRef, description: 'What changes left of a record, newest first.' })

/** Cursors hold the number that is told: the place among all states would say how often a draft was changed. */
const REVISIONS: Connection = {
  name: 'history',
  rows: 'Revision',
  node: 'Revision',
  key: 'number',
  keyType: 'number',
  told: 'version',
  order: 'desc',
  clock: 'none',
  filters: {},
  filterArgument: ''
}

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
  builder.prismaObjectField(model as 'Show', REVISIONS.name, (t) =>
    t.field({
      type: RevisionConnection,
      description:
        'What changes left of the record, newest first; readers see what was published. ' +
        `Example: \`${REVISIONS.name}(first: 5) { nodes { recordedAt reason changes { field before after } } }\`.`,
      args: pageArgs(t.arg),
      select: { [key]: true } as { id: true },
      extensions: declared({ kind: 'connection', ...REVISIONS, subject: { type, key } }),
      resolve: (row, args, context) => pageFor(type, String((row as unknown as Row)[key]), args, context)
    })
  )
}

async function pageFor(subjectType: SubjectType, id: string, args: PageArgs, context: Context): Promise<ConnectionPage> {
  const request = readPage(args, REVISIONS)
  const { viewer } = context
  const all = (await gather(context, `places of ${subjectType}`, [id], (ids) => placesOf(subjectType, ids, viewer))).get(id) ?? []
  const page = pageOf(placesFrom(all, request), request, ({ version }) => String(version))
  const rows = await gather(context, 'revisions', page.edges.map(({ node }) => node.id), readRevisions)
  const edges = page.edges.map((edge) => ({ ...edge, node: { ...rows.get(edge.node.id), before: edge.node.before } }))
  return { edges, pageInfo: page.pageInfo, request, clock: { asOf: '', knownAt: null }, totalCount: () => all.length }
}

/** The places of a page and one more, in the order they are read in: none where the cursor tells of a place that is not there. */
function placesFrom(all: readonly Place[], request: PageRequest): Place[] {
  const { from, backward } = request
  const at = from === null ? null : all.findIndex(({ version }) => version === keyIn(REVISIONS.keyType, from))
  if (at === -1) return []
  const rest = backward ? all.slice(0, at ?? all.length).toReversed() : all.slice(at === null ? 0 : at + 1)
  return rest.slice(0, fetchCount(request))
}
