import { queryFromInfo } from '@pothos/plugin-prisma'
import type { FieldRef } from '@pothos/core'
import type { GraphQLResolveInfo } from 'graphql'
import { builder } from '../../graphql/builder.ts'
import type { Types } from '../../graphql/builder.ts'
import type { Context } from '../../graphql/context.ts'
import { modelRef } from '../../graphql/fields.ts'
import { findRows } from '../../graphql/rows.ts'
import type { Changed } from '../history/actions.ts'
import { mutation } from '../history/mutation-types.ts'
import { CREATE, createApiKey, type MadeKey, REVOKE, revokeApiKey } from './actions.ts'
import { createApiKeyInput, revokeApiKeyInput } from './inputs.ts'
import { ApiKeyRoleEnum } from './object.ts'

/** The key that a change was about. It is no node, as it is no part of the record. */
function ownKey(t: object, description: string): FieldRef<Types> {
  return (t as { field(options: object): FieldRef<Types> }).field({
    type: modelRef('ApiKey'),
    description,
    resolve: async ({ result }: Changed<{ id: string }>, _args: object, context: Context, info: GraphQLResolveInfo) => {
      const query = await queryFromInfo({ context, info, typeName: 'ApiKey', awaitSelections: true })
      const [row] = await findRows('ApiKey', { ...query, where: { id: result.id } })
      return row
    }
  })
}

const CreateApiKeyInput = builder.inputType('CreateApiKeyInput', {
  description: 'Whose key it is, and what it may do.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Whose it is: shown in history, 100 characters at most, once among the keys in use. Example: `night desk`.' }),
    role: t.field({ type: ApiKeyRoleEnum, required: true, description: 'What its holder may do. Example: `EDITOR`.' }),
    expiresAt: t.field({ type: 'DateTime', description: 'From when on it is no longer taken; never, where left out. Example: `2027-01-01T00:00:00Z`.' })
  })
})

const RevokeApiKeyInput = builder.inputType('RevokeApiKeyInput', {
  description: 'Which key to take back.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Its id, from `apiKeys`. Example: `0195162e-7a00-7000-8000-000000000001`.' })
  })
})

mutation<typeof createApiKeyInput, MadeKey>(CREATE, {
  description:
    'Makes a key; needs the role `ADMIN`. ' +
    'Example: `createApiKey(input: { name: "night desk", role: EDITOR }) { ... on CreateApiKeyPayload { secret } }`.',
  needs: 'manageKeys',
  input: { type: CreateApiKeyInput, description: 'The key. Example: `{ name: "night desk", role: EDITOR }`.' },
  schema: createApiKeyInput,
  secret: true,
  payload: {
    description: 'The key, and its secret for the only time.',
    fields: (t) => ({
      apiKey: ownKey(t, 'The key. Example: `{ "name": "night desk" }`.'),
      secret: t.string({
        description: 'What to send as `Authorization: Bearer <secret>`. Nobody can read it again. Example: `grl_ed_7Kq2…`.',
        resolve: ({ result }) => result.secret
      })
    })
  },
  work: (change, _asked, given) => createApiKey(change, given)
})

mutation(REVOKE, {
  description:
    'Takes a key back for good: within a second no server takes it any more. Needs the role `ADMIN`. ' +
    'Example: `revokeApiKey(input: { id: "0195…" }) { ... on RevokeApiKeyPayload { apiKey { revokedAt } } }`.',
  needs: 'manageKeys',
  input: { type: RevokeApiKeyInput, description: 'The key. Example: `{ id: "0195…" }`.' },
  schema: revokeApiKeyInput,
  payload: {
    description: 'The key that is no longer taken.',
    fields: (t) => ({ apiKey: ownKey(t, 'The key. Example: `{ "revokedAt": "2026-03-02T10:00:00.000Z" }`.') })
  },
  work: async (change, _asked, given) => ({ id: await revokeApiKey(change, given) })
})
