import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from './client.ts'
import { projectRoot } from './migrations.ts'
import { openSchemaEngine } from './schema-engine.ts'

/** One file of the Prisma schema. */
export interface Datamodel {
  path: string
  content: string
}

/** The project's Prisma schema: every .prisma file under prisma/. */
export function datamodels(directory: string = join(projectRoot(), 'prisma')): Datamodel[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.prisma'))
    .toSorted()
    .map((name) => ({ path: join(directory, name), content: readFileSync(join(directory, name), 'utf8') }))
}

/**
 * The SQL that would bring the database's tables to what the Prisma models say; '' when they agree. Constraints,
 * triggers and partial indexes it does not see: for those there is catalogue.ts.
 */
export async function schemaDrift(database: Database, files: Datamodel[] = datamodels()): Promise<string> {
  const connection = await database.migrationConnection()
  try {
    const engine = await openSchemaEngine(
      connection.adapter,
      files.map(({ path, content }) => [path, content])
    )
    try {
      const { stdout } = await engine.diff({
        // "What the datasource of these files holds" is the database the adapter is connected to.
        from: { tag: 'schemaDatasource', files, configDir: projectRoot() },
        to: { tag: 'schemaDatamodel', files },
        script: true,
        exitCode: null,
        filters: { externalTables: [], externalEnums: [] }
      })
      const script = (stdout ?? '').trim()
      return script === '-- This is an empty migration.' ? '' : script
    } finally {
      engine.free()
    }
  } finally {
    await connection.release()
  }
}
