import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Database } from '../../../src/database/client.ts'
import { useDatabase } from '../../../src/database/client.ts'
import { isConnectionLost } from '../../../src/database/failures.ts'
import { change } from '../../../src/features/history/actions.ts'
import { OutcomeUnknown } from '../../../src/features/history/refusal.ts'
import { testDatabase } from '../../support/database.ts'

let database: Database

/** Ends the session in the way each database has: the server's, by order; the embedded one's thread, by a fault. */
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  const end = database.kind === 'postgresql' ? 'PERFORM pg_terminate_backend(pg_backend_pid())' : 'PERFORM deeper(1)'
  await database.script(`
    CREATE FUNCTION deeper(i int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN deeper(i + 1); END $$;
    CREATE FUNCTION break_off() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${end}; RETURN NULL; END $$;
    CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON changes DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW WHEN (NEW.actor = 'breaks at commit') EXECUTE FUNCTION break_off();
    CREATE TRIGGER before_commit AFTER INSERT ON changes
      FOR EACH ROW WHEN (NEW.actor = 'breaks before') EXECUTE FUNCTION break_off();`)
})

afterAll(() => database?.close())

async function failureOf(actor: string): Promise<unknown> {
  return change({ actor, action: 'test' }, async () => 'made').catch((error: unknown) => error)
}

describe('A change whose database is lost', () => {
  test('while it commits has an unknown outcome', async () => {
    expect(await failureOf('breaks at commit')).toBeInstanceOf(OutcomeUnknown)
  })

  test('before that has failed for certain', async () => {
    const failure = await failureOf('breaks before')
    expect(failure).not.toBeInstanceOf(OutcomeUnknown)
    expect(isConnectionLost(failure)).toBe(true)
    expect(await database.sql(`SELECT 1 FROM changes WHERE actor = 'breaks before'`)).toEqual([])
  })
})
