import { db } from '../database/client.ts'
import type { Prisma } from '../database/generated/client.ts'

/** Whether nothing has been recorded yet. */
export async function isEmpty(tx: Prisma.TransactionClient = db): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ empty: boolean }[]>`
    SELECT NOT EXISTS (SELECT FROM shows) AND NOT EXISTS (SELECT FROM changes) AS empty`
  return row?.empty === true
}
