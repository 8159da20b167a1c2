import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import type { Rates, Timeouts } from '../config.ts'
import { userError } from '../graphql/errors.ts'
import type { Entrance } from './entrance.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import { refusalOf, written } from './refusal.ts'

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
  if (code === 'HPE_HEADER_OVERFLOW') return written(refusalOf(userError('TOO_LARGE', 'The headers are larger than 16 kB: send fewer or shorter ones.')), 431)
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return written(refusalOf(userError('TIMEOUT', 'The request took too long to arrive: send it faster.')), 408)
  return written(refusalOf(userError('BAD_REQUEST', 'This is not HTTP/1.1: check the request line, the headers and the length of the body.')))
}
