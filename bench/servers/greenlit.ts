import type * as records from '../../src/cli/record.ts'
import type * as configs from '../../src/config.ts'
import type * as logs from '../../src/server/log.ts'
import type * as servers from '../../src/server/http.ts'
import { built } from '../built.ts'

// Greenlit as `greenlit serve` starts it, with limits, permissions and rates on. What a contestant chooses beyond the settings
// comes as JSON.
const { readConfig } = await built<typeof configs>('config.js')
const { openRecord } = await built<typeof records>('cli/record.js')
const { createLog } = await built<typeof logs>('server/log.js')
const { startServer } = await built<typeof servers>('server/http.js')
const config = readConfig()
const options = JSON.parse(process.env['OPTIONS'] ?? '{}') as Partial<Parameters<typeof startServer>[0]>
const log = createLog({ level: config.logLevel, json: config.production })
const server = await startServer({ ...config, ...options, log }, await openRecord(config, { serving: true }))
process.stdout.write(`ready ${new URL(server.url).port}\n`)
