import { loadIfEmpty } from './cli/sample.ts'
import { openRecord } from './cli/record.ts'
import { say } from './cli/terminal.ts'
import { readConfig } from './config.ts'
import { adminKey } from './server/admin-key.ts'
import { startServer } from './server/http.ts'

/** Configuration, database, server; then waits to be told to stop. */
export async function run(): Promise<void> {
  const config = readConfig()
  const database = await openRecord(config, { serving: true })
  if (config.sample) await loadIfEmpty()
  const admin = config.adminKey ? null : adminKey(config.dataDirectory)
  const server = await startServer({ ...config, adminKey: config.adminKey ?? admin?.key }, database).catch(async (error: unknown) => {
    await database.close()
    throw error
  })
  if (admin?.fresh) {
    say(`Admin key, shown this once: ${admin.key}`)
    say(`  It is kept in ${admin.path}; send it as "Authorization: Bearer <key>" to change the record.`)
  }
  say(`Greenlit is ready: ${server.url}/graphql`)
  const stop = async (signal: string) => {
    say(`${signal}: finishing what is under way …`)
    await server.close()
    await database.close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(signal))
}
