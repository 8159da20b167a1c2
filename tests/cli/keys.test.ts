import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { testAddress } from '../support/database.ts'
import { eventually } from '../support/held.ts'
import { prepareProject, runCommand, startServerProcess } from '../support/server-process.ts'

const SERVER = process.env['TEST_DATABASE_URL']
const directory = mkdtempSync(join(tmpdir(), 'greenlit-keys-'))
const environment: Record<string, string> = { GREENLIT_DATA: directory, GREENLIT_SAMPLE: 'no' }
let remove = () => Promise.resolve()

beforeAll(async () => {
  prepareProject()
  if (!SERVER) return
  const address = await testAddress(SERVER)
  environment['DATABASE_URL'] = address.url
  remove = address.remove
}, 300_000)

afterAll(async () => {
  await remove()
  rmSync(directory, { recursive: true, force: true })
})

/** What comes of revoking a key on the command line while a server runs: PostgreSQL serves both, the embedded database one. */
const WHILE_SERVED = SERVER
  ? { status: 0, says: /The key \S+ is revoked\./, answered: 401, afterwards: /was revoked already, by command line at/ }
  : {
      status: 1,
      says: /Process \d+ has the database in .* open, and only one can\. Ask that server instead, with an admin key: the mutations createApiKey and revokeApiKey/,
      answered: 200,
      afterwards: /The key \S+ is revoked\./
    }

const keys = (command: string) => runCommand(`keys ${command}`, environment)

test('The command line makes keys, lists them and takes them back; with a server running too, or it says how', async () => {
  const made = keys('create desk --role editor --days 30')
  expect(made.status).toBe(0)
  const [secret] = /^grl_ed_\w{49}$/m.exec(made.output) ?? ['']
  expect(made.output).toContain('The key "desk" with the role editor, shown this once.')

  const listed = keys('list')
  const [id = ''] = /^[0-9a-f-]{36}/m.exec(listed.output) ?? []
  expect(listed.output).toMatch(new RegExp(`^${id}\\tdesk\\teditor\\t${secret.slice(0, 11)}…\\texpires \\S+\\tnever used$`, 'm'))
  expect(listed.output).not.toContain(secret)

  const server = await startServerProcess(environment)
  try {
    const ask = () => fetch(`${server.url}/graphql?query={viewer{name}}`, { headers: { authorization: `Bearer ${secret}` } })
    expect(await (await ask()).json()).toMatchObject({ data: { viewer: { name: 'desk' } } })
    const revoked = keys(`revoke ${id}`)
    expect(revoked).toEqual({ status: WHILE_SERVED.status, output: expect.stringMatching(WHILE_SERVED.says) })
    // The server may believe what it read of the key before for half a second yet: the command can be quicker than that.
    expect(await eventually(async () => (await ask()).status, (status) => status === WHILE_SERVED.answered)).toBe(WHILE_SERVED.answered)
  } finally {
    await server.stop()
  }
  const again = keys(`revoke ${id}`)
  expect(again).toEqual({ status: 0, output: expect.stringMatching(WHILE_SERVED.afterwards) })
  expect(keys('list').output).toMatch(/\trevoked \S+\tused \S+$/m)
}, 300_000)

test.each([
  ['create desk', /required option '--role <role>'/],
  ['create desk --role owner', /--role takes contributor, editor, admin, not "owner"/],
  ['create desk --role editor --days 0', /--days takes a whole number from 1 to 36500, not "0"/]
])('It refuses "keys %s", saying why', (command, why) => {
  expect(keys(command)).toEqual({ status: 1, output: expect.stringMatching(why) })
})
