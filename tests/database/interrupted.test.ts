import { afterEach, describe, expect, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '../../src/database/client.ts'
import { MigrationFailed, migrate } from '../../src/database/migrate.ts'
import { emptyDatabase } from '../support/database.ts'

let database: Database
let directory: string

afterEach(async () => {
  await database?.close()
  rmSync(directory, { recursive: true, force: true })
})

async function begin(script: string): Promise<void> {
  directory = mkdtempSync(join(tmpdir(), 'greenlit-interrupted-'))
  mkdirSync(join(directory, '20260101000000_first'))
  writeFileSync(join(directory, '20260101000000_first', 'migration.sql'), script)
  writeFileSync(join(directory, 'migration_lock.toml'), 'provider = "postgresql"\n')
  database = await emptyDatabase()
}

/** The database as a process leaves it that is killed while the migration runs. */
async function interrupt(): Promise<void> {
  await migrate(database, { directory })
  await database.script('DROP TABLE first; UPDATE _prisma_migrations SET finished_at = NULL, applied_steps_count = 0')
}

describe('A migration that a killed process left unfinished', () => {
  test('is applied anew, as the database has undone it', async () => {
    await begin('CREATE TABLE first (id int);')
    await interrupt()
    const lines: string[] = []
    expect(await migrate(database, { directory, report: (line) => lines.push(line) })).toMatchObject({ applied: ['20260101000000_first'] })
    expect(lines[0]).toMatch(/20260101000000_first was interrupted and undone: it is applied anew/)
    expect(await database.sql('SELECT * FROM first')).toEqual([])
    expect(await migrate(database, { directory })).toEqual({ applied: [], already: 1 })
  })

  test('is left to a human where it ends transactions by itself', async () => {
    await begin('CREATE TABLE first (id int);\nCOMMIT;')
    await interrupt()
    await expect(migrate(database, { directory })).rejects.toThrow(MigrationFailed)
  })

  test('is known to be made as soon as it is: both are one transaction', async () => {
    await begin(`CREATE TABLE first (id int);
      CREATE FUNCTION seen() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO first SELECT 1 WHERE NEW.finished_at IS NOT NULL AND OLD.finished_at IS NULL AND NEW.xmin::text = txid_current()::text;
        RETURN NEW; END $$;
      CREATE TRIGGER seen AFTER UPDATE ON _prisma_migrations FOR EACH ROW EXECUTE FUNCTION seen();`)
    await migrate(database, { directory })
    const [row] = await database.sql(`SELECT m.finished_at IS NOT NULL AS finished, f.xmin::text = c.xmin::text AS together
      FROM first f, _prisma_migrations m, pg_class c WHERE c.relname = 'first'`)
    expect(row).toEqual({ finished: true, together: true })
  })
})
