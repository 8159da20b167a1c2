import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import { liveBackupStream } from '../database/backup/write.ts'
import type { Database } from '../database/client.ts'
import { statementCount } from '../database/statements.ts'
import { userError } from '../graphql/errors.ts'
import { trustedNetworks } from './address.ts'
import type { Arrival } from './call.ts'
import { Entrance, peerOf } from './entrance.ts'
import { listen } from './listen.ts'
import { type Log, createLog } from './log.ts'
import { addProcessMetrics } from './metrics.ts'
import { type DatabaseGauges, type ServerOptions, withDefaults } from './options.ts'
import { readinessOf, within } from './readiness.ts'
import { refusalOf } from './refusal.ts'
import { watchSchedule } from './schedule.ts'
import { send } from './send.ts'
import { CHECK_MS, boundSockets } from './sockets.ts'
import { VERSION } from './version.ts'
import { createGraphQLServer } from './yoga.ts'

export interface RunningServer {
  /** Without a slash at the end. */
  readonly url: string
  /** Stops taking requests, waits for those under way as long as the settings say, and cuts the rest. */
  close(): Promise<void>
}

const GAUGE_PATIENCE_MS = 1000

/** Serves /graphql, /health, /ready and /metrics. Throws where the port cannot be had, saying which and what to do. */
export async function startServer(given: ServerOptions, database: Database): Promise<RunningServer> {
  const { log = createLog({ level: 'error' }), ...options } = withDefaults(given)
  const { limits, timeouts, rates } = options
  let stopping = false
  const ready = readinessOf(database)
  const yoga = createGraphQLServer({
    ...options,
    log,
    poolSize: database.atOnce,
    exclusive: database.exclusive,
    backup: () => backupOf(database, log),
    gauges: gaugesOf(database),
    notReady: async () => (stopping ? 'The server is stopping.' : await ready())
  })
  const { metrics, lane } = yoga
  addProcessMetrics(metrics)
  const { connectionsOfAddress } = rates
  const entrance = new Entrance({ connectionsOfAddress, trusted: trustedNetworks(options.trustedProxies ?? []), metrics, log })
  const receive = (request: IncomingMessage, response: ServerResponse) => entrance.receive(request, response, () => void answer(request, response))
  const server = createServer({ connectionsCheckingInterval: CHECK_MS, requireHostHeader: true }, receive)
  // Who asks before sending a body ("Expect: 100-continue") need not send one that is refused unread.
  server.on('checkContinue', (request, response) => {
    if (!(Number(request.headers['content-length'] ?? 0) > limits.body)) response.writeContinue()
    receive(request, response)
  })
  boundSockets(server, { rates, timeouts, metrics, log, entrance })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const peer = peerOf(request)
    response.on('close', () => response.writableFinished || entrance.strike(peer))
    const last = () => stopping || entrance.bars(peer)
    try {
      const passed = await lane.take({ request, response, peer, seconds: timeouts.idle, last })
      if (passed === null) return
      let represented = false
      const arrival: Arrival = {
        ...passed,
        peer,
        incoming: request,
        whenSent: (action) => void response.once('close', action),
        represented: () => (represented = true)
      }
      const made = isAddress(request) ? await yoga.handleNodeRequestAndResponse(request, response, arrival) : noAddress()
      if (represented) lane.learn(request, made, passed.text)
      if (made.status === 429) entrance.strike(peer)
      await send(made, { request, response }, { seconds: timeouts.idle, last: last() })
    } catch (error) {
      // Nothing that Yoga has a word for: the caller learns nothing of it, and only this request ends.
      log.error({ err: error }, 'a request was cut')
      response.destroy()
    }
  }

  const url = await listen(server, options)
  const schedule = options.schedule ? watchSchedule({ now: options.now ?? (() => new Date()), log, metrics }) : null
  return {
    url,
    async close() {
      stopping = true
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      const cut = setTimeout(() => server.closeAllConnections(), timeouts.shutdown * 1000)
      await closed
      clearTimeout(cut)
      await schedule?.stop()
      await yoga.dispose()
    }
  }
}

/** An address or a host that cannot be read (`//`, `http://[`) never reaches Yoga, which would have no answer. */
function isAddress({ url = '', headers }: IncomingMessage): boolean {
  return url.startsWith('/') && URL.canParse(`http://${headers.host ?? 'localhost'}${url}`)
}

function noAddress(): Response {
  const { body, ...rest } = refusalOf(userError('BAD_REQUEST', 'The address of the request cannot be read: it must be a path, such as /graphql, and a host.'))
  return new Response(body, rest)
}

function gaugesOf(database: Database): DatabaseGauges {
  const head = async () => {
    const [row] = await database.sql('SELECT position FROM update_head WHERE id = 1')
    return row === undefined ? null : Number(row['position'])
  }
  return {
    logPosition: () => within(GAUGE_PATIENCE_MS, head().catch(() => null), null),
    statements: statementCount,
    pool: () => database.stats()
  }
}

/** A backup while the server serves; that it was made is in the log, and so is what broke it off. */
function backupOf(database: Database, log: Log) {
  log.info('a backup was asked for by an admin')
  return liveBackupStream(database, { greenlit: VERSION })
    .once('end', () => log.info('the backup was sent whole'))
    .once('error', (error: Error) => log.error({ err: error }, 'the backup broke off'))
}
