import type { Readable } from 'node:stream'

/** What the server needs to know beside the database. */
export interface ServerOptions {
  host: string
  /** 0: any free port. */
  port: number
  /** The key that makes the admin; without one nobody can change the record. */
  adminKey?: string | null | undefined
  /** The time, for tests. */
  now?: () => Date
  /** Where unexpected errors go, one text each; standard error where it is not given. */
  report?: (text: string) => void
  /** Makes a backup, for GET /backup; without, there is no such path. */
  backup?: () => Readable
  /** Why the server cannot answer yet; null: it can. */
  notReady?: () => Promise<string | null>
}
