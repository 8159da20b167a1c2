import { type Socket, connect } from 'node:net'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readConfig } from '../../src/config.ts'
import { type RunningServer, startServer } from '../../src/server/http.ts'
import { createLog } from '../../src/server/log.ts'
import { testApi } from '../support/graphql.ts'
import type { Api } from '../support/graphql.ts'
import { eventually } from '../support/held.ts'

const QUERY = JSON.stringify({ query: '{ record { position } }' })
const HEAD = 'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n'
const SMALL = 'GET /graphql?query={__typename} HTTP/1.1\r\nHost: localhost\r\n\r\n'

let api: Api
let server: RunningServer
const faults: string[] = []

beforeAll(async () => {
  api = await testApi()
  const { rates, timeouts } = readConfig({ GREENLIT_MAX_CONNECTIONS_OF_ADDRESS: '20' })
  server = await startServer(
    {
      host: '0.0.0.0',
      port: 0,
      rates: { ...rates, anonymous: 0, cost: 0, atOnce: 15 },
      timeouts: { ...timeouts, headers: 1, idle: 3 },
      log: createLog({ level: 'error', write: (line) => void faults.push(line) })
    },
    api.database
  )
})

afterAll(async () => {
  await server.close()
  await api.close()
})

/** A connection from one of this machine's addresses, and what came back until it was closed. */
function open(text: string | Buffer, localAddress = '127.0.0.1') {
  const socket: Socket = connect({ port: Number(new URL(server.url).port), host: '127.0.0.1', localAddress })
  let heard = ''
  socket.on('data', (chunk) => (heard += String(chunk))).on('error', () => {})
  const closed = new Promise<string>((resolve) => socket.once('close', () => resolve(heard)))
  socket.write(text)
  return { socket, closed, heard: () => heard }
}

const well = async (localAddress = '127.0.0.9') => {
  const { socket, heard, closed } = open(SMALL, localAddress)
  const answer = await Promise.race([closed, eventually(heard, (text) => text.includes('"__typename":"Query"'))])
  socket.destroy()
  return answer.startsWith('HTTP/1.1 200 OK')
}

async function metric(name: string): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text()
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])
}

describe('What is no HTTP', () => {
  test.each([
    ['nonsense', 'nonsense\r\n\r\n', 'HTTP/1.1 400 Bad Request'],
    ['TLS', Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03]), 'HTTP/1.1 400 Bad Request'],
    ['two lengths', `${HEAD}Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcde`, 'HTTP/1.1 400 Bad Request'],
    ['a length and chunks', `${HEAD}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, 'HTTP/1.1 400 Bad Request'],
    ['no host', 'GET /health HTTP/1.1\r\n\r\n', 'HTTP/1.1 400 Bad Request'],
    ['headers of 20 kB', `GET /health HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, 'HTTP/1.1 431 Request Header Fields Too Large'],
    ['an address that is none', 'GET http://[ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 'HTTP/1.1 400 Bad Request'],
    ['an address of stars', 'OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 'HTTP/1.1 400 Bad Request']
  ])('(%s) is refused with a word of why, and the connection closed', async (_what, text, status) => {
    const answer = await open(text).closed
    expect(answer.split('\r\n')[0]).toBe(status)
    expect(answer).not.toMatch(/node:|\.js|\.ts/)
  })

  test.each([
    ['a host that is none', 'GET /graphql?query={__typename} HTTP/1.1\r\nHost: [::bad\r\nConnection: close\r\n\r\n'],
    ['two slashes', 'GET //graphql HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    ['a way up', 'GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    ['a method of its own', 'TRACE /graphql HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n']
  ])('or is odd (%s) never ends in a fault of ours', async (_what, text) => {
    const answer = await open(text).closed
    expect(answer).toMatch(/^HTTP\/1\.1 (200|400|404|405) /)
    expect(faults).toEqual([])
  })
})

describe('Whoever is slow', () => {
  test('with the headers is cut off', async () => {
    const { socket, closed } = open('GET /health HTTP/1.1\r\nHost: x\r\n')
    const drip = setInterval(() => socket.write('X: y\r\n'), 200)
    expect((await closed).split('\r\n')[0]).toBe('HTTP/1.1 408 Request Timeout')
    clearInterval(drip)
  })

  test('with the body is cut off', async () => {
    const { socket, closed } = open(`${HEAD}Content-Length: 1000\r\n\r\n{`)
    const drip = setInterval(() => socket.write(' '), 200)
    expect(await closed).toMatch(/^(HTTP\/1\.1 408 Request Timeout|$)/)
    clearInterval(drip)
  })

  test('to say anything is cut off', async () => {
    const { closed } = open('')
    expect(await closed).toMatch(/^(HTTP\/1\.1 408|$)/)
  })

  test('to read the answer is cut off', async () => {
    const { socket } = open('GET /graphql HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\n\r\n', '127.0.0.3')
    socket.pause()
    // The page is nine megabytes, far more than lies between two sockets.
    expect(await eventually(() => metric('greenlit_http_requests_in_flight'), (count) => count === 2)).toBe(2)
    expect(await eventually(() => metric('greenlit_http_requests_in_flight'), (count) => count === 1)).toBe(1)
    socket.destroy()
  })
})

describe('A body', () => {
  test('in chunks, without a length, is refused above 1 MB, and the sender hears it', async () => {
    const post = (bytes: number) =>
      new Promise<number>((resolve, reject) => {
        const sent = request(`${server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' } }, (answer) => {
          answer.resume().on('end', () => resolve(answer.statusCode ?? 0))
        }).on('error', reject)
        sent.write(QUERY)
        sent.end(' '.repeat(bytes - QUERY.length))
      })
    expect(await post(1_000_000)).toBe(200)
    expect(await post(1_000_001)).toBe(413)
    expect(await post(4_000_000)).toBe(413)
  })

  test('of a million crumbs is refused after two thousand of them', async () => {
    const { closed, socket } = open(`${HEAD}Transfer-Encoding: chunked\r\n\r\n`)
    socket.write('1\r\n \r\n'.repeat(1_000_000))
    expect(await closed).toMatch(/^HTTP\/1\.1 400 [^]*thousands of pieces/)
  })

  test.each([
    ['too large', 2_000_000, 'HTTP/1.1 413 '],
    ['of an ordinary size', QUERY.length, 'HTTP/1.1 100 ']
  ])('that is %s is answered before it is sent, where the sender asks first', async (_what, length, status) => {
    const { heard, socket } = open(`${HEAD}Content-Length: ${length}\r\nExpect: 100-continue\r\n\r\n`)
    expect(await eventually(heard, (text) => text !== '')).toMatch(new RegExp(`^${status}`))
    socket.destroy()
  })

  test('that stays away leaves nothing behind', async () => {
    const { socket } = open(`${HEAD}Content-Length: 1000\r\n\r\n{"query"`)
    await eventually(() => metric('greenlit_http_requests_in_flight'), (count) => count === 2)
    socket.destroy()
    expect(await eventually(() => metric('greenlit_http_requests_in_flight'), (count) => count === 1)).toBe(1)
    expect(faults).toEqual([])
  })
})

describe('A flood', () => {
  test('of connections from one address leaves room for another', async () => {
    const flood = Array.from({ length: 60 }, () => open('', '127.0.0.2'))
    expect(await well()).toBe(true)
    expect(await eventually(() => metric('greenlit_http_connections_refused_total'), (count) => count >= 40)).toBe(40)
    for (const { socket } of flood) socket.destroy()
    await Promise.all(flood.map(({ closed }) => closed))
    expect(await eventually(() => metric('greenlit_http_connections'), (count) => count < 10)).toBeLessThan(10)
    // Whoever was refused so often is not heard for a second or two.
    expect(await eventually(() => well('127.0.0.2'), Boolean)).toBe(true)
  })

  test('of requests that are cut in the middle leaves nothing behind', async () => {
    for (let round = 0; round < 15; round++) {
      const cut = Array.from({ length: 15 }, () => open(`${HEAD}Content-Length: ${QUERY.length}\r\n\r\n${QUERY}`, '127.0.0.4'))
      await new Promise((resolve) => setImmediate(resolve))
      for (const { socket } of cut) socket.destroy()
      await Promise.all(cut.map(({ closed }) => closed))
    }
    expect(await eventually(() => metric('greenlit_operations_executing'), (count) => count === 0)).toBe(0)
    expect(await eventually(() => metric('greenlit_http_requests_in_flight'), (count) => count === 1)).toBe(1)
    // Whoever goes away so often is not heard for a second or two.
    expect(await eventually(() => well('127.0.0.4'), Boolean)).toBe(true)
    expect(faults).toEqual([])
  })

  test('down one connection is answered in order, up to a hundred', async () => {
    const { heard, socket } = open(SMALL.repeat(100), '127.0.0.5')
    const answers = (await eventually(heard, (text) => text.split('HTTP/1.1 ').length > 100)).split('HTTP/1.1 ').slice(1)
    expect(answers.filter((answer) => !answer.startsWith('200 '))).toEqual([])
    socket.destroy()
  })

  test('down one connection is one request at a time, and leaves nothing behind where it is cut', async () => {
    for (let round = 0; round < 10; round++) {
      const { closed, socket } = open(SMALL.repeat(90), '127.0.0.7')
      await new Promise((resolve) => setImmediate(resolve))
      socket.destroy()
      await closed
    }
    expect(await eventually(() => metric('greenlit_http_requests_in_flight'), (count) => count === 1)).toBe(1)
    expect(await eventually(() => well('127.0.0.7'), Boolean)).toBe(true)
    expect(faults).toEqual([])
  })

  test('down one connection, of a few more than a hundred, is told why it is cut off', async () => {
    expect(await open(SMALL.repeat(120), '127.0.0.8').closed).toMatch(/^HTTP\/1\.1 429 [^]*"bucket":"refused"/)
  })

  test('down one connection, of thousands, is cut off, and its address not heard for a while', async () => {
    // Whether it hears why depends on whether it listens while it sends.
    expect(await open(SMALL.repeat(10_000), '127.0.0.5').closed).toMatch(/^$|^HTTP\/1\.1 429 [^]*"bucket":"refused"/)
    expect(await eventually(() => well('127.0.0.5'), Boolean)).toBe(true)
    expect(faults).toEqual([])
  })

  test('of refusals ends the connection, with a word, and lets the address in again later', async () => {
    const wrong = SMALL.replace('\r\n\r\n', '\r\nAuthorization: Bearer not-the-right-key-at-all\r\n\r\n')
    const answers = (await open(wrong.repeat(100), '127.0.0.6').closed).split('HTTP/1.1 ').slice(1)
    expect(answers.filter((answer) => answer.startsWith('401 '))).toHaveLength(20)
    expect(answers.at(-1)).toMatch(/^429 [^]*connection: close/i)
    expect(answers.length).toBeLessThan(100)
    expect(await eventually(() => well('127.0.0.6'), Boolean)).toBe(true)
  })
})
