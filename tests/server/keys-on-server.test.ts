import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { testAddress } from '../support/database.ts'
import { eventually } from '../support/held.ts'
import { prepareProject, startServerProcess } from '../support/server-process.ts'
import type { ServerProcess } from '../support/server-process.ts'

const directory = mkdtempSync(join(tmpdir(), 'greenlit-two-'))
const servers: ServerProcess[] = []
let remove = () => Promise.resolve()

beforeAll(async () => {
  prepareProject()
  const address = await testAddress(String(process.env['TEST_DATABASE_URL']))
  remove = address.remove
  for (let number = 0; number < 2; number++) servers.push(await startServerProcess({ DATABASE_URL: address.url, GREENLIT_DATA: directory, GREENLIT_SAMPLE: 'no' }))
}, 300_000)

afterAll(async () => {
  for (const server of servers) await server.stop()
  await remove()
  rmSync(directory, { recursive: true, force: true })
})

const CREATE = 'mutation ($name: String!) { createApiKey(input: { name: $name, role: EDITOR }) { ... on CreateApiKeyPayload { secret apiKey { id } } } }'
const REVOKE = 'mutation ($id: ID!) { revokeApiKey(input: { id: $id }) { __typename } }'

test('A key made on one server works on the other at once, and revoked on one is refused on both within a second', async () => {
  const [one, other] = servers as [ServerProcess, ServerProcess]
  const statusOf = async (server: ServerProcess, secret: string) =>
    (await fetch(`${server.url}/graphql?query={viewer{role}}`, { headers: { authorization: `Bearer ${secret}` } })).status
  for (const [maker, revoker] of [[one, other], [other, one]] as const) {
    const made = await maker.ask<{ createApiKey: { secret: string; apiKey: { id: string } } }>(CREATE, { name: `made on ${maker.url}` })
    const { secret, apiKey } = made.data?.createApiKey ?? { secret: '', apiKey: { id: '' } }
    // Both have it in mind from now on, asked again and again until it is refused.
    expect([await statusOf(one, secret), await statusOf(other, secret)]).toEqual([200, 200])
    await revoker.ask(REVOKE, { id: apiKey.id })
    const revoked = performance.now()
    const refused = await Promise.all(
      servers.map(async (server) => {
        await eventually(() => statusOf(server, secret), (status) => status === 401)
        return performance.now() - revoked
      })
    )
    // Five times what is promised: other tests run on the same machine.
    for (const milliseconds of refused) expect(milliseconds).toBeLessThan(5000)
  }
}, 120_000)
