import type { openRecord } from '../../src/cli/record.ts'
import type { readConfig } from '../../src/config.ts'
import type { startServer } from '../../src/server/http.ts'

// Greenlit as `greenlit serve` starts it, compiled, with limits, permissions, rates and the log on. What a contestant
// chooses beyond the settings comes as JSON.
const compiled = async <Module>(path: string) => (await import(new URL(`../../dist/${path}`, import.meta.url).href)) as Module
const config = (await compiled<{ readConfig: typeof readConfig }>('config.js')).readConfig()
const database = await (await compiled<{ openRecord: typeof openRecord }>('cli/record.js')).openRecord(config, { serving: true })
const { startServer: start } = await compiled<{ startServer: typeof startServer }>('server/http.js')
const options = JSON.parse(process.env['OPTIONS'] ?? '{}') as Partial<Parameters<typeof startServer>[0]>
const server = await start({ ...config, ...options }, database)
process.stdout.write(`ready ${new URL(server.url).port}\n`)
