// `npm start`: makes the clone ready, then serves in this same process, so that signals reach the server.
import { prepare, runCommandLine } from './prepare.mjs'

await prepare()
process.argv.splice(2, process.argv.length, 'serve', ...process.argv.slice(2))
await runCommandLine()
