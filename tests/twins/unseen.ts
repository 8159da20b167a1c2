import type { Database } from '../../src/database/client.ts'
import { nextOrdinal, type Ordinal } from '../../src/features/history/rules.ts'
import type { Visibility } from '../../src/graphql/viewer.ts'
import type { Chance } from '../oracle/chance.ts'

interface Kept {
  id: string
  subject: string
  number: number
  visibility: Visibility
}

/**
 * Lets the records that readers see have been edited more often while they did not: drafts before the first publication, and
 * between others. What readers see stays as it is, but for how often something stood there that they never saw.
 */
export async function editUnseen(database: Database, chance: Chance): Promise<number> {
  const rows = await database.sql(`SELECT id, subject_type || subject_id AS subject, number, visibility FROM revisions ORDER BY subject_type, subject_id, number`)
  const bySubject = new Map<string, Kept[]>()
  for (const row of rows as unknown as Kept[]) bySubject.set(row.subject, [...(bySubject.get(row.subject) ?? []), row])
  const moves: string[] = []
  let added = 0
  for (const kept of bySubject.values()) {
    if (!kept.some(({ visibility }) => visibility === 'PUBLISHED') || chance.often(2)) continue
    let last: Ordinal | null = null
    for (const [index, { id, number, visibility }] of kept.entries()) {
      const drafts = index === 0 || visibility === 'DRAFT' ? 1 + chance.below(4) : 0
      for (let draft = 0; draft < drafts; draft++) {
        last = nextOrdinal(last, 'DRAFT')
        moves.push(`('${id}'::uuid, NULL::integer, ${last.number}, ${last.version})`)
        added++
      }
      last = nextOrdinal(last, visibility)
      moves.push(`('${id}'::uuid, ${number}, ${last.number}, ${last.version})`)
    }
  }
  // Out of each other's way first; and versions that stand are never changed but here.
  const apart = 100_000
  const move = (table: string, key: string, type: string) => `
    ALTER TABLE ${table} DISABLE TRIGGER USER;
    UPDATE ${table} v SET number = m.number + ${apart}, version = m.version + sign(m.version) * ${apart} FROM moves m JOIN revisions r ON r.id = m.revision
      WHERE m.old IS NOT NULL AND r.subject_type = '${type}' AND r.subject_id = v.${key} AND v.number = m.old;
    UPDATE ${table} SET number = number - ${apart}, version = version - sign(version) * ${apart} WHERE number > ${apart};
    ALTER TABLE ${table} ENABLE TRIGGER USER;`
  await database.script(`
    BEGIN;
    CREATE TEMPORARY TABLE moves ON COMMIT DROP AS SELECT * FROM (VALUES ${moves.join(', ')}) m (revision, old, number, version);
    ${move('quote_versions', 'quote_id', 'Quote')}
    ${move('ruling_versions', 'ruling_id', 'Ruling')}
    UPDATE revisions r SET number = m.number + ${apart}, version = m.version + sign(m.version) * ${apart} FROM moves m WHERE m.revision = r.id AND m.old IS NOT NULL;
    INSERT INTO revisions (id, subject_type, subject_id, number, version, change_id, recorded_at, visibility, snapshot)
      SELECT gen_random_uuid(), r.subject_type, r.subject_id, m.number + ${apart}, m.version - ${apart}, r.change_id, NULL, 'DRAFT', r.snapshot || '{"note": "never seen"}'
      FROM moves m JOIN revisions r ON r.id = m.revision WHERE m.old IS NULL;
    UPDATE revisions SET number = number - ${apart}, version = version - sign(version) * ${apart} WHERE number > ${apart};
    COMMIT;`)
  return added
}
