import type { Change } from '../history/actions.ts'
import { calledLike, draftWarning, madeAs, sameName, theOnly } from '../history/names.ts'
import { resolveOptional } from '../history/resolve.ts'
import { createSpeaker } from './actions.ts'
import type { SpeakerNamed } from './inputs.ts'

/** The speaker of this name, alias or slug; made where there is none. Returns the id. */
export async function speakerNamed(change: Change, named: SpeakerNamed, publish: boolean, argument: string): Promise<string> {
  const { tx } = change
  const { name, kind } = named
  const ids = await calledLike(tx, 'SPEAKER', name)
  const rows = await tx.speaker.findMany({
    where: { OR: [{ id: { in: ids } }, { slug: name }], visibility: { not: 'WITHDRAWN' }, ...(kind ? { kind } : {}) },
    orderBy: { sortKey: 'asc' }
  })
  const called = rows.filter((row) => row.slug === name || [row.name, ...row.aliases].some((one) => sameName(one, name)))
  const known = theOnly(called, name, `${argument}.name`, (row) => row.description ?? row.name)
  if (!known) {
    const organisation = await resolveOptional(tx, 'Organisation', named.organisation, `${argument}.organisation`)
    return madeAs(tx, 'SPEAKER', name, await createSpeaker(change, { ...named, kind: kind ?? 'PERSON', organisation, publish }))
  }
  if (publish) change.warnings.push(...draftWarning(known))
  return known.id
}
