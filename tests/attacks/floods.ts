import { connect } from 'node:net'
import type { Socket } from 'node:net'
import type { Expectation } from './attack.ts'
import { errorsOf, faultOf } from './verdicts.ts'
import type { Address, Reply } from './wire.ts'

/** A reply made of many: nothing to say where `fault` is null. */
export const summary = (fault: string | null, ms = 0): Reply => ({ status: 200, headers: {}, body: fault ?? '', ms, answers: 1, closed: true })

/** The flood found nothing wrong itself. */
export const unmoved: Expectation = ({ body }) => (body === '' ? null : body)

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Does `work` `count` times, `parallel` at one time, and gives what came of each. */
export async function many<T>(count: number, parallel: number, work: (at: number) => Promise<T>): Promise<T[]> {
  const results: T[] = []
  let next = 0
  const worker = async () => {
    for (let at = next++; at < count; at = next++) results.push(await work(at))
  }
  await Promise.all(Array.from({ length: parallel }, worker))
  return results
}

/** Each of them answered, or refused in words with a status that says "later" or a limit; else what is wrong. */
export function faultOfMany(replies: readonly Reply[]): string | null {
  for (const reply of replies) {
    const fault = faultOf(reply)
    if (fault) return fault
    if (reply.status === null) return 'some got no answer'
    if (reply.status !== 200 && errorsOf(reply.body).length === 0) return `some got ${reply.status} without a word`
  }
  return null
}

/** An open socket of the attacker's. */
export interface Held {
  socket: Socket
  /** Milliseconds after which the server ended it; null while it has not. */
  endedAfter: number | null
  received: number
}

/** Opens sockets and writes `first` to each; refused ones count as ended. They are the caller's to destroy. */
export function hold({ host, port }: Address, from: string, count: number, first = ''): Held[] {
  return Array.from({ length: count }, () => {
    const began = performance.now()
    const socket = connect({ host, port, localAddress: from })
    const held: Held = { socket, endedAfter: null, received: 0 }
    const end = () => (held.endedAfter ??= performance.now() - began)
    socket.on('data', (chunk) => (held.received += chunk.length))
    socket.on('error', () => {})
    socket.on('end', end)
    socket.on('close', end)
    if (first !== '') socket.write(first, 'latin1')
    return held
  })
}

/** Waits until the server has ended all of them, `patience` ms at most; gives how many are left, and cuts those. */
export async function leftAfter(held: readonly Held[], patience: number, meanwhile: () => void = () => {}): Promise<number> {
  const until = performance.now() + patience
  while (performance.now() < until && held.some(({ endedAfter }) => endedAfter === null)) {
    meanwhile()
    await pause(100)
  }
  const left = held.filter(({ endedAfter }) => endedAfter === null).length
  cut(held)
  return left
}

export function cut(held: readonly Held[]): void {
  for (const { socket } of held) socket.destroy()
}
