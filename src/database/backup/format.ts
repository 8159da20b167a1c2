import { createHash } from 'node:crypto'

/**
 * A backup is gzip over lines of JSON: a header; for each table a line that begins it, one line a row (every column as
 * PostgreSQL writes it as text, or null), and a line that ends it with count and checksum; then a last line, without
 * which the backup is not whole.
 */
export const FORMAT = 'greenlit-backup'
export const FORMAT_VERSION = 1

export interface BackupHeader {
  format: typeof FORMAT
  version: number
  /** Version of Greenlit that wrote it. */
  greenlit: string
  /** Which database it was taken from, and that one's version. */
  database: string
  /** When, by the database's clock. */
  taken: string
  /** Applied migrations, oldest first; the checksum is that of the script. */
  migrations: { name: string; checksum: string }[]
  /** In the order in which they follow. */
  tables: TableShape[]
}

export interface TableShape {
  name: string
  columns: { name: string; type: string }[]
  /** Rows in it. */
  rows: number
}

export type TableBegin = { table: string }
export type TableEnd = { end: string; rows: number; sha256: string }
/** `sha256` is over every line before it. */
export type BackupEnd = { complete: true; rows: number; sha256: string }

/** A file that is no backup, is damaged, or does not fit this database. Nothing has been changed. */
export class BackupUnusable extends Error {
  override name = 'BackupUnusable'
}

/** Counts and hashes lines; the line's end belongs to it. */
export function lineDigest() {
  const hash = createHash('sha256')
  return {
    add: (line: string) => void hash.update(line).update('\n'),
    value: () => hash.digest('hex')
  }
}
