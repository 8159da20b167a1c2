// Makes a clone ready to run: dependencies, generated client, compiled code. Each step is skipped when its inputs are
// those of the last time, so a later start loses no time here. Needs nothing but Node.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import * as modules from 'node:module'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const stampDirectory = join(root, 'node_modules', '.greenlit')
const FLOOR = [20, 19]

/** Runs the command line. Node 22.1 and later keep what they compile, so that the next start need not compile it again. */
export async function runCommandLine() {
  modules.enableCompileCache?.(join(stampDirectory, 'compiled'))
  await import('../dist/cli.js')
  // Else it is kept only where the process ends in order.
  modules.flushCompileCache?.()
}

/** `tools`: the development dependencies too, as the tests need them. */
export async function prepare({ tools = false, build = true, say = (line) => process.stderr.write(`${line}\n`) } = {}) {
  checkNode()
  // A container holds what was compiled elsewhere, and nothing to compile it with.
  if (!existsSync(join(root, 'src'))) return
  install({ tools, say })
  await step('generate', ['prisma/schema.prisma', 'prisma/models', 'scripts/generate.mjs', 'scripts/columns.mjs', 'scripts/client.mjs', 'package-lock.json'], 'src/database/generated/client.ts', async () => {
    say('Generating the database client …')
    const { generate } = await import(pathToFileURL(join(root, 'scripts/generate.mjs')).href)
    await generate()
  })
  if (!build) return
  await step('build', ['src', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'], 'dist/main.js', async () => {
    say('Compiling …')
    rmSync(join(root, 'dist'), { recursive: true, force: true })
    run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], 'The code does not compile.')
  })
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > FLOOR[0] || (major === FLOOR[0] && minor >= FLOOR[1])) return
  process.stderr.write(`Greenlit needs Node ${FLOOR.join('.')} or later; this is ${process.versions.node}. Install a newer Node and try again.\n`)
  process.exit(1)
}

function install({ tools, say }) {
  const want = digest(['package-lock.json', 'package.json'])
  const stamp = join(stampDirectory, 'install')
  const [have, what] = existsSync(stamp) ? readFileSync(stamp, 'utf8').split(' ') : []
  if (have === want && (what === 'all' || !tools)) return
  const foreign = existsSync(join(root, 'node_modules')) && !existsSync(stamp)
  // Whoever has the tools keeps them: when the lockfile changes, and where they ran npm themselves.
  tools ||= what === 'all' || (foreign && existsSync(join(root, 'node_modules/jest')))
  if (!foreign || !isComplete(tools)) {
    say(`Installing dependencies from the lockfile${tools ? ', those of the tests too' : ''} (once; about half a minute) …`)
    const omit = tools ? [] : ['--omit=dev']
    const options = { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' }
    const result = spawnSync('npm', ['ci', ...omit, '--no-audit', '--no-fund', '--loglevel=error'], options)
    if (result.status !== 0) fail('The dependencies could not be installed: see the lines above. Is the npm registry reachable?')
  }
  mkdirSync(stampDirectory, { recursive: true })
  writeFileSync(stamp, `${want} ${tools ? 'all' : 'run'}`)
}

/** Whether somebody who ran npm themselves installed all that is needed: then it is used as it is. */
function isComplete(tools) {
  const needed = ['typescript', 'graphql', ...(tools ? ['jest', 'oxlint'] : [])]
  const lock = join(root, 'node_modules/.package-lock.json')
  const fresh = existsSync(lock) && statSync(lock).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
  return fresh && needed.every((name) => existsSync(join(root, 'node_modules', name)))
}

async function step(name, inputs, output, work) {
  const stamp = join(stampDirectory, name)
  const want = digest(inputs)
  if (existsSync(join(root, output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === want) return
  await work()
  mkdirSync(stampDirectory, { recursive: true })
  writeFileSync(stamp, digest(inputs))
}

function digest(paths) {
  const hash = createHash('sha256')
  for (const path of paths) {
    for (const file of filesOf(join(root, path))) hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

function filesOf(path) {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesOf(join(path, entry.name)))
}

export function run(command, args, complaint) {
  const result = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  if (result.status !== 0) fail(complaint)
}

function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await prepare()
