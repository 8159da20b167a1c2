import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { Setting } from '../src/config/setting.ts'
import { ANSWERS, BASICS, LIMITS, RATES, TIMEOUTS } from '../src/config/tables.ts'
import { readConfig } from '../src/config.ts'

describe('The configuration', () => {
  test('of an empty environment is the embedded database in ./data, served to this machine on port 4000', () => {
    const config = readConfig({})
    expect(config).toMatchObject({ databaseUrl: null, adminKey: null, host: '127.0.0.1', port: 4000, production: false })
    expect(config.dataDirectory).toMatch(/[/\\]data$/)
    expect([config, config.limits, config.rates, config.timeouts].every(Object.isFrozen)).toBe(true)
  })

  test('is read from the environment, where an empty variable counts as not set', () => {
    const environment = {
      DATABASE_URL: 'postgresql://a@b/c',
      GREENLIT_DATA: '/srv/greenlit',
      PORT: '8080',
      HOST: '0.0.0.0',
      NODE_ENV: 'production',
      GREENLIT_ADMIN_KEY: ' ',
      GREENLIT_MAX_DEPTH: '12',
      GREENLIT_RATE_ADDRESS: '0',
      GREENLIT_STATEMENT_TIMEOUT: '2',
      GREENLIT_ORIGINS: 'https://a.example, http://localhost:5173',
      GREENLIT_TRUSTED_PROXIES: '10.0.0.0/8,::1'
    }
    expect(readConfig(environment)).toMatchObject({
      databaseUrl: 'postgresql://a@b/c',
      dataDirectory: '/srv/greenlit',
      port: 8080,
      host: '0.0.0.0',
      production: true,
      adminKey: null,
      sample: true,
      origins: ['https://a.example', 'http://localhost:5173'],
      trustedProxies: ['10.0.0.0/8', '::1'],
      limits: { depth: 12 },
      rates: { anonymous: 0 },
      timeouts: { statement: 2 }
    })
  })

  test('that cannot be used is refused, naming every variable at fault', () => {
    const environment = { DATABASE_URL: 'mysql://x', PORT: '70000', GREENLIT_ADMIN_KEY: 'short', GREENLIT_MAX_COST: '1.5' }
    expect(() => readConfig(environment)).toThrow(/DATABASE_URL.*\n.*GREENLIT_ADMIN_KEY.*\n.*PORT.*\n.*GREENLIT_MAX_COST is "1.5"/)
    expect(() => readConfig({ GREENLIT_ORIGINS: 'https://a.example/x' })).toThrow('GREENLIT_ORIGINS has "https://a.example/x"')
    expect(() => readConfig({ GREENLIT_TRUSTED_PROXIES: 'everyone' })).toThrow('is no IP address or network')
    expect(() => readConfig({ GREENLIT_LOG_LEVEL: 'loud' })).toThrow('give info or debug')
  })

  test('has every setting in a row of the manual, with its default and meaning', () => {
    const manual = readFileSync(join(import.meta.dirname, '../docs/operate.md'), 'utf8')
    for (const { variable, fallback, meaning } of [BASICS, LIMITS, RATES, ANSWERS, TIMEOUTS].flatMap((table) => Object.values<Setting<unknown>>(table))) {
      expect(manual).toContain(`| \`${variable}\` | ${fallback} | ${meaning} |`)
    }
  })
})
