import { builder } from '../../graphql/builder.ts'
import { connectionType } from '../../graphql/connection-types.ts'
import { declared } from '../../graphql/declarations.ts'
import { modelRef, related } from '../../graphql/fields.ts'
import type { Perspective } from '../../graphql/viewer.ts'

export const ApiKeyRoleEnum = builder.enumType('ApiKeyRole', {
  description: 'What the holder of a key may do. Each role may also do what those before it may.',
  values: {
    CONTRIBUTOR: { value: 'contributor', description: 'Records, changes and reads drafts.' },
    EDITOR: { value: 'editor', description: 'Publishes, corrects, withdraws and merges.' },
    ADMIN: { value: 'admin', description: 'Makes and revokes keys, and redacts.' }
  } as const
})

export const PerspectiveEnum = builder.enumType('Perspective', {
  description: 'Which states of the record are read.',
  values: {
    PUBLISHED: { value: 'PUBLISHED' satisfies Perspective, description: 'What everybody sees.' },
    DRAFTS: { value: 'DRAFTS' satisfies Perspective, description: 'What is published, and drafts.' },
    EVERYTHING: { value: 'EVERYTHING' satisfies Perspective, description: 'What is published, drafts, and what was withdrawn.' }
  } as const
})

builder.prismaObject('ApiKey', {
  name: 'ApiKey',
  description: 'A key to the API. Its secret is told once, when it is made; the record keeps only a digest of it.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id: `revokeApiKey` takes it. Example: `0195162e-7a00-7000-8000-000000000001`.' }),
    name: t.exposeString('name', { description: 'Whose it is; stands in history beside what is changed with it. Example: `night desk`.' }),
    role: t.field({
      type: ApiKeyRoleEnum,
      description: 'What its holder may do. Example: `EDITOR`.',
      select: { role: true },
      extensions: declared({ kind: 'column', column: 'role' }),
      resolve: ({ role }) => role as (typeof ApiKeyRoleEnum)['$inferType']
    }),
    hint: t.exposeString('hint', { description: 'How its secret begins. Example: `grl_ed_7Kq2`.' }),
    createdAt: related(t, 'createdIn', 'writtenAt', { type: 'DateTime', description: 'When it was made. Example: `2026-02-17T18:00:00.000Z`.' }),
    createdBy: related(t, 'createdIn', 'actor', {
      type: 'String',
      description: 'Who made it: the name of a key, `admin`, or `command line`. Example: `admin`.'
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description: 'From when on it is no longer taken; null: it does not expire. Example: `2027-01-01T00:00:00.000Z`.'
    }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last used, to about a minute; null: never. Example: `2026-03-01T09:30:00.000Z`.'
    }),
    revokedAt: related(t, 'revokedIn', 'writtenAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was revoked; null: it was not. Example: `2026-03-02T10:00:00.000Z`.'
    }),
    revokedBy: related(t, 'revokedIn', 'actor', {
      type: 'String',
      nullable: true,
      description: 'Who revoked it; null: nobody did. Example: `admin`.'
    })
  })
})

export const ApiKeyConnection = connectionType({
  name: 'ApiKey',
  node: modelRef('ApiKey'),
  description: 'Keys to the API, the newest first, those expired or revoked included.'
})
