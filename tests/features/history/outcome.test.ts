import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { isConnectionLost } from '../../../src/database/failures.ts'
import { change } from '../../../src/features/history/actions.ts'
import { OutcomeUnknown } from '../../../src/features/history/refusal.ts'
import { type Api, TEST_KEY, testApi } from '../../support/graphql.ts'

let api: Api

/** Ends the session in the way each database has: the server's, by order; the embedded one's thread, by a fault. */
beforeAll(async () => {
  api = await testApi()
  const { database } = api
  const end = database.kind === 'postgresql' ? 'PERFORM pg_terminate_backend(pg_backend_pid())' : 'PERFORM deeper(1)'
  await database.script(`
    CREATE FUNCTION deeper(i int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN deeper(i + 1); END $$;
    CREATE FUNCTION break_off() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${end}; RETURN NULL; END $$;
    CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON changes DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW WHEN (NEW.actor IN ('breaks at commit', 'admin')) EXECUTE FUNCTION break_off();
    CREATE TRIGGER before_commit AFTER INSERT ON changes
      FOR EACH ROW WHEN (NEW.actor = 'breaks before') EXECUTE FUNCTION break_off();`)
})

afterAll(() => api?.close())

async function failureOf(actor: string): Promise<unknown> {
  return change({ actor, action: 'test' }, async () => 'made').catch((error: unknown) => error)
}

describe('A change whose database is lost', () => {
  test('while it commits has an unknown outcome', async () => {
    expect(await failureOf('breaks at commit')).toBeInstanceOf(OutcomeUnknown)
  })

  test('while it commits is OUTCOME_UNKNOWN to whoever asked for it, and the record tells', async () => {
    // The connection that broke in the test before is found by a read, which is sent again.
    expect((await api.ask('{ record { position } }')).errors).toBeUndefined()
    const write = 'mutation { recordArticle(input: { headline: "Broken off", slug: "broken-off" }) { __typename } }'
    const { status, errors } = await api.ask(write, {}, { authorization: `Bearer ${TEST_KEY}` })
    expect({ status, code: errors?.[0]?.extensions['code'] }).toEqual({ status: 503, code: 'OUTCOME_UNKNOWN' })
    expect((await api.ask('{ article(by: { slug: "broken-off" }) { headline } }')).data).toEqual({ article: null })
  })

  test('before that has failed for certain', async () => {
    const failure = await failureOf('breaks before')
    expect(failure).not.toBeInstanceOf(OutcomeUnknown)
    expect(isConnectionLost(failure)).toBe(true)
    expect(await api.database.sql(`SELECT 1 FROM changes WHERE actor = 'breaks before'`)).toEqual([])
  })
})
