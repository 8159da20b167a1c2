import { createGraphQLServer } from '../../src/server/yoga.ts'
import type { ServerOptions } from '../../src/server/options.ts'
import { TEST_KEY } from '../support/graphql.ts'
import type { Operation } from './operations.ts'

export interface BothAnswers {
  compiled: string
  reference: string
  /** The path that answered, or why it was the reference path: empty for the compiled one. */
  reason: string
}

/** Asks both paths over the open database, at one moment, and gives their answers byte for byte; ids of errors are masked. */
export function bothWays(now: string, options: Partial<ServerOptions> = {}) {
  const given = { adminKey: TEST_KEY, now: () => new Date(now), ...options }
  const [compiled, reference] = [createGraphQLServer({ ...given, reads: 'compiled' }), createGraphQLServer({ ...given, reads: 'reference' })]
  const send = async (server: typeof compiled, { query, variables = {}, headers = {} }: Operation) => {
    const body = JSON.stringify({ query, variables })
    const answer = await server.fetch('http://localhost/graphql', { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })
    return (await answer.text()).replaceAll(/"id":"[0-9a-f-]{36}"\}/g, '"id":"…"}')
  }
  const counts = () => new Map(compiled.metrics.reads.counted.map(({ labels, count }) => [String(labels.reason), count]))
  return async (operation: Operation): Promise<BothAnswers> => {
    const before = counts()
    const answers = { compiled: await send(compiled, operation), reference: await send(reference, operation) }
    const reasons = [...counts()].filter(([reason, count]) => count !== before.get(reason))
    return { ...answers, reason: reasons.map(([reason]) => reason).join() }
  }
}

/** Asks for headers of an admin. */
export const ADMIN = { authorization: `Bearer ${TEST_KEY}` }
