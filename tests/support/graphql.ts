import { useDatabase } from '../../src/database/client.ts'
import type { Database } from '../../src/database/client.ts'
import { recordStatements } from '../../src/database/statements.ts'
import { createLog } from '../../src/server/log.ts'
import type { ServerOptions } from '../../src/server/options.ts'
import { createGraphQLServer } from '../../src/server/yoga.ts'
import { isQuery, requireAgreement } from './agreement.ts'
import { testDatabase } from './database.ts'

const BOTH_WAYS = process.env['GREENLIT_BOTH_WAYS'] === '1'

export const TEST_KEY = 'a-key-for-tests-only'

export interface Answer {
  status: number
  // Tests read answers of any shape; what is missing fails as undefined.
  data: ReturnType<typeof JSON.parse>
  extensions?: Record<string, ReturnType<typeof JSON.parse>>
  errors?: { message: string; path?: string[]; extensions: Record<string, unknown> }[]
  statements: string[]
}

export interface Api {
  database: Database
  /** What was reported as unexpected. */
  reported: string[]
  /** `peer`: the address that asks. */
  fetch(path: string, init?: RequestInit, peer?: string): Promise<Response>
  /** With GREENLIT_BOTH_WAYS=1 what only reads is asked of the reference path too, and fails where that answers otherwise. */
  ask(query: string, variables?: object, headers?: Record<string, string>): Promise<Answer>
  /** The same, answered by the reference path. */
  askReference(query: string, variables?: object, headers?: Record<string, string>): Promise<Answer>
  close(): Promise<void>
}

/** The API over an empty database of its own, at one moment that does not pass. */
export async function testApi(now = '2025-03-01T12:00:00.000Z', options: Partial<ServerOptions> = {}): Promise<Api> {
  const database = await testDatabase()
  useDatabase(database)
  const reported: string[] = []
  const given: Parameters<typeof createGraphQLServer>[0] = {
    adminKey: TEST_KEY,
    now: () => new Date(now),
    log: createLog({ level: 'error', write: (line) => void reported.push(line) }),
    ...options
  }
  const yoga = createGraphQLServer(given)
  // It repeats what was asked already: nobody wants to read of that twice.
  const reference = createGraphQLServer({ ...given, reads: 'reference', log: createLog({ level: 'silent' }) })
  const sender = (server: typeof yoga) => async (path: string, init: RequestInit = {}, peer = '192.0.2.1') =>
    (await server.fetch(new Request(`http://localhost${path}`, init), { peer })) as Response
  const fetch = sender(yoga)
  const asker =
    (send: typeof fetch, other: typeof fetch | null): Api['ask'] =>
    async (query, variables = {}, headers = {}) => {
      const init = { method: 'POST', body: JSON.stringify({ query, variables }), headers: { 'content-type': 'application/json', ...headers } }
      const { result, statements } = await recordStatements(() => send('/graphql', init))
      const answer = await result.text()
      const repeat = async (by: typeof fetch) => (await by('/graphql', init)).text()
      if (BOTH_WAYS && other && result.status === 200 && isQuery(query)) await requireAgreement(answer, () => repeat(send), () => repeat(other))
      return { status: result.status, ...(JSON.parse(answer) as Omit<Answer, 'status' | 'statements'>), statements }
    }
  return {
    database,
    reported,
    fetch,
    ask: asker(fetch, sender(reference)),
    askReference: asker(sender(reference), null),
    close: () => database.close()
  }
}
