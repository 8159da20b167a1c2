import { published } from '../graphql/visibility.ts'
import { itemType, rowAt } from './asked.ts'
import type { Asked, Of } from './asked.ts'
import { readAtOf } from './clocks.ts'
import { all, asWritten, conditionSql } from './conditions.ts'
import { concatenated, orNull, quoted, sql } from './json.ts'
import type { Json } from './json.ts'
import { atClock } from './relations.ts'
import { rowOf, tableOf, valueOf } from './rows.ts'
import { momentText } from './scalars.ts'
import { HEAD } from './sources.ts'

/** The one segment of a subject that holds at both clocks. Two would be a fault of ours: the statement then fails. */
export function statusJson(asked: Asked, { headline, holds }: Of<'status'>): Json {
  const { draft, field, nodes } = asked
  const subject = rowAt(asked)
  const [node] = nodes
  if (!node) return ['null']
  const readAt = readAtOf(draft, draft.args(field, node))
  const segment = rowOf('StatusSegment', draft.alias(), readAt)
  const object = concatenated(draft.select(segment, itemType(field), nodes))
  const ofReaders = draft.request.viewer.perspective === 'PUBLISHED' ? {} : headline ? { show: published('Show') } : { installment: published('Installment') }
  // A check of the table says that the subject is the show of a headline, and the installment of any other.
  const conditions = all([
    `${valueOf(segment, 'subjectId')} = ${valueOf(subject, 'id')}`,
    conditionSql(draft, segment, { headline, ...ofReaders }, asWritten),
    atClock(draft, segment, holds, readAt)
  ])
  return orNull(`(SELECT ${object} FROM ${tableOf('StatusSegment')} ${segment.alias} WHERE ${conditions})`)
}

/** What a status says of the clocks it was read at. */
export function clockJson(asked: Asked, { part }: Of<'clock'>): Json {
  const segment = rowAt(asked)
  const { readAt } = segment
  if (!readAt) throw new Error('A status was read without its clock.')
  if (part === 'asOf') return quoted(`to_char(${readAt.day}, 'YYYY-MM-DD')`)
  if (part === 'knownAt') return [sql(momentText(readAt.moment ?? `GREATEST(${HEAD.recordedAt}, ${valueOf(segment, 'knownFrom')})`))]
  const heard = valueOf(segment, 'lastHeardOn')
  return [sql(`CASE WHEN ${heard} IS NULL THEN 'null' ELSE GREATEST(0, ${readAt.day} - ${heard})::text END`)]
}
