import { createYoga } from 'graphql-yoga'
import { schema } from '../graphql/schema.ts'
import { EXAMPLES } from './examples.ts'
import { errorMask } from './mask-error.ts'
import type { ServerOptions } from './options.ts'
import { useBackup } from './plugins/use-backup.ts'
import { useCleanText } from './plugins/use-clean-text.ts'
import { useNamedArguments } from './plugins/use-named-arguments.ts'
import { useProbes } from './plugins/use-probes.ts'
import { useStartPage } from './plugins/use-start-page.ts'
import { useViewer } from './plugins/use-viewer.ts'

const LARGEST_BODY = 1_000_000

/** The GraphQL server without a port: `fetch` answers a request. Behaviours are the plugins, in this order. */
export function createGraphQLServer(options: Omit<ServerOptions, 'host' | 'port'>) {
  return createYoga({
    schema,
    // Errors are reported by the mask, once; yoga would log them again.
    logging: false,
    maskedErrors: { maskError: errorMask(options) },
    maxRequestBodySize: LARGEST_BODY,
    multipart: false,
    batching: false,
    // Any page may read; none may send a user's credentials, as there are none to send.
    cors: {
      origin: '*',
      credentials: false,
      methods: ['GET', 'POST'],
      allowedHeaders: ['Authorization', 'Content-Type']
    },
    // Yoga's own takes any address that ends so, queries included; useProbes answers instead.
    healthCheckEndpoint: '/health/of-yoga',
    landingPage: false,
    // From our own dependencies: the one that Yoga brings loads from the internet. Read at the first visit: it is large.
    renderGraphiQL: async (options) => (await import('@graphql-yoga/render-graphiql')).renderGraphiQL(options),
    graphiql: {
      title: 'Greenlit',
      defaultTabs: EXAMPLES.map(({ query, variables }) => ({
        query,
        ...(variables ? { variables: JSON.stringify(variables, null, 2) } : {})
      }))
    },
    plugins: [useProbes(options), useStartPage(), useBackup(options), useViewer(options), useCleanText(), useNamedArguments()]
  })
}
