import type { Prisma } from '../../database/generated/client.ts'
import { Refusal } from '../history/refusal.ts'
import { resolve } from '../history/resolve.ts'

/** The installment of a show that an input names by id or by season number; null where it names none. */
export async function findInstallment(
  tx: Prisma.TransactionClient,
  showId: string,
  { installment, season }: { installment: string | null; season: number | null },
  path: string
): Promise<string | null> {
  if (installment !== null) {
    const id = await resolve(tx, 'Installment', installment, `${path}.installment`)
    const found = await tx.installment.findUnique({ where: { id }, select: { showId: true } })
    if (found?.showId === showId) return id
    throw new Refusal('VALIDATION_ERROR', `${path}.installment: it belongs to another show.`, `${path}.installment`)
  }
  if (season === null) return null
  const found = await tx.installment.findFirst({ where: { showId, number: season }, orderBy: { position: 'asc' }, select: { id: true } })
  if (found) return found.id
  throw new Refusal('NOT_FOUND', `${path}.season: the show has no season ${season} on record.`, `${path}.season`)
}
