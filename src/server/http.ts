import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { liveBackupStream } from '../database/backup/write.ts'
import type { Database } from '../database/client.ts'
import { pendingMigrations } from '../database/migrate.ts'
import type { ServerOptions } from './options.ts'
import { VERSION } from './version.ts'
import { createGraphQLServer } from './yoga.ts'

export interface RunningServer {
  /** Without a slash at the end. */
  readonly url: string
  /** Stops taking requests, waits for those under way, five seconds at most, and cuts the rest. */
  close(): Promise<void>
}

const PATIENCE_MS = 5000

/** Serves /graphql, /health and /ready. Throws where the port cannot be had, saying which and what to do. */
export async function startServer(options: ServerOptions, database: Database): Promise<RunningServer> {
  let migrated = false
  const yoga = createGraphQLServer({
    ...options,
    backup: () => backupOf(database, options),
    async notReady() {
      try {
        await database.sql('SELECT 1')
        migrated ||= (await pendingMigrations(database)).length === 0
        return migrated ? null : 'Migrations are pending: run "greenlit migrate".'
      } catch {
        return 'The database does not answer.'
      }
    }
  })
  const server = createServer((request, response) => void yoga(request, response))
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, options)))
    server.listen(options.port, options.host, resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${hostName(options.host)}:${port}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      const cut = setTimeout(() => server.closeAllConnections(), PATIENCE_MS)
      await closed
      clearTimeout(cut)
      await yoga.dispose()
    }
  }
}

/** A backup while the server serves; that it was made is in the log, and so is what broke it off. */
function backupOf(database: Database, { report = (line) => void process.stderr.write(`${line}\n`) }: ServerOptions) {
  report('A backup was asked for with the admin key.')
  return liveBackupStream(database, { greenlit: VERSION })
    .once('end', () => report('The backup was sent whole.'))
    .once('error', (error: Error) => report(`The backup broke off: ${error.message}`))
}

/** The name to reach the server by from this machine. */
function hostName(host: string): string {
  if (['0.0.0.0', '::', '127.0.0.1', '::1'].includes(host)) return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

function listenError(error: NodeJS.ErrnoException, { host, port }: ServerOptions): Error {
  if (error.code === 'EADDRINUSE')
    return new Error(`Port ${port} is in use: stop what uses it, or choose another with PORT.`)
  if (error.code === 'EACCES') return new Error(`Port ${port} needs more rights: choose one above 1023 with PORT.`)
  return new Error(`The server cannot listen on ${host}:${port} (${error.code ?? error.message}): check HOST and PORT.`)
}
