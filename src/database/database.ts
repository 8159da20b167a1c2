import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import type { PrismaClient } from './generated/client.ts'
import type { ReadStatement } from './reads.ts'
import type { RowBytes } from './rows-apart.ts'
import type { Row } from './rows.ts'

export type DatabaseKind = 'embedded' | 'postgresql'

/** An open database. Which of the two it is, only src/database needs to know. */
export interface Database {
  readonly kind: DatabaseKind
  readonly prisma: PrismaClient
  /**
   * One statement with `$1`-style parameters, around Prisma: for diagnosis and tests. Rows are plain objects; int2,
   * int4, float, oid and safe int8 are numbers, bool is boolean, json is parsed, bytea a Buffer, all else is text.
   */
  sql(text: string, parameters?: unknown[]): Promise<Row[]>
  /** The first row of a compiled read, its columns as text in UTF-8; undefined where there is none. */
  read(statement: ReadStatement): Promise<RowBytes | undefined>
  /** Any number of commands as one simple query, outside a transaction of its own only if they say so. */
  script(text: string): Promise<void>
  /** A connection of its own for the migration engine. `release` must be called. */
  migrationConnection(): Promise<MigrationConnection>
  /** A connection of its own without limits of time, for a long piece of work. `release` must be called, and undoes what was not committed. */
  session(): Promise<DatabaseSession>
  /**
   * Copies the embedded database's files, as they are between two statements, to a directory that is not there yet;
   * everybody else waits as long. Undefined where there are none: PostgreSQL, and what is in memory.
   */
  copyFiles: ((directory: string) => Promise<void>) | undefined
  /** How many operations are worth executing at one time: beyond that they only wait for each other. */
  readonly atOnce: number
  /** Whether no other process can write to it as long as it is open here. */
  readonly exclusive: boolean
  /** How its connections are used at this moment. */
  stats(): { open: number; idle: number; waiting: number }
  /** Waits for running transactions, then closes. Calling it again waits for the same end. */
  close(): Promise<void>
}

export interface DatabaseSession {
  sql(text: string, parameters?: unknown[]): Promise<Row[]>
  script(text: string): Promise<void>
  release(): Promise<void>
}

export interface MigrationConnection {
  adapter: SqlMigrationAwareDriverAdapterFactory
  sql(text: string, parameters?: unknown[]): Promise<Row[]>
  release(): Promise<void>
}

export interface OpenOptions {
  /** A postgresql:// address; without it the embedded database is opened. `?schema=` chooses the schema. */
  url?: string
  /** Where the embedded database keeps its files, or 'memory' for one that is gone when closed. */
  directory?: string
  /** Most connections to PostgreSQL at one time. Default 10. */
  poolSize?: number
  /** After how many milliseconds a statement is ended (SQLSTATE 57014). Without: never. Migrations are left alone. */
  statementTimeoutMs?: number
  /** Whether the embedded database does by itself what a server does: checkpoints by time, cleaning of tables. */
  upkeep?: boolean
  /** Told what the embedded database does about itself, one line each. */
  report?: (line: string) => void
  /** Told once when the embedded database is gone for good: every statement fails from then on. */
  onGone?: (reason: Error) => void
}
