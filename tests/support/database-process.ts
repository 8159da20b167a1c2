import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { projectRoot } from '../../src/database/migrations.ts'

/** The compiled sources in a folder of their own: what separate node processes run, on any version of Node. */
export interface CompiledProject {
  /** Starts `script`, an ES module that imports the sources as './dist/…'; `arguments_` follow it on the command line. */
  run(script: string, ...arguments_: string[]): RunningProcess
  remove(): void
}

export interface RunningProcess {
  pid: number
  /** The next line of its standard output, or undefined once it has ended. */
  line(): Promise<string | undefined>
  /** Writes to its standard input. */
  say(text: string): void
  /** Ends its standard input, which the scripts wait for. */
  finish(): void
  kill(signal: NodeJS.Signals): void
  /** Its exit code (or signal) and what it wrote to standard error. */
  ended: Promise<{ code: number | NodeJS.Signals | null; errors: string }>
}

export function compileProject(): CompiledProject {
  const root = projectRoot()
  const folder = mkdtempSync(join(tmpdir(), 'greenlit-compiled-'))
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const { status, stdout } = spawnSync(
    process.execPath,
    [compiler, '-p', join(root, 'tsconfig.build.json'), '--outDir', join(folder, 'dist')],
    { encoding: 'utf8' }
  )
  if (status !== 0) throw new Error(`The sources do not compile:\n${stdout}`)
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n')
  for (const shared of ['node_modules', 'prisma']) symlinkSync(join(root, shared), join(folder, shared), 'junction')
  let scripts = 0
  return {
    run(script, ...arguments_) {
      const path = join(folder, `script-${++scripts}.mjs`)
      writeFileSync(path, script)
      return watch(spawn(process.execPath, [path, ...arguments_], { stdio: ['pipe', 'pipe', 'pipe'] }))
    },
    remove: () => rmSync(folder, { recursive: true, force: true })
  }
}

function watch(child: ChildProcess): RunningProcess {
  let errors = ''
  child.stderr?.on('data', (chunk) => (errors += String(chunk)))
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]()
  return {
    pid: child.pid ?? 0,
    line: async () => (await lines.next()).value,
    say: (text) => void child.stdin?.write(text),
    finish: () => child.stdin?.end(),
    kill: (signal) => child.kill(signal),
    ended: new Promise((resolve) => {
      child.once('close', (code, signal) => resolve({ code: code ?? signal, errors }))
    })
  }
}
