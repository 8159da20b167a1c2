// Greenlit as `greenlit serve` starts it, with limits, permissions and rates on. What a contestant chooses beyond the settings
// comes as JSON. No types stand here, as none stand in what is served: to strip them, Node takes 15 MB.
import { boundHeap } from '../../dist/heap.js'

const settleHeap = boundHeap()
const { readConfig } = await import('../../dist/config.js')
const { openRecord } = await import('../../dist/cli/record.js')
const { createLog } = await import('../../dist/server/log.js')
const { startServer } = await import('../../dist/server/http.js')
const config = readConfig()
const options = JSON.parse(process.env['OPTIONS'] ?? '{}')
const log = createLog({ level: config.logLevel, json: config.production })
const server = await startServer({ ...config, ...options, log }, await openRecord(config, { serving: true }))
settleHeap()
process.stdout.write(`ready ${new URL(server.url).port}\n`)
