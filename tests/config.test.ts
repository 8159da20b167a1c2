import { describe, expect, test } from '@jest/globals'
import { readConfig } from '../src/config.ts'

describe('The configuration', () => {
  test('of an empty environment is the embedded database in ./data, served to this machine on port 4000', () => {
    const config = readConfig({})
    expect(config).toMatchObject({ databaseUrl: null, adminKey: null, host: '127.0.0.1', port: 4000 })
    expect(config.dataDirectory).toMatch(/[/\\]data$/)
    expect(Object.isFrozen(config)).toBe(true)
  })

  test('is read from the environment, where an empty variable counts as not set', () => {
    const environment = {
      DATABASE_URL: 'postgresql://a@b/c',
      GREENLIT_DATA: '/srv/greenlit',
      PORT: '8080',
      HOST: '0.0.0.0',
      GREENLIT_ADMIN_KEY: ' '
    }
    expect(readConfig(environment)).toEqual({
      databaseUrl: 'postgresql://a@b/c',
      dataDirectory: '/srv/greenlit',
      port: 8080,
      host: '0.0.0.0',
      adminKey: null,
      sample: true
    })
  })

  test('that cannot be used is refused, naming every variable at fault', () => {
    const environment = { DATABASE_URL: 'mysql://x', PORT: '70000', GREENLIT_ADMIN_KEY: 'short' }
    expect(() => readConfig(environment)).toThrow(/DATABASE_URL.*\n.*GREENLIT_ADMIN_KEY.*\n.*PORT/)
  })
})
