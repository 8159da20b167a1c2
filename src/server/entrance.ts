import type { IncomingMessage, ServerResponse } from 'node:http'
import { userError } from '../graphql/errors.ts'
import { callerAddress, shareOf } from './address.ts'
import { Door } from './door.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import { refusalOf } from './refusal.ts'
import { MOST_REFUSALS, Strikes } from './strikes.ts'

interface Surroundings {
  trusted: (address: string) => boolean
  metrics: Pick<Metrics, 'refusedConnections'>
  log: Pick<Log, 'warn'>
  /** Given by tests. */
  strikes?: Strikes
}

const TOO_MANY = refusalOf(
  userError(
    'TOO_MANY_REQUESTS',
    `This address was refused, or went away before the answer, more than ${MOST_REFUSALS} times within a second: wait two seconds, then ask more slowly.`,
    { bucket: 'refused', headers: { 'retry-after': '2', connection: 'close' } }
  )
)

/** Who comes in: addresses that are refused all the time do not, and the others are heard in turn. */
export class Entrance {
  readonly #surroundings: Surroundings
  readonly #door = new Door()
  readonly #strikes: Strikes
  readonly #dismissed = new WeakSet<object>()

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings
    this.#strikes = surroundings.strikes ?? new Strikes()
  }

  /** Whether the peer of a new connection is to be closed without a word. */
  connects(peer: string): boolean {
    this.#door.knock()
    if (!this.#strikes.barred(shareOf(peer))) return true
    this.strike(peer)
    return false
  }

  /** Begins the request when its turn comes; not at all where the caller has left by then, or is barred. */
  receive(request: IncomingMessage, response: ServerResponse, begin: () => void): void {
    const peer = peerOf(request)
    const { trusted } = this.#surroundings
    const address = trusted(peer) ? callerAddress(peer, String(request.headers['x-forwarded-for'] ?? ''), trusted) : peer
    const barred = () => this.#strikes.barred(shareOf(peer))
    const inTurn = () => {
      if (barred()) this.#dismiss(request, response)
      else if (!response.destroyed) begin()
    }
    if (barred() || !this.#door.enter(shareOf(address), inTurn)) this.#dismiss(request, response)
  }

  /**
   * Counts what was refused to a peer, or not waited for. A proxy is refused for others, and leaves for others: each of
   * its callers has limits of its own.
   */
  strike(peer: string): void {
    const { trusted, log } = this.#surroundings
    if (trusted(peer)) return
    const share = shareOf(peer)
    if (this.#strikes.add(share)) log.warn({ address: share }, `refused more than ${MOST_REFUSALS} times within a second: not heard until it asks more slowly`)
  }

  /** What is under way on the connection is still answered; then it ends, and what else was sent on it is not read. */
  #dismiss({ socket }: IncomingMessage, response: ServerResponse): void {
    if (this.#dismissed.has(socket)) return
    this.#dismissed.add(socket)
    this.#surroundings.metrics.refusedConnections.inc()
    this.strike(socket.remoteAddress ?? 'unknown')
    socket.pause()
    response.writeHead(TOO_MANY.status, TOO_MANY.headers).end(TOO_MANY.body)
  }
}

export function peerOf({ socket }: IncomingMessage): string {
  return socket.remoteAddress ?? 'unknown'
}
