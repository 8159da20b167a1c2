import { request } from 'node:http'
import { connect } from 'node:net'
import type { Socket } from 'node:net'

/** What came back. */
export interface Reply {
  /** null: the connection was closed, or nothing came, without any answer. */
  status: number | null
  headers: Record<string, string>
  body: string
  /** From the first byte sent to the last received. */
  ms: number
  /** How many answers came: two to one request is a smuggled one. */
  answers: number
  /** Whether the server ended the connection. */
  closed: boolean
}

export interface Address {
  host: string
  port: number
}

export interface Asked {
  method?: string
  path?: string
  headers?: Record<string, string>
  body?: string | Buffer
  /** The local address it comes from. */
  from: string
}

const PATIENCE_MS = 10_000

export const JSON_HEADERS = { 'content-type': 'application/json', accept: 'application/json' }

/** One request on a connection of its own. Never throws: no answer is a reply without status. */
export function ask({ host, port }: Address, { method = 'POST', path = '/graphql', headers = {}, body, from }: Asked): Promise<Reply> {
  const began = performance.now()
  return new Promise((resolve) => {
    const nothing = () => resolve({ status: null, headers: {}, body: '', ms: performance.now() - began, answers: 0, closed: true })
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const sent = request({ host, port, method, path, headers: { ...length, ...headers }, localAddress: from, agent: false, timeout: PATIENCE_MS }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (chunk: string) => (text += chunk))
      answer.on('error', () => {})
      answer.on('close', () => {
        const { statusCode = null, headers } = answer
        const flat = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
        resolve({ status: statusCode, headers: flat, body: text, ms: performance.now() - began, answers: 1, closed: true })
      })
    })
    sent.on('timeout', () => sent.destroy())
    // A refusal may arrive while the body is still on its way: then the answer counts, not the broken pipe.
    sent.on('error', () => setTimeout(nothing, 50))
    sent.end(body)
  })
}

export interface Exchange {
  from: string
  /** Milliseconds between two pieces. */
  pause?: number
  /** How long to listen; the server may end it before. */
  patience?: number
  /** Whether our side stays open after the last piece. Default true. */
  open?: boolean
}

/** Writes the pieces to a socket of its own as they are, and listens until the server closes or patience ends. */
export function exchange(address: Address, pieces: Iterable<string | Buffer>, options: Exchange): Promise<Reply> {
  const { pause = 0, patience = 3000, open = true, from } = options
  const began = performance.now()
  return new Promise((resolve) => {
    const socket = connect({ ...address, localAddress: from })
    let raw = ''
    let last = began
    let over = false
    const end = (closed: boolean) => {
      if (over) return
      over = true
      clearTimeout(enough)
      socket.destroy()
      const ms = (closed && raw === '' ? performance.now() : last) - began
      resolve({ ...parse(raw), ms, closed })
    }
    const enough = setTimeout(() => end(false), patience)
    socket.setEncoding('latin1')
    socket.on('data', (chunk: string) => {
      raw += chunk
      last = performance.now()
    })
    socket.on('error', () => {})
    socket.on('end', () => end(true))
    socket.on('close', () => end(true))
    socket.once('connect', () => void write(socket, pieces, pause, () => over).then(() => open || over || socket.end()))
  })
}

async function write(socket: Socket, pieces: Iterable<string | Buffer>, pause: number, over: () => boolean): Promise<void> {
  for (const piece of pieces) {
    if (over() || socket.destroyed) return
    const free = typeof piece === 'string' ? socket.write(piece, 'latin1') : socket.write(piece)
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause))
    else if (!free) await new Promise<void>((resolve) => [socket.once('drain', resolve), socket.once('close', resolve)])
  }
}

/** The last of the answers in what came over a socket, and how many there are. */
function parse(raw: string): Omit<Reply, 'ms' | 'closed'> {
  const starts = [...raw.matchAll(/HTTP\/1\.[01] (\d{3})[^\r\n]*\r\n/g)].filter(([, status]) => status !== '100')
  const start = starts.at(-1)
  if (start === undefined) return { status: null, headers: {}, body: raw, answers: 0 }
  const text = raw.slice(start.index + start[0].length)
  const blank = text.indexOf('\r\n\r\n')
  const lines = text.slice(0, Math.max(0, blank)).split('\r\n')
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()])
  )
  const body = text.slice(blank + 4)
  const plain = headers['transfer-encoding'] === 'chunked' ? body.replaceAll(/(^|\r\n)[0-9a-f]+\r\n/gi, '') : body
  return { status: Number(start[1]), headers, body: Buffer.from(plain, 'latin1').toString('utf8'), answers: starts.length }
}

/** The bytes of a GraphQL request over HTTP/1.1, for cases that then spoil them. */
export function post(body: string, headers: readonly string[] = []): string {
  const all = ['POST /graphql HTTP/1.1', 'Host: greenlit.example', 'Content-Type: application/json', ...headers]
  if (!headers.some((line) => /^(content-length|transfer-encoding)/i.test(line))) all.push(`Content-Length: ${Buffer.byteLength(body)}`)
  if (!headers.some((line) => /^connection/i.test(line))) all.push('Connection: close')
  return `${all.join('\r\n')}\r\n\r\n${body}`
}

export const graphql = (query: string, rest: object = {}): string => JSON.stringify({ query, ...rest })
