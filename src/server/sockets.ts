import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import type { Rates, Timeouts } from '../config.ts'
import { shareOf, trustedNetworks } from './address.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import type { Strikes } from './strikes.ts'

interface Bounds {
  rates: Rates
  timeouts: Timeouts
  trustedProxies?: readonly string[]
  metrics: Pick<Metrics, 'connections' | 'refusedConnections' | 'malformed'>
  log: Log
  strikes: Strikes
}

/** How often Node looks for connections whose time is up: milliseconds. */
export const CHECK_MS = 500

/** Bounds what connections may take: how many there are, how long they are silent, how slowly they send. */
export function boundSockets(server: Server, { rates, timeouts, trustedProxies = [], metrics, log, strikes }: Bounds): void {
  server.headersTimeout = timeouts.headers * 1000
  server.requestTimeout = 2 * timeouts.headers * 1000
  server.keepAliveTimeout = timeouts.idle * 1000
  server.timeout = timeouts.idle * 1000
  server.maxConnections = rates.connections
  server.on('drop', () => metrics.refusedConnections.inc())
  countConnections(server, { rates, trustedProxies, metrics, strikes })
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    metrics.malformed.inc()
    log.debug({ code: error.code }, 'malformed request')
    // An answer may be under way already, or nobody there to read it.
    if (!socket.writable || socket.bytesWritten > 0) socket.destroy()
    else socket.end(faultOf(error.code), () => socket.destroy())
  })
}

type Counting = Pick<Bounds, 'rates' | 'trustedProxies' | 'metrics' | 'strikes'>

function countConnections(server: Server, { rates, trustedProxies = [], metrics, strikes }: Counting): void {
  const open = new Map<string, number>()
  const trusted = trustedNetworks(trustedProxies)
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? 'unknown'
    const share = shareOf(address)
    if (strikes.barred(share)) {
      metrics.refusedConnections.inc()
      socket.destroy()
      return
    }
    const before = open.get(share) ?? 0
    open.set(share, before + 1)
    metrics.connections.inc()
    socket.once('close', () => {
      metrics.connections.dec()
      const rest = (open.get(share) ?? 1) - 1
      if (rest === 0) open.delete(share)
      else open.set(share, rest)
    })
    if (before < rates.connectionsOfAddress || trusted(address)) return
    metrics.refusedConnections.inc()
    socket.destroy()
  })
}

/** What to say to somebody whose request cannot be read, as there is no request to answer. */
function faultOf(code: string | undefined): string {
  if (code === 'HPE_HEADER_OVERFLOW') return answer(431, 'Request Header Fields Too Large', 'TOO_LARGE', 'The headers are larger than 16 kB: send fewer or shorter ones.')
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return answer(408, 'Request Timeout', 'TIMEOUT', 'The request took too long to arrive: send it faster.')
  return answer(400, 'Bad Request', 'BAD_REQUEST', 'This is not HTTP/1.1: check the request line, the headers and the length of the body.')
}

function answer(status: number, reason: string, code: string, message: string): string {
  const body = JSON.stringify({ errors: [{ message, extensions: { code } }] })
  const headers = ['content-type: application/json; charset=utf-8', 'x-content-type-options: nosniff', 'cache-control: no-store']
  return [`HTTP/1.1 ${status} ${reason}`, ...headers, 'connection: close', `content-length: ${Buffer.byteLength(body)}`, '', body].join('\r\n')
}
