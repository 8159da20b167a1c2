import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '../../src/database/client.ts'
import {
  MigrationFailed,
  markRolledBack,
  migrate,
  migrationStatus,
  pendingMigrations
} from '../../src/database/migrate.ts'
import { emptyDatabase } from '../support/database.ts'

let database: Database
let directory: string

beforeEach(async () => {
  database = await emptyDatabase()
  directory = mkdtempSync(join(tmpdir(), 'greenlit-migrations-'))
  writeFileSync(join(directory, 'migration_lock.toml'), 'provider = "postgresql"\n')
})

afterEach(async () => {
  rmSync(directory, { recursive: true, force: true })
  await database?.close()
})

function write(name: string, sql: string): void {
  mkdirSync(join(directory, name), { recursive: true })
  writeFileSync(join(directory, name, 'migration.sql'), sql)
}

const FIRST = '20260101000000_first'
const SECOND = '20260102000000_second'
const THIRD = '20260103000000_third'

const withTrigger = `-- a comment; with a semicolon
CREATE TABLE shows (id int PRIMARY KEY, title text NOT NULL);
CREATE FUNCTION exclaim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.title := NEW.title || '!;';
  RETURN NEW;
END $$;
CREATE TRIGGER exclaim BEFORE INSERT ON shows FOR EACH ROW EXECUTE FUNCTION exclaim();
INSERT INTO shows VALUES (1, 'Heartstopper');`

describe('migrating', () => {
  test('applies what is pending once, in order, functions and triggers whole', async () => {
    write(SECOND, `UPDATE shows SET title = title || ' again'`)
    write(FIRST, withTrigger)
    const lines: string[] = []
    expect(await pendingMigrations(database, directory)).toEqual([FIRST, SECOND])
    const result = await migrate(database, { directory, report: (line) => lines.push(line) })
    expect(result).toEqual({ applied: [FIRST, SECOND], already: 0 })
    expect(lines).toEqual([`Applied migration ${FIRST}.`, `Applied migration ${SECOND}.`])
    expect(await migrate(database, { directory })).toEqual({ applied: [], already: 2 })
    expect(await database.sql('SELECT title FROM shows')).toEqual([{ title: 'Heartstopper!; again' }])
    expect(await pendingMigrations(database, directory)).toEqual([])
  })

  test('asks a database that is up to date two questions, and does without the engine', async () => {
    write(FIRST, withTrigger)
    await migrate(database, { directory })
    const asked: string[] = []
    const watched: Database = {
      ...database,
      sql: (text, parameters) => {
        asked.push(text)
        return database.sql(text, parameters)
      },
      migrationConnection: () => Promise.reject(new Error('The engine was called.'))
    }
    expect(await migrate(watched, { directory })).toEqual({ applied: [], already: 1 })
    expect(asked).toHaveLength(2)
    write(SECOND, 'SELECT 1')
    await expect(migrate(watched, { directory })).rejects.toThrow('The engine was called.')
  })

  test('reports a failing migration by name, reason and line, and leaves nothing of it', async () => {
    write(FIRST, 'CREATE TABLE shows (id int);')
    write(SECOND, 'INSERT INTO shows VALUES (1);\n\nINSERT INTO shos VALUES (1);')
    write(THIRD, 'CREATE TABLE quotes (id int);')
    const failing = migrate(database, { directory })
    await expect(failing).rejects.toThrow(MigrationFailed)
    await expect(failing).rejects.toThrow(
      `Migration ${SECOND} failed: ERROR: relation "shos" does not exist (line 3). The migrations before it are applied`
    )
    expect(await database.sql('SELECT id FROM shows')).toEqual([])
    expect(await migrationStatus(database, { directory })).toEqual({
      applied: [FIRST],
      pending: [SECOND, THIRD],
      failed: [SECOND],
      edited: [],
      unknown: []
    })
  })

  test('says at the next start what to do about a failed one, and goes on once that is done', async () => {
    write(FIRST, 'SELECT 1;\nSELECT 1 / 0;')
    await expect(migrate(database, { directory })).rejects.toThrow('division by zero')
    write(FIRST, 'CREATE TABLE shows (id int);')
    await expect(migrate(database, { directory })).rejects.toThrow(
      new RegExp(`${FIRST} failed earlier: ERROR: division by zero.*run: greenlit migrate --rolled-back ${FIRST}`)
    )
    await markRolledBack(database, FIRST)
    expect(await migrate(database, { directory })).toEqual({ applied: [FIRST], already: 0 })
  })

  test('names a syntax error with its line', async () => {
    write(FIRST, 'SELECT 1;\nSELEC 2;')
    await expect(migrate(database, { directory })).rejects.toThrow('syntax error at or near "SELEC" (line 2)')
  })

  test('runs once when two servers start together', async () => {
    write(FIRST, 'CREATE TABLE shows (id int);')
    const results = await Promise.all([migrate(database, { directory }), migrate(database, { directory })])
    expect(results.toSorted((a, b) => a.already - b.already)).toEqual([
      { applied: [FIRST], already: 0 },
      { applied: [], already: 1 }
    ])
  })
})

describe('the status of migrations', () => {
  test('knows a file that was edited since and one this version does not have', async () => {
    write(FIRST, 'SELECT 1')
    write(SECOND, 'SELECT 2')
    await migrate(database, { directory })
    write(FIRST, 'SELECT 10')
    rmSync(join(directory, SECOND), { recursive: true })
    expect(await migrationStatus(database, { directory })).toEqual({
      applied: [FIRST],
      pending: [],
      failed: [],
      edited: [FIRST],
      unknown: [SECOND]
    })
  })
})
