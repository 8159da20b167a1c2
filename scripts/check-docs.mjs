// Runs what the docs say and compares what they print. In README.md and docs/*.md, a ```sh or ```graphql block that is
// followed by a ```json, ```text or ```csv block must print exactly that (JSON is compared as data); an ```sh block alone
// must succeed. Each page gets a server of its own with a fresh sample record on the port that the docs name.
// `extensions.cost`, which every answer has, is left out of both (docs/limits.md shows it, asking with jq).
// docs/deploy.md has a check of its own (check-deploy.mjs). A block is left alone where the line before it says <!-- not run: why -->. With --write, what was printed replaces what
// is documented: read the difference before committing it. Pages can be named: all where none is.
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { answerOf, blocksOf, same, withoutCost } from './doc-blocks.mjs'
import { prepare } from './prepare.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const URL = 'http://localhost:4000'
const all = ['README.md', ...readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md') && name !== 'deploy.md').sort().map((name) => `docs/${name}`)]
const named = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const pages = named.length > 0 ? named : all
await prepare()
const rewrite = process.argv.includes('--write')
let passed = 0
let failed = 0
// The record is made once: loading it takes longer than asking all the questions of a page.
const fresh = mkdtempSync(join(tmpdir(), 'greenlit-docs-'))
try {
  const loaded = spawnSync(process.execPath, ['bin/greenlit.mjs', 'sample'], { cwd: root, env: { ...process.env, GREENLIT_DATA: fresh }, encoding: 'utf8' })
  if (loaded.status !== 0) throw new Error(`The sample could not be loaded: ${loaded.stderr}`)
  for (const page of pages) await check(page)
} finally {
  rmSync(fresh, { recursive: true, force: true })
}
console.log(`docs: ${passed} blocks as written, ${failed} not`)
process.exitCode = failed === 0 ? 0 : 1

async function check(page) {
  const blocks = blocksOf(readFileSync(join(root, page), 'utf8'))
  if (!blocks.some(({ language, skip }) => !skip && ['sh', 'graphql'].includes(language))) return
  const data = mkdtempSync(join(tmpdir(), 'greenlit-docs-'))
  cpSync(fresh, data, { recursive: true })
  const server = spawn(process.execPath, ['bin/greenlit.mjs', 'serve'], { cwd: root, env: { ...process.env, GREENLIT_DATA: data, PORT: '4000' }, stdio: ['ignore', 'ignore', 'pipe'] })
  let log = ''
  server.stderr.on('data', (chunk) => (log += chunk))
  try {
    await ready(server, () => log)
    const answers = new Map()
    blocks.forEach((block, index) => {
      const expected = answerOf(blocks, index)
      if (!block.skip && ['sh', 'graphql'].includes(block.language)) answers.set(expected, run(page, block, expected, data))
    })
    if (rewrite) writeFileSync(join(root, page), withAnswers(readFileSync(join(root, page), 'utf8'), answers))
  } finally {
    server.kill('SIGTERM')
    await new Promise((resolve) => (server.exitCode === null ? server.once('exit', resolve) : resolve()))
    rmSync(data, { recursive: true, force: true })
  }
}

function run(page, { language, text, line }, expected, data) {
  const command = language === 'sh' ? text : ask(text)
  const { status, stdout, stderr } = spawnSync('bash', ['-euo', 'pipefail', '-c', command], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, GREENLIT_DATA: data, KEY: existsSync(join(data, 'admin.key')) ? readFileSync(join(data, 'admin.key'), 'utf8').trim() : '' }
  })
  const fine = status === 0 && (!expected || same(stdout, expected, isDeepStrictEqual))
  if (fine || (rewrite && status === 0)) passed++
  else {
    failed++
    console.log(`NO  ${page}:${line}\n${command}\n--- printed (exit ${status}):\n${stdout}${stderr}${expected ? `--- documented:\n${expected.text}` : ''}`)
  }
  return stdout
}

function withAnswers(markdown, answers) {
  const lines = markdown.split('\n')
  const replaced = [...answers].filter(([block]) => block).sort(([a], [b]) => b.line - a.line)
  for (const [{ line, lines: old, language }, printed] of replaced) {
    const text = language === 'json' ? JSON.stringify(withoutCost(JSON.parse(printed)), null, 2) : printed.trim()
    lines.splice(line, old.length, ...text.split('\n'))
  }
  return lines.join('\n')
}

function ask(query) {
  const body = JSON.stringify({ query }).replaceAll("'", `'\\''`)
  return `curl -sS ${URL}/graphql -H 'content-type: application/json' -d '${body}'`
}

async function ready(server, log) {
  for (let attempt = 0; attempt < 1200; attempt++) {
    if (server.exitCode !== null) throw new Error(`The server stopped: ${log()}`)
    const answer = await fetch(`${URL}/ready`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`The server is not ready after two minutes: ${log()}`)
}
