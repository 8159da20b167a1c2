import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Database } from '../../src/database/client.ts'
import { catalogue, committedCatalogue } from '../../src/database/catalogue.ts'
import { datamodels, schemaDrift } from '../../src/database/drift.ts'
import { testDatabase } from '../support/database.ts'

let database: Database

beforeAll(async () => {
  database = await testDatabase()
})

afterAll(() => database?.close())

describe('the migrated database', () => {
  test('has the tables the Prisma models describe', async () => {
    expect(await schemaDrift(database)).toBe('')
  })

  test('would be found out if a model said more', async () => {
    const files = [...datamodels(), { path: 'extra.prisma', content: 'model Extra {\n  id Int @id\n}\n' }]
    expect(await schemaDrift(database, files)).toContain('CREATE TABLE "Extra"')
  })

  test('has the guards listed in prisma/catalogue.txt (after a wanted change: npm run catalogue)', async () => {
    expect(await catalogue(database)).toEqual(committedCatalogue())
  })

  test('would be found out if a guard changed', async () => {
    const before = await catalogue(database)
    await database.script(`
      CREATE TABLE guarded (id int CHECK (id > 0), name text COLLATE "C", UNIQUE (name) DEFERRABLE);
      CREATE INDEX guarded_some ON guarded (lower(name)) WHERE id > 1;
      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
      CREATE TRIGGER guarded_refuse BEFORE DELETE ON guarded FOR EACH ROW EXECUTE FUNCTION refuse();`)
    const added = (await catalogue(database)).filter((line) => !before.includes(line))
    expect(added).toEqual([
      'collation of guarded.name: C',
      'constraint guarded_id_check on guarded: CHECK ((id > 0))',
      'constraint guarded_name_key on guarded: UNIQUE (name) DEFERRABLE',
      expect.stringMatching(/^function refuse\(\) returns trigger, plpgsql, volatile: [0-9a-f]{32}$/),
      expect.stringMatching(/^index guarded_some on guarded: .* btree \(lower\(name\)\) WHERE \(id > 1\)$/),
      expect.stringMatching(/^trigger guarded_refuse on guarded: .* BEFORE DELETE .* EXECUTE FUNCTION refuse\(\)$/)
    ])
  })
})
