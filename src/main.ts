import { openRecord } from './cli/record.ts'
import { say } from './cli/terminal.ts'
import { readConfig } from './config.ts'
import { isEmpty } from './sample/empty.ts'
import { adminKey } from './server/admin-key.ts'
import { type Log, createLog, passwordsIn } from './server/log.ts'
import { announce } from './server/running.ts'

/** Configuration, database, server; then waits to be told to stop. */
export async function run(): Promise<void> {
  const config = readConfig()
  // What serves is loaded while the database is opened: each takes about as long as the other.
  const [database, { startServer }] = await Promise.all([openRecord(config, { serving: true }), import('./server/http.ts')])
  if (config.sample && (await isEmpty())) await (await import('./cli/sample.ts')).loadIfEmpty()
  const admin = config.adminKey ? null : adminKey(config.dataDirectory)
  const key = config.adminKey ?? admin?.key
  const log = createLog({
    level: config.logLevel,
    json: config.production,
    secrets: [key, config.metricsKey, ...passwordsIn(config.databaseUrl)]
  })
  const server = await startServer({ ...config, adminKey: key, log, schedule: true }, database).catch(async (error: unknown) => {
    await database.close()
    throw error
  })
  // Nobody else can open the embedded database meanwhile.
  const withdraw = database.copyFiles ? announce(config.dataDirectory, server.url) : () => {}
  endWith(log, async () => {
    withdraw()
    await server.close()
    await database.close()
  })
  if (admin?.fresh) {
    say(`Admin key, shown this once: ${admin.key}`)
    say(`  It is kept in ${admin.path}; send it as "Authorization: Bearer <key>" to change the record.`)
  }
  say(`Greenlit is ready: ${server.url}/graphql`)
}

/** Stops in order when told to, at once when told again; and after an error that nobody caught, as nothing is certain then. */
function endWith(log: Log, close: () => Promise<void>): void {
  let stopping = false
  const stop = async (code: number) => {
    if (stopping) process.exit(code || 130)
    stopping = true
    await close().catch((error: unknown) => log.error({ err: error }, 'closing failed'))
    process.exit(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      say(stopping ? `${signal} again: stopping at once.` : `${signal}: finishing what is under way …`)
      void stop(0)
    })
  }
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'an error that nobody caught: stopping')
    if (!stopping) void stop(1)
  })
  // Of one request, as a rule, which has been answered: no reason to end all the others.
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'a promise failed that nobody waits for'))
}
