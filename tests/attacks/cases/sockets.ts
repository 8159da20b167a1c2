import type { Attack, FloodAttack } from '../attack.ts'
import { cut, faultOfMany, hold, leftAfter, many, pause, summary, unmoved } from '../floods.ts'
import { ask, exchange, graphql, JSON_HEADERS, post } from '../wire.ts'
import type { Target } from '../target.ts'

const QUERY = graphql('{ record { position } }')
const PAGE = graphql('{ quoteTimeline(first: 40) { nodes { text speaker { name } citations { wording article { headline } } } } }')
const HEAD = 'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n'

/** What a timeout may take until it is felt: it is looked for now and then only, on a busy machine. */
const patience = ({ environment }: Target, setting: string, seconds: number) => Number(environment[setting] ?? seconds) * 1000 * 2 + 4000

const left = (count: number, of: number) => summary(count === 0 ? null : `${count} of ${of} still open`)

type Flood = FloodAttack['flood']

const slowHeaders: Flood = async (target, from) => {
  const held = hold(target, from, 40, HEAD)
  const more = () => held.forEach(({ socket }) => socket.writable && socket.write('X-A: b\r\n'))
  return left(await leftAfter(held, patience(target, 'GREENLIT_HEADERS_TIMEOUT', 10), more), 40)
}

const slowBody = (headers: string, piece: string): Flood => async (target, from) => {
  const held = hold(target, from, 12, `${HEAD}${headers}\r\n\r\n`)
  const more = () => held.forEach(({ socket }) => socket.writable && socket.write(piece))
  return left(await leftAfter(held, patience(target, 'GREENLIT_HEADERS_TIMEOUT', 10), more), 12)
}

const silent: Flood = async (target, from) => left(await leftAfter(hold(target, from, 50), patience(target, 'GREENLIT_IDLE_TIMEOUT', 30)), 50)

const idleAfter: Flood = async (target, from) =>
  left(await leftAfter(hold(target, from, 12, post(QUERY, ['Connection: keep-alive'])), patience(target, 'GREENLIT_IDLE_TIMEOUT', 30)), 12)

/** More than the server takes of all callers: those who come after must still find a place. */
const thousands: Flood = async (target, from, full) => {
  const count = full ? 3000 : 1200
  const held = hold(target, from, count)
  await pause(500)
  const fresh = await many(10, 1, (at) => ask(target, { body: QUERY, headers: JSON_HEADERS, from: `127.0.3.${at + 1}` }))
  cut(held)
  const slowest = Math.max(...fresh.map(({ ms }) => ms))
  const lost = fresh.filter(({ status }) => status !== 200).length
  return summary(lost > 0 ? `${lost} of 10 newcomers found no place` : null, slowest)
}

const halfClosed: Flood = async (target, from) => {
  const replies = await many(12, 12, () => exchange(target, [post(QUERY)], { from, open: false }))
  return summary(replies.every(({ closed }) => closed) ? null : 'left open')
}

const halfBodies: Flood = async (target, from, full) => {
  const replies = await many(full ? 500 : 200, 50, () => exchange(target, [post(QUERY, ['Content-Length: 5000'])], { from, open: false, patience: 5000 }))
  return summary(replies.every(({ closed }) => closed) ? null : 'left open')
}

const slowReaders: Flood = async (target, from, full) => {
  const held = hold(target, from, full ? 20 : 8, post(PAGE, ['Connection: keep-alive']).repeat(full ? 200 : 60))
  held.forEach(({ socket }) => socket.pause())
  await pause(full ? 10_000 : 3000)
  cut(held)
  return summary(null)
}

const pipeline: Flood = async (target, from, full) => {
  const reply = await exchange(target, [post(QUERY, ['Connection: keep-alive']).repeat(full ? 5000 : 1000), post(QUERY)], { from, patience: 20_000 })
  return summary(reply.answers === 0 ? 'no answer' : reply.status !== null && reply.status >= 500 ? `status ${reply.status}` : null, reply.ms)
}

/** Asked, and gone before the answer: some at once, some in the middle of it. */
const aborted = (accept: string): Flood => async (target, from, full) => {
  for (let round = 0; round < (full ? 10 : 1); round++) {
    const held = hold(target, from, full ? 250 : 100, post(PAGE, [`Accept: ${accept}`, 'Connection: keep-alive']))
    for (const { socket } of held) {
      await new Promise((resolve) => setImmediate(resolve))
      if (Math.random() < 0.5) socket.resetAndDestroy()
    }
    await pause(30)
    cut(held)
  }
  return summary(null)
}

const streams: Flood = async (target, from, full) => {
  const held = hold(target, from, full ? 1000 : 300, post(QUERY, ['Accept: text/event-stream', 'Connection: keep-alive']))
  await pause(1000)
  cut(held)
  return summary(null)
}

const churn: Flood = async (target, from, full) => {
  for (let round = 0; round < (full ? 20 : 5); round++) {
    const held = hold(target, from, 200)
    await pause(20)
    for (const { socket } of held) socket.resetAndDestroy()
  }
  return summary(null)
}

const atOnce: Flood = async (target, from, full) => {
  const count = full ? 500 : 150
  const replies = await many(count, count, () => ask(target, { body: PAGE, headers: JSON_HEADERS, from }))
  return summary(faultOfMany(replies))
}

/** Requests so small that thousands come in one packet, on as many connections as one address may have. */
const crowded = (request: string, count: number): Flood => async (target, from, full) => {
  const held = hold(target, from, full ? 60 : 20, request.repeat(count))
  await pause(1500)
  cut(held)
  return summary(null)
}

const flood = (name: string, flood: Flood): Attack => ({ name, flood, expect: unmoved })

/** Sockets opened and not used as they are meant to be. All of them must be gone afterwards. */
export const SOCKETS: Attack[] = [
  flood('headers that trickle', slowHeaders),
  flood('bodies that trickle', slowBody('Content-Length: 5000', '{')),
  flood('bodies that trickle in chunks', slowBody('Transfer-Encoding: chunked', '1\r\n{\r\n')),
  flood('connections that say nothing', silent),
  flood('connections that say nothing more', idleAfter),
  flood('more connections than the server takes', thousands),
  flood('requests with one half of the connection closed', halfClosed),
  flood('bodies that end in the middle', halfBodies),
  flood('callers who do not read the answers', slowReaders),
  flood('a thousand requests in one go', pipeline),
  flood('hundreds of requests, cut while they are answered', aborted('application/json')),
  flood('hundreds of requests for streams, cut while they are answered', aborted('text/event-stream')),
  flood('hundreds of open streams', streams),
  flood('a thousand connections opened and reset', churn),
  flood('hundreds of large pages asked for at once', atOnce),
  flood('a million of the smallest requests', crowded('GET / HTTP/1.1\r\nHost:a\r\n\r\n', 20_000)),
  flood('thousands of requests with a thousand headers each', crowded(`GET / HTTP/1.1\r\nHost:a\r\n${'a:b\r\n'.repeat(1000)}\r\n`, 100))
]
