import { DataDirectoryInUse } from '../database/lock.ts'
import { CREATE, createApiKey, REVOKE, revokeApiKey } from '../features/auth/actions.ts'
import { listKeys } from '../features/auth/rows.ts'
import { KEY_ROLES } from '../features/auth/secret.ts'
import { change } from '../features/history/actions.ts'
import { withRecord } from './record.ts'
import { say, UsageError } from './terminal.ts'

const ACTOR = 'command line'
const DAY_MS = 86_400_000

/** `greenlit keys list`: every key, one a line, tabs between: id, name, role, hint, how it stands, when it was last used. */
export async function listApiKeys(): Promise<void> {
  await withKeys(async () => {
    const now = new Date()
    for (const { id, name, role, hint, expiresAt, lastUsedAt, revokedIn } of await listKeys()) {
      const state = revokedIn
        ? `revoked ${revokedIn.writtenAt.toISOString()}`
        : expiresAt
          ? `${expiresAt <= now ? 'expired' : 'expires'} ${expiresAt.toISOString()}`
          : 'does not expire'
      const used = lastUsedAt ? `used ${lastUsedAt.toISOString()}` : 'never used'
      process.stdout.write(`${[id, name, role, `${hint}…`, state, used].join('\t')}\n`)
    }
  })
}

/** `greenlit keys create <name>`: makes a key and writes its secret, alone, to standard output. */
export async function makeApiKey(name: string, { role, days }: { role: string; days?: string }): Promise<void> {
  if (!(KEY_ROLES as readonly string[]).includes(role)) throw new UsageError(`--role takes ${KEY_ROLES.join(', ')}, not "${role}".`)
  const lasts = days === undefined ? null : Number(days)
  if (lasts !== null && !(Number.isInteger(lasts) && lasts > 0 && lasts <= 36_500)) throw new UsageError(`--days takes a whole number from 1 to 36500, not "${days}".`)
  await withKeys(async () => {
    const expiresAt = lasts === null ? null : new Date(Date.now() + lasts * DAY_MS)
    const { result } = await change({ actor: ACTOR, action: CREATE }, (made) => createApiKey(made, { name, role, expiresAt }))
    say(`The key "${name}" with the role ${role}, shown this once. Send it as "Authorization: Bearer <key>".`)
    process.stdout.write(`${result.secret}\n`)
  })
}

/** `greenlit keys revoke <id>`: takes a key back; a server that runs does not take it any more within a second. */
export async function takeBackApiKey(id: string): Promise<void> {
  await withKeys(async () => {
    const { warnings } = await change({ actor: ACTOR, action: REVOKE }, (made) => revokeApiKey(made, { id }))
    say(warnings[0] ?? `The key ${id} is revoked.`)
  })
}

async function withKeys(work: () => Promise<void>): Promise<void> {
  try {
    await withRecord(work)
  } catch (error) {
    if (!(error instanceof DataDirectoryInUse)) throw error
    throw new UsageError(
      `Process ${error.pid} has the database in ${error.directory} open, and only one can. ` +
        'Ask that server instead, with an admin key: the mutations createApiKey and revokeApiKey, and the query apiKeys.'
    )
  }
}
