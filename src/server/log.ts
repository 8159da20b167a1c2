import { type DestinationStream, type Logger, destination, pino, stdTimeFunctions } from 'pino'
import { SECRET } from '../features/auth/secret.ts'
import { LogLines } from './log-lines.ts'
import { readable } from './readable-log.ts'

export type Log = Logger

export interface LogOptions {
  level?: string
  /** JSON, one line an entry, as machines read it; otherwise short lines for people. */
  json?: boolean
  /** What must never be in the log, whatever it came in by. */
  secrets?: readonly (string | null | undefined)[]
  /** Takes each line at once; standard error where it is not given, which takes several together. */
  write?: (line: string) => void
}

/**
 * The log. An entry is one line: pino writes JSON, which has no line breaks of its own. What reports something wrong is written
 * at once, so that the last words of a process that dies are there.
 */
export function createLog({ level = 'info', json = true, secrets = [], write }: LogOptions = {}): Log {
  const hide = hider(secrets)
  const shown = (line: string) => (json ? hide(line) : readable(hide(line)))
  const out: DestinationStream = write ? { write: (line) => write(shown(line)) } : new LogLines(destination({ fd: 2, sync: true }), shown)
  return pino(
    {
      level,
      base: null,
      messageKey: 'message',
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) }
    },
    out
  )
}

/** Errors of drivers and libraries say more than we know of: what must not be seen is taken out of every line, as is whatever looks like an API key. */
function hider(secrets: readonly (string | null | undefined)[]): (line: string) => string {
  const forms = secrets
    .filter((secret): secret is string => typeof secret === 'string' && secret.length >= 4)
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)])
  return (line) => forms.reduce((text, form) => text.replaceAll(form, '[secret]'), line.replaceAll(SECRET, '[secret]'))
}

/** The password in an address of a database, as written and decoded; none where there is none. */
export function passwordsIn(url: string | null): string[] {
  const written = /^[a-z]+:\/\/[^:@/]*:([^@/]*)@/.exec(url ?? '')?.[1] ?? ''
  const named = /[?&]password=([^&#]*)/.exec(url ?? '')?.[1] ?? ''
  return [written, named].filter((text) => text !== '').flatMap((text) => [text, decoded(text)])
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
