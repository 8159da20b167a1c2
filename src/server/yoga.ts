import { createYoga } from 'graphql-yoga'
import { schema } from '../graphql/schema.ts'
import { trustedNetworks } from './address.ts'
import { KeptAnswers } from './answers/kept-answers.ts'
import { AtOnce } from './at-once.ts'
import { type Arrival, callOf } from './call.ts'
import { Lane } from './lane/lane.ts'
import { DocumentCache } from './limits/document-cache.ts'
import { createLog } from './log.ts'
import { maskError } from './mask-error.ts'
import { type Metrics, addAnswerMetrics, createMetrics } from './metrics.ts'
import { type ServerOptions, withDefaults } from './options.ts'
import { useAnswers } from './plugins/use-answers.ts'
import { useAtOnce } from './plugins/use-at-once.ts'
import { useBackup } from './plugins/use-backup.ts'
import { useCall } from './plugins/use-call.ts'
import { useCaller } from './plugins/use-caller.ts'
import { useCancellation } from './plugins/use-cancellation.ts'
import { useCleanText } from './plugins/use-clean-text.ts'
import { useClosedSchema } from './plugins/use-closed-schema.ts'
import { useCompiled } from './plugins/use-compiled.ts'
import { useCost } from './plugins/use-cost.ts'
import { useDeadline } from './plugins/use-deadline.ts'
import { useDocumentLimits } from './plugins/use-document-limits.ts'
import { useEditor } from './plugins/use-editor.ts'
import { useHead } from './plugins/use-head.ts'
import { useJsonOnly } from './plugins/use-json-only.ts'
import { useLog } from './plugins/use-log.ts'
import { useMetrics } from './plugins/use-metrics.ts'
import { useNamedArguments } from './plugins/use-named-arguments.ts'
import { useOrigins } from './plugins/use-origins.ts'
import { useOutcome } from './plugins/use-outcome.ts'
import { usePerspective } from './plugins/use-perspective.ts'
import { usePlainErrors } from './plugins/use-plain-errors.ts'
import { useProbes } from './plugins/use-probes.ts'
import { useRates } from './plugins/use-rates.ts'
import { useRepresentation } from './plugins/use-representation.ts'
import { useRequestForm } from './plugins/use-request-form.ts'
import { useSecurityHeaders } from './plugins/use-security-headers.ts'
import { useStartPage } from './plugins/use-start-page.ts'
import { useTurn } from './plugins/use-turn.ts'
import { useViewer } from './plugins/use-viewer.ts'
import { bucketsOf } from './rates.ts'
import { FairTurns } from './turns.ts'
import { VERSION } from './version.ts'

const PREFLIGHT_SECONDS = 7200

/**
 * The GraphQL server without a port: `fetch` answers a request. Behaviours are the plugins, in this order: what is cheap
 * and refuses comes before what costs.
 */
export function createGraphQLServer(given: Omit<ServerOptions, 'host' | 'port'>) {
  const options = withDefaults(given)
  const { limits, rates, timeouts, answers: kept, executing, exclusive = false, production = false, log = createLog({ level: 'error' }) } = options
  const turns = new FairTurns({ executing, waiting: rates.waiting })
  const metrics: Metrics = createMetrics({ version: VERSION, turns, database: options.gauges })
  const answers = new KeptAnswers({ bytes: kept.bytes, exclusive, metrics })
  addAnswerMetrics(metrics, answers)
  const atOnce = new AtOnce(rates.atOnce)
  const buckets = bucketsOf(rates)
  const documents = new DocumentCache()
  const yoga = createYoga<Arrival>({
    schema,
    // Errors are told by useLog, once; yoga would log them again.
    logging: false,
    maskedErrors: { maskError },
    // Ours are in useJsonOnly and useEditor.
    maxRequestBodySize: false,
    multipart: false,
    batching: false,
    graphiql: false,
    landingPage: false,
    // Yoga's own takes any address that ends so, queries included; useProbes answers instead. No address holds a NUL.
    healthCheckEndpoint: '\0',
    // useDocumentLimits keeps documents itself.
    parserAndValidationCache: false,
    cors: (request) => corsFor(request, options),
    plugins: [
      // Before what a call holds is given back, and what comes of it is logged and counted.
      useRepresentation({ ...options, ...kept }),
      useCall(options),
      useLog({ log }),
      usePlainErrors(),
      useOutcome(),
      useSecurityHeaders(),
      useProbes(options),
      useStartPage(),
      useCaller({ ...options, log, refusedKeys: buckets.refusedKeys }),
      useRates(buckets),
      useBackup(options),
      useMetrics({ metrics, open: !production }),
      useOrigins(options),
      useEditor({ open: !production }),
      useRequestForm(),
      useAtOnce({ atOnce }),
      useHead(),
      useDeadline({ seconds: timeouts.request }),
      useJsonOnly({ largest: limits.body }),
      useTurn({ turns }),
      useCancellation(),
      useDocumentLimits({ limits, documents }),
      production && useClosedSchema((request) => callOf(request).viewer.role !== 'reader'),
      useViewer(options),
      usePerspective(),
      // What is too large is refused before anything looks into it.
      useCost(limits),
      useCleanText(),
      useNamedArguments(),
      useAnswers({ ...options, answers }),
      options.reads !== 'reference' && useCompiled({ metrics, log }),
      { onDispose: () => answers.horizon.close() }
    ]
  })
  const lane = new Lane({ schema, documents, compiled: options.reads !== 'reference', turns, seconds: timeouts.request, answers, ages: kept, atOnce, buckets, limits, metrics, log, trusted: trustedNetworks(options.trustedProxies ?? []), now: options.now ?? (() => new Date()) })
  return Object.assign(yoga, { metrics, lane })
}

/** Pages of the origins named may read, or any page where none is; no user's credentials come along, as there are none. */
function corsFor(request: Request, { origins = [] }: Pick<ServerOptions, 'origins'>) {
  const origin = request.headers.get('origin') ?? ''
  if (origins.length > 0 && !origins.includes(origin)) return false
  return {
    origin: origins.length > 0 ? origin : '*',
    credentials: false,
    methods: ['GET', 'POST'],
    allowedHeaders: ['Authorization', 'Content-Type', 'X-Request-Id'],
    exposedHeaders: ['RateLimit', 'RateLimit-Policy', 'Retry-After', 'X-Request-Id'],
    maxAge: PREFLIGHT_SECONDS
  }
}
