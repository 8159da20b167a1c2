import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from './client.ts'
import { projectRoot } from './migrations.ts'

/**
 * Everything that guards the data and that Prisma's schema language cannot say, one line each, in the words of the
 * database's own deparser. Constraints of type 'n' (NOT NULL) are left out: PostgreSQL 18 lists them, 15 does not, and
 * the Prisma models say them. Names are looked up with an empty search path where the deparser would shorten them.
 */
const CATALOGUE = `
WITH here AS (SELECT oid FROM pg_namespace WHERE nspname = current_schema()),
ours AS (
  SELECT c.oid, c.relname, c.relkind FROM pg_class c
  WHERE c.relnamespace = (SELECT oid FROM here) AND c.relname <> '_prisma_migrations'
    AND NOT EXISTS (
      SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
)
SELECT format('constraint %s on %s: %s%s', k.conname, t.relname, pg_get_constraintdef(k.oid),
    CASE WHEN k.convalidated THEN '' ELSE ' (not validated)' END) AS line
  FROM pg_constraint k JOIN ours t ON t.oid = k.conrelid
  WHERE k.contype IN ('c', 'u', 'x') OR (k.contype = 'f' AND k.condeferrable) OR NOT k.convalidated
UNION ALL
SELECT format('trigger %s on %s: %s%s', g.tgname, t.relname, pg_get_triggerdef(g.oid),
    CASE g.tgenabled WHEN 'O' THEN '' ELSE ' (enabled: ' || g.tgenabled::text || ')' END)
  FROM pg_trigger g JOIN ours t ON t.oid = g.tgrelid WHERE NOT g.tgisinternal
UNION ALL
SELECT format('function %s(%s) returns %s, %s, %s%s: %s', p.proname, pg_get_function_identity_arguments(p.oid),
    pg_get_function_result(p.oid), l.lanname,
    CASE p.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' ELSE 'volatile' END,
    CASE WHEN p.prosecdef THEN ', security definer' ELSE '' END,
    md5(regexp_replace(btrim(coalesce(pg_get_function_sqlbody(p.oid), p.prosrc), E' \\t\\n\\r'), '\\s+', ' ', 'g')))
  FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
  WHERE p.pronamespace = (SELECT oid FROM here)
    AND NOT EXISTS (
      SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
UNION ALL
SELECT format('index %s on %s: %s', i.relname, t.relname, pg_get_indexdef(i.oid))
  FROM pg_index x JOIN ours t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
  WHERE (x.indpred IS NOT NULL OR x.indexprs IS NOT NULL)
    AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.oid)
UNION ALL
SELECT format('collation of %s.%s: %s', t.relname, a.attname, c.collname)
  FROM pg_attribute a JOIN ours t ON t.oid = a.attrelid JOIN pg_type y ON y.oid = a.atttypid
  JOIN pg_collation c ON c.oid = a.attcollation
  WHERE t.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attcollation <> y.typcollation
UNION ALL
SELECT format('generated column %s.%s: %s', t.relname, a.attname, pg_get_expr(e.adbin, e.adrelid))
  FROM pg_attribute a JOIN ours t ON t.oid = a.attrelid
  JOIN pg_attrdef e ON e.adrelid = a.attrelid AND e.adnum = a.attnum
  WHERE a.attgenerated <> ''
UNION ALL
SELECT format('view %s: %s', relname, md5(pg_get_viewdef(oid))) FROM ours WHERE relkind IN ('v', 'm')
UNION ALL
SELECT format('extension %s', extname) FROM pg_extension WHERE extname <> 'plpgsql'`

/** The guards of an open database: sorted lines, the same on both databases when the same migrations made them. */
export async function catalogue(database: Database): Promise<string[]> {
  const rows = await database.sql(CATALOGUE)
  // Sorted here: the order of text is the database's collation, and they may differ.
  return rows.map((row) => String(row['line']).replaceAll(/\s+/g, ' ')).toSorted()
}

/** The committed list that `catalogue` must equal, or [] before there is one. */
export function committedCatalogue(): string[] {
  const path = cataloguePath()
  return existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n') : []
}

/** Writes the committed list anew from `database` (migrated) and returns its path. For `npm run catalogue`. */
export async function writeCatalogue(database: Database): Promise<string> {
  const path = cataloguePath()
  writeFileSync(path, `${(await catalogue(database)).join('\n')}\n`)
  return path
}

function cataloguePath(): string {
  return join(projectRoot(), 'prisma', 'catalogue.txt')
}
