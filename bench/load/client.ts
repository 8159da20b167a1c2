import { connect } from 'node:net'

/** What is sent again and again, and how long its answer's body is, in bytes: another length, or another status than 200, is a failure. */
export interface Shot {
  request: Buffer
  length: number
}

export interface Volley {
  /** Milliseconds from the first byte sent to the last byte received, of each answer. */
  times: number[]
  failures: number
  /** Milliseconds it all took. */
  lasted: number
}

interface Target {
  port: number
  connections: number
}

/**
 * Sends requests over keep-alive connections, each of which asks again once it has been answered: for so many milliseconds,
 * or so many requests in all. On bare sockets, as Node's own client takes as long as the servers that are measured.
 */
export async function fire({ port, connections }: Target, shots: readonly Shot[], end: { ms: number } | { requests: number }): Promise<Volley> {
  const times: number[] = []
  const started = performance.now()
  let sent = 0
  let failures = 0
  const over = () => ('ms' in end ? performance.now() - started >= end.ms : sent >= end.requests)
  const shoot = () => shots[sent++ % shots.length] as Shot

  function gunner(): Promise<void> {
    return new Promise((resolve, reject) => {
      if (over()) return resolve()
      const socket = connect({ port, host: '127.0.0.1', noDelay: true })
      let shot = shoot()
      let began = 0
      let missing = -1
      let head = Buffer.alloc(0)
      const next = () => {
        began = performance.now()
        socket.write(shot.request)
      }
      socket.once('connect', next)
      socket.once('error', reject)
      socket.once('close', () => resolve())
      socket.on('data', (chunk) => {
        if (missing < 0) {
          head = head.length === 0 ? chunk : Buffer.concat([head, chunk])
          const end = head.indexOf('\r\n\r\n')
          if (end < 0) return
          const { status, length } = readHead(head.toString('latin1', 0, end))
          if (status !== 200 || length !== shot.length) failures++
          missing = length - (head.length - end - 4)
          head = Buffer.alloc(0)
        } else {
          missing -= chunk.length
        }
        if (missing > 0) return
        if (missing < 0) return void socket.destroy(new Error('An answer was longer than it said.'))
        times.push(performance.now() - began)
        missing = -1
        if (over()) return void socket.destroy()
        shot = shoot()
        next()
      })
    })
  }

  await Promise.all(Array.from({ length: connections }, gunner))
  return { times, failures, lasted: performance.now() - started }
}

function readHead(head: string): { status: number; length: number } {
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
  if (length === undefined) throw new Error(`An answer does not say how long it is:\n${head}`)
  return { status: Number(head.slice(9, 12)), length: Number(length) }
}

/** A request as it goes over the wire. */
export function wire(port: number, { method, path, body = '' }: { method: 'GET' | 'POST'; path: string; body?: string }): Buffer {
  const about = method === 'POST' ? `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n` : ''
  return Buffer.from(`${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\naccept: application/json\r\n${about}\r\n${body}`)
}
