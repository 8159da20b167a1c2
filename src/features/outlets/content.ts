import { isDeepStrictEqual } from 'node:util'
import { OPEN_TIME } from '../../database/open.ts'
import type { OrganisationRole, Prisma } from '../../database/generated/client.ts'
import { fold, nameKey } from '../../text/fold.ts'
import type { Described } from '../history/described.ts'
import { revoice } from '../speakers/revoice.ts'

/** All that the record of an organisation says. */
export interface OrganisationContent {
  slug: string
  name: string
  domain: string | null
  roles: OrganisationRole[]
}

export const ORGANISATION: Described<OrganisationContent> = {
  type: 'Organisation',
  table: 'organisations',
  async read(tx, id) {
    return await tx.organisation.findUnique({ where: { id }, select: { slug: true, name: true, domain: true, roles: true } })
  },
  async insert(tx, id, visibility, content) {
    await tx.organisation.create({ data: { id, visibility, ...columns(id, content) } })
  },
  async update(tx, id, content) {
    await tx.organisation.update({ where: { id }, data: { ...columns(id, content) } })
  },
  name: async (_tx, { name }) => name,
  mentions: () => [],
  shows: showsNaming,
  async follow(change, id, before, after, published) {
    const same = before?.name === after.name && isDeepStrictEqual(before.roles, after.roles)
    if (!same) await revoice(change, { organisations: [id] }, published)
  }
}

function columns(id: string, content: OrganisationContent) {
  return { ...content, folded: fold(content.name), sortKey: nameKey(content.name, id) }
}

/** Shows that it shows, or speaks about, itself or through whoever speaks for it. */
async function showsNaming(tx: Prisma.TransactionClient, id: string): Promise<string[]> {
  const current = { visibility: 'PUBLISHED', knownTo: OPEN_TIME }
  const spoken = { OR: [{ onBehalfOfId: id }, { speaker: { organisationId: id } }] }
  const ruled = { OR: [{ onBehalfOfId: id }, { saidBy: { organisationId: id } }, { platforms: { some: { organisationId: id } } }, { evidence: { some: { article: { outletId: id } } } }] }
  const found = [
    ...(await tx.installment.findMany({ where: { platforms: { some: { organisationId: id } } }, select: { showId: true } })),
    ...(await tx.stance.findMany({ where: { version: { ...current, ...spoken } }, select: { showId: true } })),
    ...(await tx.rulingVersion.findMany({ where: { ...current, ...ruled }, select: { showId: true } }))
  ]
  return [...new Set(found.map(({ showId }) => showId))].sort()
}
