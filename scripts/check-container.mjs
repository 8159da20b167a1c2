// Runs the Dockerfile without Docker: every stage is a directory, COPY copies, RUN runs in it with the stage's ENV, and
// the image's HEALTHCHECK and CMD run in what comes out, as a user without rights where this process has them to give.
// Proves the commands and that what is copied is enough; it proves nothing of the base image. Used by .ci/run.
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DockerfileParser } from 'dockerfile-ast'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const work = mkdtempSync(join(tmpdir(), 'greenlit-container-'))
const ignored = new Set(readFileSync(join(root, '.dockerignore'), 'utf8').split('\n').filter((line) => line !== ''))
const stages = new Map()
let stage

try {
  chmodSync(work, 0o755)
  for (const instruction of DockerfileParser.parse(readFileSync(join(root, 'Dockerfile'), 'utf8')).getInstructions()) build(instruction)
  await runImage(stage)
  console.log(`ok: built in ${stages.size} stages, and served as ${stage.user ?? 'this user'}`)
} finally {
  rmSync(work, { recursive: true, force: true })
}

function build(instruction) {
  const words = instruction.getArguments().map((argument) => argument.getValue())
  const text = instruction.getArgumentsContent() ?? ''
  console.log(`${instruction.getKeyword()} ${text}`)
  switch (instruction.getKeyword()) {
    case 'FROM':
      stage = { directory: join(work, String(stages.size)), env: {}, cwd: '/', command: [], health: [] }
      stages.set(words[2] ?? `stage ${stages.size}`, stage)
      return mkdirSync(stage.directory)
    case 'WORKDIR':
      stage.cwd = text
      return mkdirSync(inStage(text), { recursive: true })
    case 'ENV':
      return instruction.getProperties().forEach((property) => (stage.env[property.getName()] = property.getValue()))
    case 'COPY':
      return copy(instruction, words)
    case 'RUN':
      // Absolute paths are the image's own, and this machine has no user of the image.
      return run('sh', ['-ec', text.replaceAll('/var/lib', inStage('/var/lib')).replace(/chown node:node/, 'chmod 777')])
    case 'USER':
      return (stage.user = text)
    case 'CMD':
      return (stage.command = JSON.parse(text))
    case 'HEALTHCHECK':
      return (stage.health = JSON.parse(text.slice(text.indexOf('['))))
    case 'VOLUME':
    case 'EXPOSE':
      return
    default:
      throw new Error(`scripts/check-container.mjs does not know ${instruction.getKeyword()}: teach it.`)
  }
}

/** A path of the image as one of this machine. */
function inStage(path) {
  return join(stage.directory, resolve(stage.cwd, path))
}

function copy(instruction, words) {
  const from = instruction.getFromFlag()?.getValue()
  const sources = words.filter((word) => !word.startsWith('--'))
  const to = sources.pop()
  for (const source of sources) {
    const path = from ? join(stages.get(from).directory, source) : join(root, source)
    const into = to.endsWith('/') && source !== '.' ? join(inStage(to), source.split('/').at(-1)) : inStage(to)
    const wanted = (name) => from || !ignored.has(name.slice(root.length + 1))
    cpSync(path, into, { recursive: true, filter: wanted, verbatimSymlinks: true, preserveTimestamps: true })
  }
}

function run(command, options) {
  const result = spawnSync(command, options, { cwd: inStage('.'), env: environment(), stdio: ['ignore', 'ignore', 'inherit'] })
  if (result.status !== 0) throw new Error(`${command} ${options.join(' ')} ended with ${result.status ?? result.signal}`)
}

function environment(more = {}) {
  const { PATH, npm_config_registry, npm_config_cache } = process.env
  return { PATH, HOME: work, ...(npm_config_registry ? { npm_config_registry } : {}), ...(npm_config_cache ? { npm_config_cache } : {}), ...stage.env, ...more }
}

/** Starts the image's command, and waits until its health check holds; then stops it as a container is stopped. */
async function runImage({ command, health, user }) {
  const port = String(20_000 + Math.floor(Math.random() * 20_000))
  const env = environment({ PORT: port, HOST: '127.0.0.1', GREENLIT_DATA: inStage('/var/lib/greenlit') })
  const options = { cwd: inStage('.'), env, stdio: ['ignore', 'inherit', 'pipe'], ...(user && process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}) }
  const server = spawn(command[0] === 'node' ? process.execPath : command[0], command.slice(1), options)
  let log = ''
  server.stderr.on('data', (chunk) => (log += chunk))
  try {
    const healthy = () => spawnSync(process.execPath, health.slice(1), { cwd: options.cwd, env, stdio: 'ignore' }).status === 0
    const patience = Date.now() + 120_000
    while (!healthy()) if (server.exitCode !== null || Date.now() > patience) throw new Error(`The image did not become healthy:\n${log}`)
  } finally {
    server.kill('SIGTERM')
    const code = await new Promise((done) => (server.exitCode === null ? server.once('exit', done) : done(server.exitCode)))
    if (code !== 0) console.log(`It ended with ${code}:\n${log}`)
    process.exitCode = code === 0 ? 0 : 1
  }
}
