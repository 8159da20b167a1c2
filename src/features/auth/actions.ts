import type { Change } from '../history/actions.ts'
import { isId, newId } from '../history/ids.ts'
import { read } from '../history/inputs.ts'
import { Refusal } from '../history/refusal.ts'
import { createApiKeyInput, revokeApiKeyInput } from './inputs.ts'
import { digestOf, hintOf, newSecret } from './secret.ts'

// Keys are no part of the record that readers see: they have no entries in the log. The change that makes or revokes one
// stays for ever, with who did it and when.

export const CREATE = 'createApiKey'
export const REVOKE = 'revokeApiKey'

export interface MadeKey {
  id: string
  /** Known to nobody from now on but to whoever reads this. */
  secret: string
}

/** Makes a key. Its name is in use by no other. */
export async function createApiKey({ tx, id: createdInId }: Change, input: unknown): Promise<MadeKey> {
  const { name, role, expiresAt = null } = read(createApiKeyInput, input)
  const taken = await tx.apiKey.findFirst({ where: { name: { equals: name, mode: 'insensitive' }, revokedInId: null } })
  if (taken) {
    throw new Refusal('CONFLICT', `input.name: a key "${taken.name}" exists already: choose another name, or revoke that one.`, 'input.name')
  }
  const secret = newSecret(role)
  const id = newId()
  await tx.apiKey.create({ data: { id, name, role, hint: hintOf(secret), hash: digestOf(secret), expiresAt, createdInId } })
  return { id, secret }
}

/** Takes a key back, for good: within a second no server takes it any more. Gives its id. */
export async function revokeApiKey({ tx, id: revokedInId, warnings }: Change, input: unknown): Promise<string> {
  const { id } = read(revokeApiKeyInput, input)
  const key = isId(id) ? await tx.apiKey.findUnique({ where: { id }, include: { revokedIn: true } }) : null
  if (!key) throw new Refusal('NOT_FOUND', 'input.id: no key has this id: "apiKeys" lists them.', 'input.id')
  // Whoever asks wants it gone, and so it is.
  if (key.revokedIn) warnings.push(`The key was revoked already, by ${key.revokedIn.actor} at ${key.revokedIn.writtenAt.toISOString()}.`)
  else await tx.apiKey.update({ where: { id }, data: { revokedInId } })
  return id
}
