// `npm test`: makes the clone ready with the tools of the tests, then runs everything that needs no service:
// lint, types, import rules, and the suite on the embedded database. Arguments go to Jest and skip the checks.
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { prepare } from './prepare.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const args = process.argv.slice(2)
await prepare({ tools: true })

const bin = (path) => join(root, 'node_modules', path)
const checks = [
  ['lint', bin('oxlint/bin/oxlint'), ['--quiet']],
  ['types', bin('typescript/bin/tsc'), ['--noEmit']],
  ['import rules', bin('dependency-cruiser/bin/dependency-cruise.mjs'), ['--config', '.dependency-cruiser.cjs', 'src', 'tests', 'bench']]
]
for (const [name, script, options] of args.length > 0 ? [] : checks) node(name, [script, ...options])
node('tests', ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', bin('jest/bin/jest.js'), ...args])

function node(name, options) {
  process.stderr.write(`Checking ${name} …\n`)
  const { status } = spawnSync(process.execPath, options, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  if (status === 0) return
  process.stderr.write(`npm test stopped at ${name}: see the lines above.\n`)
  process.exit(status ?? 1)
}
