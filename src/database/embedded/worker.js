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

/** What PostgreSQL wrote to its log last: the reason, when it dies. @type {string[]} */
const lastWords = []

/**
 * PGlite's own loop swallows what it does not know, and goes on with a PostgreSQL that is no more.
 * @param {unknown} error
 * @returns {never}
 */
function die(error) {
  const words = lastWords.filter((line) => /^(PANIC|FATAL):/.test(line)).at(-1)
  port.postMessage({ died: words ?? (error instanceof Error ? error.message : String(error)) })
  process.exit(1)
}

const postgres = await PGlite.create({
  ...(directory === null ? {} : { dataDir: directory }),
  extensions: { btree_gist, pg_trgm, unaccent },
  startParams: [...PGlite.defaultStartParams, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
  onStderr(line) {
    lastWords.push(line)
    if (lastWords.length > 20) lastWords.shift()
    return false
  }
}).catch(die)

/** The exit status by which PGlite says that a statement failed, which it then reports (pglitec.c). */
const STATEMENT_FAILED = 100
/* oxlint-disable no-underscore-dangle -- PGlite's own names */
const engine = postgres.Module
const runOnce = engine._PostgresMainLoopOnce
engine._PostgresMainLoopOnce = () => {
  try {
    runOnce()
  } catch (error) {
    // Anything else is a PANIC, a FATAL or a trap of the machine: memory is not to be trusted any more.
    if (/** @type {{ status?: unknown }} */ (error).status !== STATEMENT_FAILED) die(error)
    throw error
  }
}

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

/** @param {Uint8Array | 'checkpoint' | 'close'} request */
async function answer(request) {
  if (request === 'close') {
    // PGlite ends without one, and the next start would have to repeat the whole log.
    await exchange(simpleQuery('ROLLBACK'))
    await exchange(simpleQuery('CHECKPOINT'))
    await postgres.close()
    port.close()
    return
  }
  if (typeof request !== 'string' && isStartup(request)) {
    // There is one session for the life of the thread; a new connection must find it as new.
    await exchange(simpleQuery('ROLLBACK'))
    await exchange(simpleQuery('DISCARD ALL'))
  }
  const bytes = await exchange(request === 'checkpoint' ? simpleQuery('CHECKPOINT') : request)
  port.postMessage(bytes, [/** @type {ArrayBuffer} */ (bytes.buffer)])
}

// One at a time, in the order of arrival.
let last = Promise.resolve()
port.on('message', (request) => {
  last = last.then(() => answer(request))
})
port.postMessage('ready')
