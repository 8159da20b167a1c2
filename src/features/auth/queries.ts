import { builder } from '../../graphql/builder.ts'
import { pageArgs } from '../../graphql/connection-types.ts'
import { connection } from '../../graphql/connection.ts'
import type { Connection } from '../../graphql/connection.ts'
import { declared } from '../../graphql/declarations.ts'
import { RoleEnum } from '../../graphql/enums.ts'
import type { Viewer } from '../../graphql/viewer.ts'
import { ApiKeyConnection, PerspectiveEnum } from './object.ts'
import { requireMay } from './policy.ts'

const keys: Connection = {
  name: 'apiKeys',
  rows: 'ApiKey',
  node: 'ApiKey',
  key: 'id',
  keyType: 'text',
  order: 'desc',
  clock: 'none',
  filterArgument: 'filter',
  filters: {},
  where(_clock, viewer) {
    requireMay(viewer, 'manageKeys')
    return {}
  }
}

const ViewerRef = builder.objectRef<Viewer>('Viewer').implement({
  description: 'Who asks, by the key sent with the request.',
  fields: (t) => ({
    role: t.field({ type: RoleEnum, extensions: declared({ kind: 'ofViewer' }), description: 'What they may do. Example: `EDITOR`.', resolve: ({ role }) => role }),
    name: t.string({
      nullable: true,
      description: 'The name of the key, `admin` for the admin key of the first start; null without a key. Example: `night desk`.',
      extensions: declared({ kind: 'ofViewer' }),
      resolve: ({ role, actor }) => (role === 'reader' ? null : actor)
    }),
    perspective: t.field({
      type: PerspectiveEnum,
      description: 'Which states of the record this operation reads. Example: `PUBLISHED`.',
      extensions: declared({ kind: 'ofViewer' }),
      resolve: ({ perspective }) => perspective
    }),
    expiresAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'From when on the key is no longer taken; null: it does not expire. Example: `2027-01-01T00:00:00.000Z`.',
      extensions: declared({ kind: 'ofViewer' }),
      resolve: ({ expiresAt }) => expiresAt
    })
  })
})

builder.queryFields((t) => ({
  viewer: t.field({
    type: ViewerRef,
    description: 'Who asks: what the key sent with this request may do. Example: `viewer { role name }`.',
    extensions: declared({ kind: 'viewer' }),
    resolve: (_root, _args, { viewer }) => viewer
  }),
  apiKeys: connection(t, keys, {
    type: ApiKeyConnection,
    nodeType: () => 'ApiKey',
    description: 'Keys to the API; needs the role `ADMIN`. Example: `apiKeys { nodes { name role lastUsedAt revokedAt } }`.',
    args: pageArgs(t.arg)
  })
}))
