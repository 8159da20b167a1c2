// @ts-check
// The thread that runs PGlite. Plain JavaScript on purpose: `new Worker` takes a file Node itself can run, and this one
// file serves both the compiled server (tsc copies it to dist) and Jest, where everything else is still TypeScript.
//
// It speaks PostgreSQL's own wire protocol (PostgreSQL manual, chapter "Frontend/Backend Protocol"): one message in is
// one batch of protocol bytes, one message out is the answer's bytes. So `pg` and Prisma's PostgreSQL adapter on the
// other side behave towards PGlite exactly as towards a server: same types, same errors, same transactions.
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'

const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort)
/** @type {{ directory: string | null, settings: [string, string][] }} */
const { directory, settings } = workerData

const postgres = await PGlite.create({
  ...(directory === null ? {} : { dataDir: directory }),
  extensions: { btree_gist, pg_trgm, unaccent },
  startParams: [...PGlite.defaultStartParams, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])]
})

/**
 * Sends protocol bytes and gathers the answer. The streaming call is used because the plain one also parses and keeps
 * every message it ever saw.
 * @param {Uint8Array} request
 */
async function exchange(request) {
  /** @type {Uint8Array[]} */
  const parts = []
  await postgres.execProtocolRawStream(request, { onRawData: (bytes) => parts.push(bytes.slice()) })
  if (parts.length === 1) return /** @type {Uint8Array} */ (parts[0])
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}

/** @param {string} sql */
function simpleQuery(sql) {
  const text = new TextEncoder().encode(sql)
  const message = new Uint8Array(text.length + 6)
  message[0] = 0x51
  new DataView(message.buffer).setUint32(1, text.length + 5)
  message.set(text, 5)
  return message
}

/** A start-up packet is the only message without a type byte: it begins with its length. @param {Uint8Array} request */
function isStartup(request) {
  return request[0] === 0
}

/** @param {Uint8Array | 'close'} request */
async function answer(request) {
  if (request === 'close') {
    await postgres.close()
    port.close()
    return
  }
  if (isStartup(request)) {
    // There is one session for the life of the thread; a new connection must find it as new.
    await exchange(simpleQuery('ROLLBACK'))
    await exchange(simpleQuery('DISCARD ALL'))
  }
  const bytes = await exchange(request)
  port.postMessage(bytes, [/** @type {ArrayBuffer} */ (bytes.buffer)])
}

// One at a time, in the order of arrival.
let last = Promise.resolve()
port.on('message', (request) => {
  last = last.then(() => answer(request))
})
port.postMessage('ready')
