import { db } from '../database/client.ts'
import type { Prisma } from '../database/generated/client.ts'
import { CREATE, REVOKE } from '../features/auth/actions.ts'

/** Whether nothing has been recorded yet. Keys may have been made before that. */
export async function isEmpty(tx: Prisma.TransactionClient = db): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ empty: boolean }[]>`
    SELECT NOT EXISTS (SELECT FROM shows) AND NOT EXISTS (SELECT FROM changes WHERE action NOT IN (${CREATE}, ${REVOKE})) AS empty`
  return row?.empty === true
}
