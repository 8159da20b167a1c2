import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { ERROR_CODES } from '../src/graphql/errors.ts'

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

function filesBelow(path: string): string[] {
  return readdirSync(join(root, path)).flatMap((name) => {
    const inner = `${path}/${name}`
    if (inner === 'src/database/generated') return []
    return statSync(join(root, inner)).isDirectory() ? filesBelow(inner) : [inner]
  })
}

const sources = filesBelow('src').filter((path) => path.endsWith('.ts'))
const lines = (path: string) => read(path).split('\n').length - 1

describe('the house', () => {
  test('has files of at most 300 lines, half of them under 120', () => {
    const all = [...sources, ...filesBelow('tests').filter((path) => path.endsWith('.ts'))]
    expect(all.filter((path) => lines(path) > 300)).toEqual([])
    const lengths = sources.map(lines).sort((a, b) => a - b)
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(120)
  })

  test('has no room for things without a name', () => {
    const named = /(^|[/.-])(utils?|helpers?|common|misc|manager|shared|lib)([/.-]|$)/
    expect(sources.filter((path) => named.test(path))).toEqual([])
  })

  test('says in one sentence what each feature with types of its own is', () => {
    const graphql = ['object.ts', 'queries.ts', 'mutations.ts']
    const features = readdirSync(join(root, 'src/features')).filter((feature) =>
      readdirSync(join(root, 'src/features', feature)).some((file) => graphql.includes(file))
    )
    const silent = features.filter((feature) => !/^\/[/*]/.test(read(`src/features/${feature}/index.ts`)))
    expect(silent).toEqual([])
  })

  test('serves every feature that has types of its own', () => {
    const served = [...read('src/graphql/schema.ts').matchAll(/features\/([a-z]+)\/index\.ts/g)].map(([, name]) => name)
    const written = sources.flatMap((path) => /^src\/features\/([a-z]+)\/index\.ts$/.exec(path)?.[1] ?? [])
    expect(served.sort()).toEqual(written.sort())
  })

  test('calls the files of a feature by a closed set of names, or by a verb or noun of the domain', () => {
    const known = readdirSync(join(root, 'src/features')).flatMap((feature) =>
      readdirSync(join(root, 'src/features', feature)).map((file) => `${feature}/${file}`)
    )
    const vocabulary = /^(index|object|queries|mutations|inputs|actions|rules|facts)(\.ts)?$/
    const listed = new Set([...read('ARCHITECTURE.md').matchAll(/`([a-z]+\/[a-z-]+\.ts)`/g)].map(([, name]) => name))
    expect(known.filter((path) => !vocabulary.test(path.split('/')[1] ?? '') && !listed.has(path))).toEqual([])
  })

  test('changes the record only inside a change: actions never touch the client of the whole process', () => {
    const readers = /\/(queries|[a-z-]+-queries|rows)\.ts$/
    const writers = sources.filter(
      (path) => path.startsWith('src/features/') && !readers.test(path) && path !== 'src/features/history/actions.ts'
    )
    expect(writers.filter((path) => /import \{[^}]*\bdb\b[^}]*\} from '.*database\/client\.ts'/.test(read(path)))).toEqual([])
  })

  test('reads without SQL of its own, but for search: what is asked is data, for both paths', () => {
    const asking = sources.filter((path) => /^src\/(features|graphql)\//.test(path) && /\bdb\.\$(query|execute)Raw/.test(read(path)))
    expect(asking).toEqual(['src/features/search/rows.ts'])
  })

  test('documents every error code with its meaning and remedy', () => {
    const docs = read('docs/errors.md')
    for (const [code, { meaning, remedy }] of Object.entries(ERROR_CODES)) {
      expect(docs).toMatch(new RegExp(`^## ${code}$`, 'm'))
      expect(docs).toContain(meaning)
      expect(docs).toContain(remedy)
    }
  })

  test('has a lockfile without download addresses', () => {
    expect(read('package-lock.json')).not.toContain('"resolved"')
  })
})
