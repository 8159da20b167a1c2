import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { userError } from '../graphql/errors.ts'
import { callerAddress, shareOf } from './address.ts'
import { Door } from './door.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import { refusalOf, written } from './refusal.ts'
import { MOST_REFUSALS, Strikes } from './strikes.ts'

interface Surroundings {
  connectionsOfAddress: number
  trusted: (address: string) => boolean
  metrics: Pick<Metrics, 'refusedConnections'>
  log: Pick<Log, 'warn'>
  /** Given by tests. */
  strikes?: Strikes
}

/** Requests sent one behind the other down one connection before the first is answered. */
const MOST_OF_ONE_CONNECTION = 100

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
  readonly #door: Door
  readonly #strikes: Strikes
  readonly #open = new Map<string, Set<Socket>>()
  /** What begins the requests of a connection that are not answered yet; the first has begun. */
  readonly #lines = new WeakMap<Socket, (() => void)[]>()
  readonly #dismissed = new WeakSet<Socket>()

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings
    this.#door = new Door(surroundings)
    this.#strikes = surroundings.strikes ?? new Strikes()
  }

  /** Whether a new connection is taken; otherwise it is to be closed without a word. */
  connects(socket: Socket): boolean {
    this.#door.knock()
    const peer = socket.remoteAddress
    // Gone again while it waited to be let in.
    if (peer === undefined) return false
    const { trusted, connectionsOfAddress } = this.#surroundings
    const share = shareOf(peer)
    const open = this.#open.get(share) ?? new Set<Socket>()
    // Not counted: who asks often by right is heard again, though it goes on.
    if (this.#strikes.barred(share) || (open.size >= connectionsOfAddress && !trusted(peer))) return false
    this.#open.set(share, open.add(socket))
    socket.once('close', () => {
      open.delete(socket)
      if (open.size === 0 && this.#open.get(share) === open) this.#open.delete(share)
      // Who connects without asking for anything, again and again, is shut out as well.
      if (socket.bytesRead === 0) this.strike(peer)
    })
    return true
  }

  /**
   * Begins the request when its turn comes; not at all where the caller has left by then, or is barred. Those of one connection
   * come one after the other, as they are answered in that order (https://www.rfc-editor.org/rfc/rfc9112#name-pipelining): who
   * sends them ahead asks for no more at once than who waits, and only what is being answered hears of the end of its connection.
   */
  receive(request: IncomingMessage, response: ServerResponse, begin: () => void): void {
    const { socket } = request
    if (socket.destroyed || this.#dismissed.has(socket)) return
    const line = this.#lines.get(socket) ?? []
    this.#lines.set(socket, line)
    line.push(() => this.#enter(request, response, begin))
    response.once('close', () => {
      line.shift()
      // One whose last answer was sent takes no more.
      if (socket.writable) line[0]?.()
    })
    if (line.length > MOST_OF_ONE_CONNECTION) this.#overflow(request, response)
    else if (line.length === 1) line[0]?.()
  }

  #enter(request: IncomingMessage, response: ServerResponse, begin: () => void): void {
    const peer = peerOf(request)
    const { trusted } = this.#surroundings
    const address = trusted(peer) ? callerAddress(peer, String(request.headers['x-forwarded-for'] ?? ''), trusted) : peer
    const inTurn = () => {
      if (this.bars(peer)) this.#dismiss(request, response)
      else if (!response.destroyed) begin()
    }
    if (this.bars(peer)) this.#dismiss(request, response)
    else if (!this.#door.enter(shareOf(address), inTurn)) this.#overflow(request, response)
  }

  /** More than anybody sends who reads answers. */
  #overflow(request: IncomingMessage, response: ServerResponse): void {
    const { socket } = request
    const peer = peerOf(request)
    if (this.#surroundings.trusted(peer)) return this.#dismiss(request, response)
    // Thousands of requests fit into one packet: only to cut the connections keeps them from being read. Who listens
    // while it sends still hears why.
    if (socket.bytesWritten === 0) socket.write(written(TOO_MANY))
    this.strike(peer, MOST_REFUSALS + 1)
    return this.#cut(shareOf(peer), () => true)
  }

  /** Whether the peer is not heard now: what it still gets is the last on its connection. */
  bars(peer: string): boolean {
    return this.#strikes.barred(shareOf(peer))
  }

  /**
   * Counts what was refused to a peer, or not waited for. A proxy is refused for others, and leaves for others: each of
   * its callers has limits of its own.
   */
  strike(peer: string, times = 1): void {
    const { trusted, log } = this.#surroundings
    const share = shareOf(peer)
    if (trusted(peer) || !this.#strikes.add(share, times)) return
    log.warn({ address: share }, `refused more than ${MOST_REFUSALS} times within a second: not heard until it asks more slowly`)
    this.#cut(share, (socket) => !this.#lines.get(socket)?.length)
  }

  #cut(share: string, which: (socket: Socket) => boolean): void {
    for (const socket of this.#open.get(share) ?? []) if (which(socket)) socket.destroy()
  }

  /** What was sent before on the connection is still answered; then it ends, and what else was sent on it is not looked at. */
  #dismiss({ socket }: IncomingMessage, response: ServerResponse): void {
    this.#dismissed.add(socket)
    this.#surroundings.metrics.refusedConnections.inc()
    response.writeHead(TOO_MANY.status, TOO_MANY.headers).end(TOO_MANY.body)
  }
}

export function peerOf({ socket }: IncomingMessage): string {
  return socket.remoteAddress ?? 'unknown'
}
