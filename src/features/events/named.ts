import { overlaps } from '../../dates/order.ts'
import type { Change } from '../history/actions.ts'
import { dateOf } from '../history/columns.ts'
import { calledLike, draftWarning, madeAs, sameName, theOnly } from '../history/names.ts'
import { resolveOptional } from '../history/resolve.ts'
import { createEvent } from './actions.ts'
import type { EventNamed } from './inputs.ts'

/** The event of this name (or slug) whose date can be the one given; made where there is none. Returns the id. */
export async function eventNamed(change: Change, named: EventNamed, publish: boolean, argument: string): Promise<string> {
  const { tx } = change
  const { name, held } = named
  const ids = await calledLike(tx, 'EVENT', name)
  const rows = await tx.event.findMany({
    where: { OR: [{ id: { in: ids } }, { slug: name }], visibility: { not: 'WITHDRAWN' } },
    orderBy: { sortKey: 'asc' }
  })
  const unknown = { earliest: null, latest: null }
  const called = rows.filter(
    (row) => row.slug === name || (sameName(row.name, name) && overlaps(dateOf(row.held) ?? unknown, held ?? unknown))
  )
  const known = theOnly(called, name, `${argument}.name`, (row) => dateOf(row.held)?.label ?? 'of unknown date')
  if (!known) {
    const organiser = await resolveOptional(tx, 'Organisation', named.organiser, `${argument}.organiser`)
    return madeAs(tx, 'EVENT', name, await createEvent(change, { ...named, organiser, publish }))
  }
  if (publish) change.warnings.push(...draftWarning(known))
  return known.id
}
