import { isDeepStrictEqual } from 'node:util'
import type { InstallmentKind, Prisma } from '../../database/generated/client.ts'
import { insertRows } from '../../database/insert.ts'
import { words } from '../../text/fold.ts'
import type { Visibility } from '../history/actions.ts'
import { refuseCircle } from '../history/circles.ts'
import type { Described } from '../history/described.ts'
import { newId } from '../history/ids.ts'
import { mentionsOf } from '../history/mentions.ts'
import { Refusal } from '../history/refusal.ts'
import { revoice } from '../speakers/revoice.ts'

type Tx = Prisma.TransactionClient

/** All that the record of an installment says; its status is derived and no part of this. */
export interface InstallmentContent {
  showId: string
  kind: InstallmentKind
  number: number | null
  part: number | null
  title: string
  position: number
  replacedById: string | null
  platforms: Array<{ organisationId: string; territory: string | null }>
}

export const INSTALLMENT: Described<InstallmentContent> = {
  type: 'Installment',
  table: 'installments',
  async read(tx, id) {
    const row = await tx.installment.findUnique({ where: { id }, include: { platforms: { orderBy: [{ position: 'asc' }, { id: 'asc' }] } } })
    if (!row) return null
    const { showId, kind, number, part, title, position, replacedById } = row
    const platforms = row.platforms.map(({ organisationId, territory }) => ({ organisationId, territory }))
    return { showId, kind, number, part, title, position, replacedById, platforms }
  },
  async insert(tx, id, visibility, content) {
    const show = await tx.show.findUniqueOrThrow({ where: { id: content.showId }, select: { id: true, title: true } })
    await insertInstallments(tx, show, visibility, [{ id, content }])
  },
  async update(tx, id, content, before) {
    const { platforms: _platforms, ...fields } = content
    const show = await tx.show.findUniqueOrThrow({ where: { id: content.showId }, select: { id: true, title: true } })
    const sortKey = installmentKey(show, content.position, id)
    await tx.installment.update({ where: { id }, data: { ...fields, sortKey } })
    if (content.position !== before.position) await tx.statusSegment.updateMany({ where: { subjectId: id }, data: { sortKey } })
    if (isDeepStrictEqual(content.platforms, before.platforms)) return
    await tx.installmentPlatform.deleteMany({ where: { installmentId: id } })
    await insertRows(tx, { installment_platforms: platformsOf({ id, content }) })
  },
  async name(tx, { title, showId }) {
    const show = await tx.show.findUniqueOrThrow({ where: { id: showId }, select: { title: true } })
    return `${title} of ${show.title}`
  },
  mentions: ({ replacedById, platforms }) => [
    ...mentionsOf('Installment', [replacedById]),
    ...mentionsOf('Organisation', platforms.map(({ organisationId }) => organisationId))
  ],
  parts: { platforms: ['organisationId', 'territory'] },
  async check(tx, id, { kind, number, part, showId, position, replacedById }) {
    if ((kind === 'SEASON') !== (number !== null)) {
      throw new Refusal('VALIDATION_ERROR', 'input.number: a season has a number, and nothing else has.', 'input.number')
    }
    if (part !== null && kind !== 'SEASON') throw new Refusal('VALIDATION_ERROR', 'input.part: only a season has parts.', 'input.part')
    const there = await tx.installment.findFirst({ where: { showId, position, id: { not: id } }, select: { title: true } })
    if (there) throw new Refusal('CONFLICT', `input.position: ${there.title} stands at ${position}: move it first, or take another place.`, 'input.position')
    const replacements = async (at: string) => (await tx.installment.findMany({ where: { id: at } })).flatMap((one) => one.replacedById ?? [])
    await refuseCircle(id, replacedById, replacements, 'input.replacedBy', 'no installment takes its own place')
  },
  about: (id, { showId }) => ({ shows: [showId], installments: [id] }),
  shows: async (tx, id) => (await tx.installment.findMany({ where: { id }, select: { showId: true } })).map(({ showId }) => showId),
  // Who speaks for the platform of a show speaks officially.
  async follow(change, _id, before, after, published) {
    if (!isDeepStrictEqual(before?.platforms ?? [], after.platforms)) await revoice(change, { shows: [after.showId] }, published)
  }
}

/** Key of lists of installments: the show's title, then their order within it. */
export function installmentKey(show: { id: string; title: string }, position: number, id: string): string {
  return `${words(show.title).slice(0, 120)} ${show.id} ${String(position).padStart(7, '0')} ${id}`
}

/** Several at once, of one show; they may replace each other. */
export async function insertInstallments(tx: Tx, show: { id: string; title: string }, visibility: Visibility, added: readonly Added[]): Promise<void> {
  const rows = added.map(({ id, content: { platforms: _platforms, ...fields } }) => ({
    ...{ id, visibility, ...fields },
    sortKey: installmentKey(show, fields.position, id)
  }))
  await insertRows(tx, { installments: rows, installment_platforms: added.flatMap(platformsOf) })
}

export interface Added {
  id: string
  content: InstallmentContent
}

function platformsOf({ id: installmentId, content: { platforms } }: Added) {
  return platforms.map((platform, position) => ({ ...platform, id: newId(), installmentId, position }))
}
