import { constants } from 'node:fs'
import { cp } from 'node:fs/promises'
import { basename } from 'node:path'
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils'
import type { Pool } from 'pg'
import { adapterFactory } from '../adapter.ts'
import type { Database, OpenOptions } from '../database.ts'
import { lockDirectory } from '../lock.ts'
import { overPool } from '../over-pool.ts'
import { embeddedPool } from '../pool.ts'
import { openDirectory } from './directory.ts'
import { type EmbeddedServer, startEmbeddedServer } from './server.ts'
import { startUpkeep } from './upkeep.ts'

/** There is one connection: more operations at a time would make the next one wait for them all. */
const AT_ONCE = 4

/** What is not the database's own: who has it open, and its keys. */
const NOT_COPIED = /^(greenlit\.lock.*|admin\.key|server\.json)$/

/** Opens the embedded database in `directory`, or in memory. Throws `DataDirectoryInUse`. */
export async function openEmbedded(directory: string, options: OpenOptions): Promise<Database> {
  const unlock = directory === 'memory' ? undefined : lockDirectory(directory)
  try {
    const server = await (directory === 'memory' ? startEmbeddedServer(null, options) : openDirectory(directory, options))
    const pool = embeddedPool(server)
    const upkeep = options.upkeep ? startUpkeep(pool, server, options) : undefined
    return overPool('embedded', pool, 'public', {
      atOnce: AT_ONCE,
      exclusive: true,
      openMigrationPool: undefined,
      openShadow,
      beginLongWork: () => server.allow(Number.POSITIVE_INFINITY),
      ...(directory === 'memory' ? {} : { copyFiles: (target: string) => copyFiles(pool, server, { directory, target }) }),
      beforeClose: async () => upkeep?.stop(),
      async afterClose() {
        await server.close()
        unlock?.()
      }
    })
  } catch (error) {
    unlock?.()
    throw error
  }
}

async function copyFiles(pool: Pool, server: EmbeddedServer, { directory, target }: { directory: string; target: string }): Promise<void> {
  // Whoever holds the only connection keeps the thread still: it works on what it is sent, and on nothing else.
  const client = await pool.connect()
  const done = server.allow(Number.POSITIVE_INFINITY)
  try {
    await client.query('CHECKPOINT')
    const mode = constants.COPYFILE_FICLONE
    await cp(directory, target, { recursive: true, errorOnExist: true, force: false, mode, filter: (path) => !NOT_COPIED.test(basename(path)) })
  } finally {
    done()
    client.release()
  }
}

/** An empty embedded database in memory, with the same extensions. */
async function openShadow(): Promise<SqlDriverAdapter> {
  const server = await startEmbeddedServer(null)
  const pool = embeddedPool(server)
  const adapter = await adapterFactory(pool, { schema: 'public' }).connect()
  return {
    ...adapter,
    async dispose() {
      await pool.end()
      await server.close()
    }
  }
}
