import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { check } from '../../src/database/backup/load.ts'
import type { Database } from '../../src/database/client.ts'
import { startServer } from '../../src/server/http.ts'
import type { RunningServer } from '../../src/server/http.ts'
import { addressOf, announce } from '../../src/server/running.ts'
import { testDatabase } from '../support/database.ts'

const KEY = 'a-key-for-tests-only'
let database: Database
let server: RunningServer

beforeAll(async () => {
  database = await testDatabase()
  server = await startServer({ host: '127.0.0.1', port: 0, adminKey: KEY }, database)
})

afterAll(async () => {
  await server?.close()
  await database?.close()
})

describe('GET /backup', () => {
  test('gives the admin the whole record', async () => {
    const response = await fetch(`${server.url}/backup`, { headers: { authorization: `Bearer ${KEY}` } })
    expect(response.headers.get('cache-control')).toBe('private, no-store')
    const { tables } = await check(Readable.from([Buffer.from(await response.arrayBuffer())]))
    expect(tables.map(({ name }) => name)).toContain('quote_versions')
  }, 60_000)

  test.each([
    ['without a key', {}],
    ['with a wrong key', { authorization: 'Bearer not-the-key-of-the-admin' }],
    ['with the key in another form', { authorization: KEY }]
  ])('%s gives nothing of it', async (_, headers: Record<string, string>) => {
    const response = await fetch(`${server.url}/backup`, { headers })
    expect(response.status).toBeGreaterThanOrEqual(400)
    expect(response.headers.get('content-type')).not.toBe('application/gzip')
    expect(await response.text()).not.toContain('greenlit-backup')
  })

  test('that is given up half way leaves the database to the others', async () => {
    const over = new AbortController()
    const response = await fetch(`${server.url}/backup`, { headers: { authorization: `Bearer ${KEY}` }, signal: over.signal })
    over.abort()
    await expect(response.arrayBuffer()).rejects.toMatchObject({ name: 'AbortError' })
    expect(await database.sql('SELECT position FROM update_head')).toEqual([{ position: 0 }])
  }, 60_000)
})

describe('The address that a server leaves in its data directory', () => {
  let folder: string

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'greenlit-running-'))
  })

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('is believed of the process that has the directory, until it is taken away', () => {
    const withdraw = announce(folder, 'http://localhost:4001')
    expect(addressOf(folder, process.pid)).toBe('http://localhost:4001')
    expect(addressOf(folder, process.pid + 1)).toBeNull()
    withdraw()
    expect(addressOf(folder, process.pid)).toBeNull()
  })

  test.each([
    ['of another machine', '{"pid":7,"url":"http://198.51.100.7:4000"}'],
    ['by name', '{"pid":7,"url":"http://keys.example.org/"}'],
    ['of another scheme', '{"pid":7,"url":"file:///etc/passwd"}'],
    ['that is none', '{"pid":7,"url":"localhost"}'],
    ['in a file of something else', 'null']
  ])('%s gets no key', (_, content) => {
    writeFileSync(join(folder, 'server.json'), content)
    expect(addressOf(folder, 7)).toBeNull()
  })
})
