import { createHash } from 'node:crypto'
import { userError } from './errors.ts'
import { CURSOR_MAX } from './limits.ts'
import { textFault } from './text.ts'

export type SortOrder = 'asc' | 'desc'

/** What a cursor belongs to: the connection's name and the order it was read in. */
export interface CursorFamily {
  name: string
  order: SortOrder
}

const CHECK_LENGTH = 8

/** Node's decoder reads either, and skips what is neither. Cursors were written in base64url once, and may be kept anywhere. */
const SPELLINGS = ['base64', 'base64url'] as const

/** The cursor of an item: base64 of "v1:<connection>:<order>:<sort key>" and a checksum. */
export function cursorOf({ name, order }: CursorFamily, key: string): string {
  const text = `v1:${name}:${order}:${key}`
  return Buffer.from(`${text}${checksum(text)}`).toString('base64')
}

/**
 * The sort key behind a cursor. BAD_CURSOR where it is malformed, changed, or of another connection or order. The
 * checksum finds accidents; a cursor gives no access, so it need not be secret, but its key is checked all the same.
 */
export function readCursor({ name, order }: CursorFamily, cursor: string, argument: string): string {
  const text = cursor.length <= CURSOR_MAX ? Buffer.from(cursor, 'base64').toString('utf8') : ''
  const [body, check] = [text.slice(0, -CHECK_LENGTH), text.slice(-CHECK_LENGTH)]
  const match = /^v1:([^:]*):(asc|desc):(.+)$/s.exec(body)
  const intact = check === checksum(body) && SPELLINGS.some((spelling) => Buffer.from(text).toString(spelling) === cursor)
  if (!match?.[3] || !intact || textFault(match[3]) !== null) {
    throw refuse(argument, 'which is no cursor of this API: pass one as it was read, or none to start again')
  }
  if (match[1] !== name) throw refuse(argument, `which comes from "${match[1]}": pass one of "${name}"`)
  if (match[2] !== order) throw refuse(argument, 'which was read in the other order: keep to one order, or start again')
  return match[3]
}

function refuse(argument: string, problem: string) {
  return userError('BAD_CURSOR', `The argument "${argument}" has a cursor ${problem}.`, { argument })
}

function checksum(text: string): string {
  return createHash('sha256').update(`greenlit cursor ${text}`).digest('hex').slice(0, CHECK_LENGTH)
}
