import { type Server, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { GraphQLError } from 'graphql'
import type { Rates, Timeouts } from '../config.ts'
import { userError } from '../graphql/errors.ts'
import type { Entrance } from './entrance.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import { refusalOf } from './refusal.ts'

interface Bounds {
  rates: Pick<Rates, 'connections'>
  timeouts: Timeouts
  metrics: Pick<Metrics, 'connections' | 'refusedConnections' | 'malformed'>
  log: Log
  entrance: Entrance
}

/** How often Node looks for connections whose time is up: milliseconds. */
export const CHECK_MS = 500

/** Bounds what connections may take: how many there are, how long they are silent, how slowly they send. */
export function boundSockets(server: Server, { rates, timeouts, metrics, log, entrance }: Bounds): void {
  server.headersTimeout = timeouts.headers * 1000
  server.requestTimeout = 2 * timeouts.headers * 1000
  server.keepAliveTimeout = timeouts.idle * 1000
  server.timeout = timeouts.idle * 1000
  server.maxConnections = rates.connections
  server.on('drop', () => metrics.refusedConnections.inc())
  server.on('connection', (socket: Socket) => {
    if (!entrance.connects(socket)) {
      metrics.refusedConnections.inc()
      socket.destroy()
      return
    }
    metrics.connections.inc()
    socket.once('close', () => metrics.connections.dec())
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    // Who cut the connection has said nothing wrong, and hears nothing any more.
    if (error.code === 'ECONNRESET') return socket.destroy()
    metrics.malformed.inc()
    log.debug({ code: error.code }, 'malformed request')
    // An answer may be under way already, or nobody there to read it.
    if (!socket.writable || socket.bytesWritten > 0) return socket.destroy()
    return socket.end(faultOf(error.code), () => socket.destroy())
  })
}

/** What to say to somebody whose request cannot be read, as there is no request to answer. */
function faultOf(code: string | undefined): string {
  if (code === 'HPE_HEADER_OVERFLOW') return written(431, userError('TOO_LARGE', 'The headers are larger than 16 kB: send fewer or shorter ones.'))
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return written(408, userError('TIMEOUT', 'The request took too long to arrive: send it faster.'))
  return written(400, userError('BAD_REQUEST', 'This is not HTTP/1.1: check the request line, the headers and the length of the body.'))
}

/** HTTP has statuses of its own for what is wrong before there is a request. */
function written(status: number, error: GraphQLError): string {
  const { headers, body } = refusalOf(error)
  const fields = { ...headers, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store', connection: 'close', 'content-length': Buffer.byteLength(body) }
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}`)
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n')
}
