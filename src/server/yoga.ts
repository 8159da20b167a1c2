import { createYoga } from 'graphql-yoga'
import { DEFAULT_LIMITS } from '../config.ts'
import { schema } from '../graphql/schema.ts'
import { EXAMPLES } from './examples.ts'
import { errorMask } from './mask-error.ts'
import type { ServerOptions } from './options.ts'
import { useCleanText } from './plugins/use-clean-text.ts'
import { useClosedEditor } from './plugins/use-closed-editor.ts'
import { useClosedSchema } from './plugins/use-closed-schema.ts'
import { useCost } from './plugins/use-cost.ts'
import { useDocumentLimits } from './plugins/use-document-limits.ts'
import { useNamedArguments } from './plugins/use-named-arguments.ts'
import { useProbes } from './plugins/use-probes.ts'
import { useStartPage } from './plugins/use-start-page.ts'
import { adminTest, useViewer } from './plugins/use-viewer.ts'

const EDITOR = {
  title: 'Greenlit',
  defaultTabs: EXAMPLES.map(({ query, variables }) => ({
    query,
    ...(variables ? { variables: JSON.stringify(variables, null, 2) } : {})
  }))
}

const LARGEST_BODY = 1_000_000

/** The GraphQL server without a port: `fetch` answers a request. Behaviours are the plugins, in this order. */
export function createGraphQLServer(options: Omit<ServerOptions, 'host' | 'port'>) {
  const { limits = DEFAULT_LIMITS, production = false } = options
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
    graphiql: production ? false : EDITOR,
    // useDocumentLimits keeps documents itself.
    parserAndValidationCache: false,
    plugins: [
      useProbes(options),
      useStartPage(),
      production && useClosedEditor(),
      useDocumentLimits(limits),
      production && useClosedSchema(adminTest(options)),
      useViewer(options),
      // What is too large is refused before anything looks into it.
      useCost(limits),
      useCleanText(),
      useNamedArguments()
    ]
  })
}
