import type { Limits } from '../config.ts'

/** What the server needs to know beside the database. */
export interface ServerOptions {
  host: string
  /** 0: any free port. */
  port: number
  /** The key that makes the admin; without one nobody can change the record. */
  adminKey?: string | null | undefined
  /** What one request may ask for; the defaults of the settings where it is not given. */
  limits?: Limits
  /** Closes the editor, introspection and suggestions to everybody but the admin. */
  production?: boolean
  /** The time, for tests. */
  now?: () => Date
  /** Where unexpected errors go, one text each; standard error where it is not given. */
  report?: (text: string) => void
  /** Why the server cannot answer yet; null: it can. */
  notReady?: () => Promise<string | null>
}
