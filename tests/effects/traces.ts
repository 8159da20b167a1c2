import type { Database } from '../../src/database/client.ts'

export interface Entry {
  kind: string
  position: number
  change: string
  recordedAt: string
}

/** The entries of the log after a position, in its order. */
export async function entriesAfter(database: Database, position: bigint | number): Promise<Entry[]> {
  const rows = await database.sql('SELECT kind, position, change_id, recorded_at FROM update_entries WHERE position > $1 ORDER BY position', [position])
  return rows.map(({ kind, position: at, change_id: change, recorded_at: recordedAt }) => ({
    ...{ kind: String(kind), position: Number(at), change: String(change) },
    recordedAt: new Date(recordedAt as Date).toISOString()
  }))
}

/** What is in each table, as a digest: two are alike where every row of every table is. */
export async function contents(database: Database): Promise<Record<string, string>> {
  const tables = await database.sql(
    `SELECT relname::text AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace ORDER BY 1`
  )
  const digests = tables.map(({ name }) => `SELECT '${name}' AS name, count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) AS digest FROM "${name}" t`)
  const rows = await database.sql(digests.join(' UNION ALL '))
  return Object.fromEntries(rows.map(({ name, digest }) => [String(name), String(digest)]))
}

/** Does something while no change can be committed: each fails after all of it was written. */
export async function withoutCommits<T>(database: Database, work: () => Promise<T>): Promise<T> {
  await database.script(`
    CREATE OR REPLACE FUNCTION refuse_commit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'refused by the test'; END $$;
    CREATE CONSTRAINT TRIGGER refused_at_commit AFTER INSERT ON changes DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_commit();`)
  try {
    return await work()
  } finally {
    await database.script('DROP TRIGGER refused_at_commit ON changes')
  }
}
