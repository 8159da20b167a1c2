import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { liveBackupStream } from '../database/backup/write.ts'
import type { Database } from '../database/client.ts'
import { statementCount } from '../database/statements.ts'
import { shareOf, trustedNetworks } from './address.ts'
import type { Arrival } from './call.ts'
import { type Log, createLog } from './log.ts'
import { addProcessMetrics } from './metrics.ts'
import { type DatabaseGauges, type ServerOptions, withDefaults } from './options.ts'
import { readinessOf, within } from './readiness.ts'
import { send } from './send.ts'
import { CHECK_MS, boundSockets } from './sockets.ts'
import { MOST_REFUSALS, Strikes } from './strikes.ts'
import { VERSION } from './version.ts'
import { createGraphQLServer } from './yoga.ts'

export interface RunningServer {
  /** Without a slash at the end. */
  readonly url: string
  /** Stops taking requests, waits for those under way as long as the settings say, and cuts the rest. */
  close(): Promise<void>
}

const GAUGE_PATIENCE_MS = 1000

const TOO_MANY = JSON.stringify({
  errors: [
    {
      message: `This address was refused, or went away before the answer, more than ${MOST_REFUSALS} times within a second: wait two seconds, then ask more slowly.`,
      extensions: { code: 'TOO_MANY_REQUESTS', bucket: 'refused' }
    }
  ]
})

/** Serves /graphql, /health, /ready and /metrics. Throws where the port cannot be had, saying which and what to do. */
export async function startServer(given: ServerOptions, database: Database): Promise<RunningServer> {
  const { log = createLog({ level: 'error' }), ...options } = withDefaults(given)
  const { timeouts, rates } = options
  let stopping = false
  const ready = readinessOf(database)
  const yoga = createGraphQLServer({
    ...options,
    log,
    poolSize: database.atOnce,
    backup: () => backupOf(database, log),
    gauges: gaugesOf(database),
    notReady: async () => (stopping ? 'The server is stopping.' : await ready())
  })
  const { metrics } = yoga
  addProcessMetrics(metrics)
  const server = createServer({ connectionsCheckingInterval: CHECK_MS, requireHostHeader: true }, (request, response) => {
    void answer(request, response)
  })
  const strikes = new Strikes()
  const trusted = trustedNetworks(options.trustedProxies ?? [])
  boundSockets(server, { rates, timeouts, metrics, log, strikes, ...(options.trustedProxies ? { trustedProxies: options.trustedProxies } : {}) })

  /** What is under way on the connection is still answered; then it ends, and what else was sent on it is not looked at. */
  const dismissed = new WeakSet<object>()
  function dismiss({ socket }: IncomingMessage, response: ServerResponse): void {
    if (dismissed.has(socket)) return
    dismissed.add(socket)
    metrics.refusedConnections.inc()
    response.writeHead(429, { 'content-type': 'application/json; charset=utf-8', connection: 'close', 'retry-after': '2' }).end(TOO_MANY)
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const peer = request.socket.remoteAddress ?? 'unknown'
    const share = shareOf(peer)
    if (strikes.barred(share)) return dismiss(request, response)
    // A proxy is refused for others, and leaves for others: each of its callers has limits of its own.
    const strike = () => trusted(peer) || strikes.add(share)
    response.once('close', () => response.writableFinished || strike())
    const arrival: Arrival = {
      peer,
      whenSent: (action) => void response.once('close', action)
    }
    try {
      const made = isAddress(request) ? await yoga.handleNodeRequestAndResponse(request, response, arrival) : NO_ADDRESS()
      if (made.status === 429) strike()
      await send(made, { request, response }, { seconds: timeouts.idle, last: stopping })
    } catch (error) {
      // Nothing that Yoga has a word for: the caller learns nothing of it, and only this request ends.
      log.error({ err: error }, 'a request was cut')
      response.destroy()
    }
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, options)))
    server.listen(options.port, options.host, resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${hostName(options.host)}:${port}`,
    async close() {
      stopping = true
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      const cut = setTimeout(() => server.closeAllConnections(), timeouts.shutdown * 1000)
      await closed
      clearTimeout(cut)
      await yoga.dispose()
    }
  }
}

/** An address or a host that cannot be read (`//`, `http://[`) never reaches Yoga, which would have no answer. */
function isAddress({ url = '', headers }: IncomingMessage): boolean {
  return url.startsWith('/') && URL.canParse(`http://${headers.host ?? 'localhost'}${url}`)
}

function NO_ADDRESS(): Response {
  const message = 'The address of the request cannot be read: it must be a path, such as /graphql, and a host.'
  return Response.json({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] }, { status: 400 })
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

/** The name to reach the server by from this machine. */
function hostName(host: string): string {
  if (['0.0.0.0', '::', '127.0.0.1', '::1'].includes(host)) return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

function listenError(error: NodeJS.ErrnoException, { host, port }: Pick<ServerOptions, 'host' | 'port'>): Error {
  if (error.code === 'EADDRINUSE')
    return new Error(`Port ${port} is in use: stop what uses it, or choose another with PORT.`)
  if (error.code === 'EACCES') return new Error(`Port ${port} needs more rights: choose one above 1023 with PORT.`)
  return new Error(`The server cannot listen on ${host}:${port} (${error.code ?? error.message}): check HOST and PORT.`)
}
