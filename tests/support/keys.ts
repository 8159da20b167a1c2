import { createApiKey } from '../../src/features/auth/actions.ts'
import type { Role } from '../../src/graphql/viewer.ts'
import { edit } from './newsroom.ts'

/** Headers of somebody with this role: a key of their own, none for readers. */
export async function headersOf(role: Role): Promise<Record<string, string>> {
  if (role === 'reader') return {}
  const { result } = await edit((change) => createApiKey(change, { name: `the ${role}`, role }))
  return { authorization: `Bearer ${result.secret}` }
}
