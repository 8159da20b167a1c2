import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface AdminKey {
  key: string
  path: string
  /** Whether it was made just now: the one time that it is shown. */
  fresh: boolean
}

const KEY = /^glk_[A-Za-z0-9_-]{43}$/

/**
 * The admin key of a data directory: made at the first start (256 random bits), kept in `admin.key`, which only its
 * owner can read. Throws where the file holds something else.
 */
export function adminKey(directory: string): AdminKey {
  const path = join(directory, 'admin.key')
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const key = `glk_${randomBytes(32).toString('base64url')}`
  try {
    // Exclusive: of two processes that start together, one makes the key and the other reads it.
    writeFileSync(path, `${key}\n`, { mode: 0o600, flag: 'wx' })
    return { key, path, fresh: true }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const kept = readFileSync(path, 'utf8').trim()
  if (!KEY.test(kept)) throw new Error(`${path} does not hold an admin key: delete it, and the next start makes a new one.`)
  chmodSync(path, 0o600)
  return { key: kept, path, fresh: false }
}
