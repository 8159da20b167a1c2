import { isAscii } from 'node:buffer'
import type { IncomingMessage } from 'node:http'

/** Larger bodies are not kept whole by Node until somebody reads them: bytes. */
const LARGEST_BYTES = 16_000

/** How long a body may be on its way, after the headers: milliseconds. Whoever takes longer is Yoga's to wait for. */
const PATIENCE_MS = 1000

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Reads a small body that is there, or about to be, as text. Null where it is not: then nothing of it has been read, and
 * whoever reads it will meet what is wrong with it.
 */
export function readSmallBody(request: IncomingMessage, largest: number): string | null | Promise<string | null> {
  const length = Number(request.headers['content-length'] ?? Number.NaN)
  if (!(length > 0 && length <= Math.min(largest, LARGEST_BYTES))) return null
  if (request.readableLength >= length) return readIt(request)
  return arrives(request, length).then((arrived) => (arrived ? readIt(request) : null))
}

function readIt(request: IncomingMessage): string | null {
  const bytes = request.read() as Buffer | null
  if (bytes === null) return null
  try {
    // As nearly every request comes; to decode takes several times as long.
    return isAscii(bytes) ? bytes.toString('latin1') : utf8.decode(bytes)
  } catch {
    // As it was: the next to read it says what is wrong.
    request.unshift(bytes)
    return null
  }
}

function arrives(request: IncomingMessage, length: number): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (whole: boolean) => {
      clearTimeout(timer)
      request.off('readable', look).off('close', gone)
      resolve(whole)
    }
    const look = () => {
      if (request.readableLength >= length) end(true)
    }
    const gone = () => end(false)
    const timer = setTimeout(gone, PATIENCE_MS)
    request.on('readable', look).once('close', gone)
    look()
  })
}
