import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { MigrationList } from '@prisma/schema-engine-wasm'

/** The project's root: the nearest folder above with a package.json, be this file in src or in dist. */
export function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error(`No package.json above ${fileURLToPath(import.meta.url)}.`)
    folder = parent
  }
  return folder
}

/** Where the committed migrations are. */
export function migrationsDirectory(): string {
  return join(projectRoot(), 'prisma', 'migrations')
}

/** The migrations of a directory, oldest first, as the migration engine takes them; up to and with `until` where given. */
export function listMigrations(directory: string, until?: string): MigrationList {
  const names = readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(directory, entry.name, 'migration.sql')))
    .map((entry) => entry.name)
    .filter((name) => until === undefined || name <= until)
    .toSorted()
  const lockfile = join(directory, 'migration_lock.toml')
  return {
    baseDir: directory,
    lockfile: { path: 'migration_lock.toml', content: existsSync(lockfile) ? readFileSync(lockfile, 'utf8') : null },
    shadowDbInitScript: '',
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(join(directory, name, 'migration.sql'), 'utf8') }
      }
    }))
  }
}
