import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { BackupUnusable, FORMAT, FORMAT_VERSION, lineDigest } from './format.ts'
import type { BackupHeader } from './format.ts'

/** Longest line taken, in characters: an article has a few thousand. What is longer is no backup of ours. */
const LONGEST_LINE = 100_000_000

/** What a backup says, piece by piece. */
export type Piece =
  | { kind: 'header'; header: BackupHeader }
  | { kind: 'rows'; table: string; lines: string[] }
  | { kind: 'table'; table: string; rows: number; sha256: string }

/** Characters of rows that are handed on at once, about. */
const BATCH = 500_000
const MOST_ROWS = 1000

/**
 * Reads a backup with bounded memory, checking counts and checksums as it goes. Throws `BackupUnusable` at the first
 * fault, at the latest at the end: until then, what was read must not be kept.
 */
export async function* readBackup(file: Readable): AsyncGenerator<Piece> {
  const lines = textLines(file)
  const first = await lines.next()
  const header = headerOf(first.done ? '' : first.value)
  const whole = lineDigest()
  whole.add(first.value as string)
  yield { kind: 'header', header }
  let total = 0
  for (const shape of header.tables) {
    const begin = await next(lines)
    if (parsed(begin)['table'] !== shape.name) throw damaged(`table ${shape.name} does not begin where it should`)
    whole.add(begin)
    const digest = lineDigest()
    let batch: string[] = []
    let length = 0
    let rows = 0
    for (;;) {
      const line = await next(lines)
      whole.add(line)
      if (!line.startsWith('[')) {
        if (batch.length > 0) yield { kind: 'rows', table: shape.name, lines: batch }
        const end = parsed(line)
        const sha256 = digest.value()
        if (end['end'] !== shape.name || end['rows'] !== rows || rows !== shape.rows || end['sha256'] !== sha256) {
          throw damaged(`table ${shape.name} does not have the rows it should`)
        }
        yield { kind: 'table', table: shape.name, rows, sha256 }
        break
      }
      digest.add(line)
      rows++
      batch.push(line)
      length += line.length
      if (batch.length < MOST_ROWS && length < BATCH) continue
      yield { kind: 'rows', table: shape.name, lines: batch }
      batch = []
      length = 0
    }
    total += rows
  }
  const last = parsed(await next(lines))
  if (last['complete'] !== true || last['rows'] !== total || last['sha256'] !== whole.value()) throw damaged('its end does not fit the rest')
  if (!(await lines.next()).done) throw damaged('something follows its end')
}

function headerOf(line: string): BackupHeader {
  let header: BackupHeader
  try {
    header = JSON.parse(line) as BackupHeader
  } catch {
    throw new BackupUnusable('This is not a backup of Greenlit: nothing has been changed.')
  }
  if (header?.format !== FORMAT) throw new BackupUnusable('This is not a backup of Greenlit: nothing has been changed.')
  if (header.version !== FORMAT_VERSION) {
    throw new BackupUnusable(
      `This backup is in version ${String(header.version)} of the format, and this Greenlit reads version ${FORMAT_VERSION}: ` +
        `restore it with Greenlit ${String(header.greenlit)} or later. Nothing has been changed.`
    )
  }
  if (!Array.isArray(header.tables) || !Array.isArray(header.migrations)) throw damaged('its header is not whole')
  return header
}

async function next(lines: AsyncGenerator<string>): Promise<string> {
  const { done, value } = await lines.next()
  if (done) throw damaged('it ends too early')
  return value as string
}

function parsed(line: string): Record<string, unknown> {
  try {
    return (JSON.parse(line) ?? {}) as Record<string, unknown>
  } catch {
    throw damaged('a line of it cannot be read')
  }
}

function damaged(what: string): BackupUnusable {
  return new BackupUnusable(`The backup is damaged: ${what}. Nothing has been changed; use another copy of it.`)
}

/** The lines of a compressed file. Node's readline would gather one without an end until memory is full. */
async function* textLines(file: Readable): AsyncGenerator<string> {
  const gunzip = createGunzip()
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let failure: unknown
  file.once('error', (error) => {
    failure = error
    gunzip.destroy(error)
  })
  let rest = ''
  let any = false
  try {
    for await (const chunk of file.pipe(gunzip)) {
      const parts = (rest + decoder.decode(chunk as Buffer, { stream: true })).split('\n')
      rest = parts.pop() ?? ''
      if (rest.length > LONGEST_LINE) throw damaged('a line of it is too long')
      any = true
      yield* parts
    }
    if (rest !== '') throw damaged('it ends too early')
  } catch (error) {
    if (failure !== undefined || error instanceof BackupUnusable) throw error
    // zlib says "incorrect header check" of what was never compressed.
    if (!any) throw new BackupUnusable('This is not a backup of Greenlit: nothing has been changed.', { cause: error })
    const cut = (error as NodeJS.ErrnoException).code === 'Z_BUF_ERROR'
    const bad = damaged(cut ? 'it ends too early' : 'what it holds has been changed')
    bad.cause = error
    throw bad
  } finally {
    file.destroy()
    gunzip.destroy()
  }
}
