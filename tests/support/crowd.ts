import { Agent, request } from 'node:http'
import { readConfig } from '../../src/config.ts'
import { startServer } from '../../src/server/http.ts'
import { createLog } from '../../src/server/log.ts'
import { type Api, TEST_KEY } from './graphql.ts'

/** Many callers of one server at once, over real connections, each of whom insists until it is answered. */
export interface Crowd {
  /** Sends an operation as the admin, again and again while the server is too busy for it; gives the data. */
  ask(query: string, variables: object): Promise<ReturnType<typeof JSON.parse>>
  /** How often the server was too busy. */
  refusals(): number
  close(): Promise<void>
}

/** Codes of answers after which the same is sent again. */
const AGAIN = new Set(['TOO_MANY_REQUESTS', 'OVERLOADED', 'TIMEOUT'])

/** More than may wait for their turn: some are refused, and come again. */
const CONNECTIONS = 300
/** They come from so many addresses, by way of a proxy. */
const ADDRESSES = 100

/** A server with the turns of its defaults, over the database of `api`. */
export async function gather(api: Api): Promise<Crowd> {
  const { rates, timeouts } = readConfig({})
  const server = await startServer(
    {
      ...{ host: '127.0.0.1', port: 0, adminKey: TEST_KEY, trustedProxies: ['127.0.0.1'], timeouts, log: createLog({ level: 'silent', write: () => {} }) },
      rates: { ...rates, keyed: 0, cost: 0 }
    },
    api.database
  )
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  let callers = 0
  let refusals = 0
  const refused: (() => void)[] = []
  const once = (caller: number, body: string) =>
    new Promise<ReturnType<typeof JSON.parse>>((resolve, reject) => {
      const address = `192.0.2.${caller % ADDRESSES}`
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${TEST_KEY}`, 'x-forwarded-for': address }
      const sent = request(`${server.url}/graphql`, { method: 'POST', agent, headers }, (answer) => {
        let text = ''
        answer.setEncoding('utf8').on('data', (chunk) => (text += String(chunk)))
        answer.on('end', () => resolve(JSON.parse(text))).on('error', reject)
      })
      sent.on('error', reject).end(body)
    })
  return {
    async ask(query, variables) {
      const caller = callers++
      for (;;) {
        const { data, errors } = await once(caller, JSON.stringify({ query, variables }))
        if (errors && !AGAIN.has(errors[0].extensions.code)) throw new Error(JSON.stringify(errors))
        const busy = errors && errors[0].extensions.code !== 'TIMEOUT'
        // Whoever is answered makes room for one who was not.
        if (!busy) refused.shift()?.()
        if (!errors) return data
        refusals += 1
        if (busy) await new Promise<void>((resolve) => refused.push(resolve))
      }
    },
    refusals: () => refusals,
    async close() {
      agent.destroy()
      await server.close()
    }
  }
}
