import { type Database, openDatabase } from '../../../src/database/client.ts'

/** Somebody who sees transactions commit without reading the log, and names them in that order. */
export interface Witness {
  name: string
  /** Looks on; call it now and then while the writers write. */
  watch(): Promise<void>
  /** Ids of the changes in the order in which they were committed; the witness leaves. */
  order(): Promise<string[]>
}

const TRIGGER = `
  CREATE SEQUENCE witnessed_commits;
  CREATE TABLE witness (seen bigint PRIMARY KEY, change_id uuid NOT NULL);
  CREATE FUNCTION bear_witness() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO witness VALUES (nextval('witnessed_commits'), NEW.id);
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER changes_witnessed AFTER INSERT ON changes
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION bear_witness()`

/** A deferred trigger, run by COMMIT itself, that numbers transactions from a sequence of its own. */
export async function triggerWitness(database: Database): Promise<Witness> {
  await database.script(TRIGGER)
  return {
    name: 'a trigger run by COMMIT',
    watch: () => Promise.resolve(),
    async order() {
      const rows = await database.sql('SELECT change_id FROM witness ORDER BY seen')
      return rows.map(({ change_id }) => String(change_id))
    }
  }
}

const MAY_WATCH = `
  SELECT 1 FROM pg_available_extensions, pg_roles WHERE name = 'pg_walinspect' AND rolname = current_user AND rolsuper
    AND current_setting('max_replication_slots')::int > 0 AND current_setting('wal_level') <> 'minimal'`

const COMMITS = `
  SELECT c.id FROM pg_get_wal_records_info($1::pg_lsn, pg_current_wal_flush_lsn()) w
  JOIN (SELECT DISTINCT change_id AS id, xmin::text AS xid FROM update_entries) c ON c.xid = w.xid::text
  WHERE w.resource_manager = 'Transaction' AND w.record_type = 'COMMIT' ORDER BY w.start_lsn`

/**
 * The server's own journal, the write-ahead log of the database at `url`: there commits stand in the order in which they
 * happened. null where one may not read it.
 */
export async function journalWitness(url: string): Promise<Witness | null> {
  const session = await openDatabase({ url, poolSize: 1 })
  if ((await session.sql(MAY_WATCH)).length === 0) {
    await session.close()
    return null
  }
  await session.script('CREATE EXTENSION pg_walinspect')
  // Keeps the server from throwing away what is still to be read; it ends with the session.
  const slot = `greenlit_witness_${process.pid}`
  const [start] = await session.sql('SELECT lsn::text FROM pg_create_physical_replication_slot($1, true, true)', [slot])
  return {
    name: 'the write-ahead log of the server',
    async watch() {
      // An idle session would be closed, and the journal no longer be kept.
      await session.sql('SELECT 1')
    },
    async order() {
      const rows = await session.sql(COMMITS, [start?.['lsn']])
      await session.close()
      return rows.map(({ id }) => String(id))
    }
  }
}
