/**
 * Somebody else, who uses the server as it is meant to be used while it is attacked: a small question every 50 ms, from
 * addresses of its own, every second one on a new connection. Runs in a thread of its own, so that what the attacker is
 * busy with does not count as waiting. Messages: 'lap' gives the longest wait since the last lap, once all is answered;
 * 'rest' does, too, and nothing more is asked until the next.
 */
import { Agent, request } from 'node:http'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parentPort, workerData } from 'node:worker_threads'

const EVERY_MS = 50
const GIVE_UP_MS = 5000
const { host, port, addresses } = workerData
const kept = new Agent({ keepAlive: true, maxSockets: 4 })
const body = JSON.stringify({ query: '{ shows(first: 1) { nodes { slug title } } }' })
const delay = monitorEventLoopDelay({ resolution: 5 })
delay.enable()

let [turn, longest, failures, asked, last] = [0, 0, 0, 0, '']
const underWay = new Set()

function question(from, agent) {
  const began = performance.now()
  const one = new Promise((resolve) => {
    const fail = (why) => resolve([why, performance.now() - began])
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), connection: agent ? 'keep-alive' : 'close' }
    const sent = request({ host, port, method: 'POST', path: '/graphql', headers, localAddress: from, agent }, (answer) => {
      let text = ''
      answer.on('data', (chunk) => (text += chunk))
      answer.on('error', () => fail('cut off'))
      answer.on('end', () => (text.includes('"slug"') ? resolve([null, performance.now() - began]) : fail(`${answer.statusCode} ${text.slice(0, 200)}`)))
    })
    const patience = setTimeout(() => sent.destroy(new Error(`no answer in ${GIVE_UP_MS} ms`)), GIVE_UP_MS)
    sent.once('close', () => clearTimeout(patience))
    // A kept connection that the server has just closed is no failure of the server: clients ask again.
    sent.on('error', (error) => (sent.reusedSocket && error.code === 'ECONNRESET' ? question(from, false).then(resolve) : fail(error.message)))
    sent.end(body)
  })
  return one
}

function go() {
  turn++
  const from = addresses[turn % addresses.length]
  const one = question(from, turn % 2 === 0 ? kept : false).then(([why, ms]) => {
    underWay.delete(one)
    asked++
    longest = Math.max(longest, ms)
    if (why !== null) {
      failures++
      last = why
    }
  })
  underWay.add(one)
}

let resting = false
const timer = setInterval(() => resting || go(), EVERY_MS)

parentPort.on('message', async (message) => {
  if (message === 'stop') {
    clearInterval(timer)
    kept.destroy()
    parentPort.close()
    return
  }
  resting = message === 'rest'
  // Whatever is still being worked on must be felt, also after an attack shorter than 50 ms.
  go()
  await Promise.all(underWay)
  parentPort.postMessage({ longest, failures, asked, last, own: delay.max / 1e6 }, [])
  ;[longest, failures, asked, last] = [0, 0, 0, '']
  delay.reset()
})
