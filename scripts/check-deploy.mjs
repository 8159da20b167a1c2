// Follows docs/deploy.md word for word: a clone of what is committed, in an empty folder, every block in one shell, against
// the PostgreSQL that PGHOST, PGPORT and PGUSER name, where that user may create roles and databases. What a block
// prints must be what the block after it shows. The role and the database "greenlit" must not be there yet, and are
// removed at the end. Used by .ci/run.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { answerOf, blocksOf, same } from './doc-blocks.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const MARK = '\u0001'
const all = blocksOf(readFileSync(join(root, 'docs/deploy.md'), 'utf8'))
const steps = all.flatMap((block, index) => (block.language === 'sh' && !block.skip ? [{ ...block, expected: answerOf(all, index) }] : []))
// A child left in the background holds no pipe of ours: its output goes where the page says.
const script = ["trap 'kill $(jobs -p) 2>/dev/null || true' EXIT", ...steps.flatMap(({ text }, index) => [`printf '${MARK}'`, `echo '== step ${index + 1}' >&2`, text])].join('\n')

const folder = mkdtempSync(join(tmpdir(), 'greenlit-deploy-'))
const clone = join(folder, 'greenlit')
let failed = 0
try {
  command('git', ['clone', '-q', root, clone])
  const env = { ...process.env, HOME: folder }
  delete env.DATABASE_URL
  const { status, stdout, stderr } = spawnSync('bash', ['-euo', 'pipefail', '-c', script], { cwd: clone, encoding: 'utf8', env, timeout: 600_000 })
  const printed = stdout.split(MARK).slice(1)
  steps.forEach(({ line, text, expected }, index) => {
    const reached = index < printed.length && (status === 0 || index < printed.length - 1)
    if (reached && (!expected || same(printed[index], expected, isDeepStrictEqual))) return
    failed++
    console.log(`NO  docs/deploy.md:${line}\n${text}\n--- printed:\n${printed[index] ?? '(not reached)'}${expected ? `\n--- documented:\n${expected.text}` : ''}`)
  })
  if (failed > 0 || status !== 0) console.log(`--- exit ${status}, standard error:\n${stderr}`)
} finally {
  command('psql', ['-qX', '--dbname', 'postgres', '-c', 'DROP DATABASE IF EXISTS greenlit WITH (FORCE)', '-c', 'DROP ROLE IF EXISTS greenlit'])
  rmSync(folder, { recursive: true, force: true })
}
console.log(`docs/deploy.md: ${steps.length - failed} blocks as written, ${failed} not`)
process.exitCode = failed === 0 ? 0 : 1

function command(name, options) {
  const { status } = spawnSync(name, options, { stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) throw new Error(`${name} ended with ${status}`)
}
