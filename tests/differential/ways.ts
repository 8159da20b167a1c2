import { UNLIMITED } from '../support/limits.ts'
import { readConfig } from '../../src/config.ts'
import { createLog } from '../../src/server/log.ts'
import type { ServerOptions } from '../../src/server/options.ts'
import { createGraphQLServer } from '../../src/server/yoga.ts'
import { withoutErrorIds } from '../support/agreement.ts'
import { TEST_KEY } from '../support/graphql.ts'
import type { Operation } from './operations.ts'

/** One of the ways to the same answer: a server of its own over the database that is in use. */
export interface Way {
  ask(operation: Operation): Promise<string>
  /** By which path the last of them was answered, with the reason where it was not the compiled one; '' where none is counted. */
  path(): string
  /** What was reported as unexpected. */
  reported: string[]
}

export type Keys = Record<Operation['role'], Record<string, string>>

/** After the last change of the sample. */
export const NOW = '2026-06-15T12:00:00.000Z'

export function wayOf(keys: Keys, options: Partial<ServerOptions> = {}): Way {
  const reported: string[] = []
  const yoga = createGraphQLServer({
    adminKey: TEST_KEY,
    now: () => new Date(NOW),
    log: createLog({ level: 'error', write: (line) => void reported.push(line) }),
    limits: UNLIMITED,
    timeouts: { ...readConfig({}).timeouts, request: 600 },
    ...options
  })
  let path = ''
  const counts = async () => {
    const counted = await yoga.metrics.registry.getSingleMetric('greenlit_reads_total')?.get()
    return new Map((counted?.values ?? []).map(({ labels, value }) => [nameOf(labels), value]))
  }
  return {
    reported,
    path: () => path,
    async ask({ query, variables, role }) {
      const before = await counts()
      const request = new Request('http://localhost/graphql', {
        method: 'POST',
        body: JSON.stringify({ query, variables }),
        headers: { 'content-type': 'application/json', ...keys[role] }
      })
      const text = await told((await yoga.fetch(request, { peer: '192.0.2.1' })) as Response)
      path = [...(await counts())].flatMap(([name, value]) => (value > (before.get(name) ?? 0) ? [name] : [])).join(', ')
      return text
    }
  }
}

const nameOf = (labels: Partial<Record<string, string | number>>): string => Object.values(labels).filter(Boolean).join(': ')

/** All that a caller is told, byte for byte, but for what names the request and our own errors. */
async function told(response: Response): Promise<string> {
  const headers = [...response.headers].filter(([name]) => name !== 'x-request-id').toSorted()
  return [response.status, withoutErrorIds(await response.text()), ...headers.map((pair) => pair.join(': '))].join('\n')
}

/** The answer in what a caller was told. */
export function bodyOf(text: string): { data?: unknown; errors?: { message: string; extensions?: { code?: string } }[] } {
  return JSON.parse(text.split('\n')[1] ?? '') as ReturnType<typeof bodyOf>
}
