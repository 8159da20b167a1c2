import { queryFromInfo } from '@pothos/plugin-prisma'
import type { GraphQLResolveInfo } from 'graphql'
import { builder } from '../../graphql/builder.ts'
import type { Context } from '../../graphql/context.ts'
import { modelRef } from '../../graphql/fields.ts'
import '../../graphql/mutation.ts'
import { findRows } from '../../graphql/rows.ts'
import type { Changed } from '../history/actions.ts'
import { ChangeReceipt, runChange } from '../history/change-types.ts'
import { CREATE, createApiKey, type MadeKey, REVOKE, revokeApiKey } from './actions.ts'
import { ApiKeyRoleEnum } from './object.ts'

const receipt = { type: ChangeReceipt, description: 'What the change left; keys have no entries in the log. Example: `{ "position": null }`.' }

async function keyOf(id: string, context: Context, info: GraphQLResolveInfo) {
  const query = await queryFromInfo({ context, info, typeName: 'ApiKey', awaitSelections: true })
  const [row] = await findRows('ApiKey', { ...query, where: { id } })
  return row as never
}

const CreateApiKeyInput = builder.inputType('CreateApiKeyInput', {
  description: 'Whose key it is, and what it may do.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Whose it is: shown in history, 100 characters at most, once among the keys in use. Example: `night desk`.' }),
    role: t.field({ type: ApiKeyRoleEnum, required: true, description: 'What its holder may do. Example: `EDITOR`.' }),
    expiresAt: t.field({ type: 'DateTime', description: 'From when on it is no longer taken; never, where left out. Example: `2027-01-01T00:00:00Z`.' })
  })
})

const CreateApiKeyPayload = builder.objectRef<Changed<MadeKey>>('CreateApiKeyPayload').implement({
  description: 'The key, and its secret for the only time.',
  fields: (t) => ({
    apiKey: t.field({
      type: modelRef('ApiKey'),
      description: 'The key. Example: `{ "name": "night desk" }`.',
      resolve: ({ result }, _args, context, info) => keyOf(result.id, context, info)
    }),
    secret: t.string({
      description: 'What to send as `Authorization: Bearer <secret>`. Nobody can read it again. Example: `grl_ed_7Kq2…`.',
      resolve: ({ result }) => result.secret
    }),
    change: t.field({ ...receipt, resolve: (changed) => changed })
  })
})

const RevokeApiKeyInput = builder.inputType('RevokeApiKeyInput', {
  description: 'Which key to take back.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Its id, from `apiKeys`. Example: `0195162e-7a00-7000-8000-000000000001`.' })
  })
})

const RevokeApiKeyPayload = builder.objectRef<Changed<string>>('RevokeApiKeyPayload').implement({
  description: 'The key that is no longer taken.',
  fields: (t) => ({
    apiKey: t.field({
      type: modelRef('ApiKey'),
      description: 'The key. Example: `{ "revokedAt": "2026-03-02T10:00:00.000Z" }`.',
      resolve: ({ result }, _args, context, info) => keyOf(result, context, info)
    }),
    change: t.field({ ...receipt, resolve: (changed) => changed })
  })
})

builder.mutationFields((t) => ({
  createApiKey: t.field({
    type: CreateApiKeyPayload,
    description: 'Makes a key; needs the role `ADMIN`. Example: `createApiKey(input: { name: "night desk", role: EDITOR }) { secret }`.',
    args: { input: t.arg({ type: CreateApiKeyInput, required: true, description: 'The key. Example: `{ name: "night desk", role: EDITOR }`.' }) },
    resolve: (_root, { input }, context) => runChange(context, { action: CREATE }, (change) => createApiKey(change, input, context.now))
  }),
  revokeApiKey: t.field({
    type: RevokeApiKeyPayload,
    description: 'Takes a key back for good: within a second no server takes it any more. Needs the role `ADMIN`. Example: `revokeApiKey(input: { id: "0195…" }) { apiKey { revokedAt } }`.',
    args: { input: t.arg({ type: RevokeApiKeyInput, required: true, description: 'The key. Example: `{ id: "0195…" }`.' }) },
    resolve: (_root, { input }, context) => runChange(context, { action: REVOKE }, (change) => revokeApiKey(change, input))
  })
}))
