import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { useDatabase } from '../../src/database/client.ts'
import type { Database } from '../../src/database/client.ts'
import { ROLES } from '../../src/graphql/viewer.ts'
import type { Role } from '../../src/graphql/viewer.ts'
import { testDatabase } from '../support/database.ts'
import { headersOf } from '../support/keys.ts'
import { type Answered, type Asked, type Both, compare, firstCaught } from './both.ts'
import { crossings } from './crossings.ts'
import { documented, requestOf } from './documented.ts'
import { foundByWords } from './found.ts'
import { type Material, materialOf, questions } from './material.ts'
import { operationOf } from './operations.ts'
import { PLANTED } from './planted.ts'
import { fillRecord, oldNames } from './record.ts'
import { seamOf } from './seam.ts'
import { searched } from './searched.ts'
import { turns } from './turns.ts'
import { uncompiledIn } from './uncompiled.ts'
import { bodyOf, type Keys, wayOf } from './ways.ts'

/** Thousands in the long run. One alone: GREENLIT_DIFFERENTIAL_FROM=<its number> GREENLIT_DIFFERENTIAL_OPERATIONS=1. */
const OPERATIONS = Number(process.env['GREENLIT_DIFFERENTIAL_OPERATIONS'] ?? 300)
const SEED = Number(process.env['GREENLIT_DIFFERENTIAL_SEED'] ?? 1)
const FROM = Number(process.env['GREENLIT_DIFFERENTIAL_FROM'] ?? 0)

let database: Database
let both: Both
let material: Material
const answered: Answered[] = []

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  await fillRecord()
  const keys = {} as Keys
  for (const role of ROLES) keys[role] = await headersOf(role)
  const seam = seamOf(database)
  useDatabase(seam.database)
  both = { reference: wayOf(keys, { reads: 'reference' }), compiled: wayOf(keys, { reads: 'compiled' }), seam }
  const harvest: unknown[] = []
  for (const query of questions()) harvest.push(bodyOf(await both.reference.ask({ query, variables: {}, role: 'admin' })).data)
  material = materialOf(harvest, await oldNames())
  const ask = async (query: string, variables: object, role: Role) => bodyOf(await both.reference.ask({ query, variables: { ...variables }, role })).data
  material.found = await foundByWords(material.values, ask)
}, 600_000)

afterAll(() => database.close())

async function compareAll(asked: Asked[]) {
  const { differences, tally, answered: these } = await compare(both, asked)
  answered.push(...these)
  process.stdout.write(`${database.kind}: ${String(tally)}\n`)
  return { differences, tally }
}

describe('The compiled path and the reference path answer alike, byte for byte,', () => {
  test('what the docs and the playground ask, whoever asks it', async () => {
    const shown = documented()
    expect(shown.length).toBeGreaterThan(50)
    const these = shown.flatMap((one, index) =>
      (['reader', 'editor'] as const).map((role) => ({ name: `${one.where} (${index}, ${role})`, operation: requestOf(one, role, material) }))
    )
    const { differences, tally } = await compareAll(these)
    expect(differences).toEqual([])
    expect(tally.figures().something).toBeGreaterThan(0.5)
  }, 600_000)

  test('and what the docs and the playground ask is compiled, but for what is listed and what is refused', () => {
    const fallen = answered.filter(({ path, answer, operation }) => path !== 'compiled' && !bodyOf(answer).errors && uncompiledIn(operation.query).length === 0)
    expect(fallen.map(({ name, path, operation: { query, variables } }) => ({ name, path, query, variables }))).toEqual([])
  })

  test('what was known and true just before a change and from it on', async () => {
    const these = crossings(material)
    expect(these.length).toBeGreaterThan(40)
    const { differences, tally } = await compareAll(these)
    expect(differences).toEqual([])
    expect([...tally.paths.keys()]).toEqual(['compiled'])
  }, 600_000)

  test('what is found by words, misspelt ones too, page after page', async () => {
    const these = searched(material)
    expect(these.length).toBeGreaterThan(80)
    const { differences, tally } = await compareAll(these)
    expect(differences).toEqual([])
    // Cursors of what others see are refused.
    expect([...tally.paths.keys()].filter((path) => path !== 'reference: refused')).toEqual(['compiled'])
    expect(tally.figures().something).toBeGreaterThan(0.4)
  }, 600_000)

  test('pages of histories, plans and keys in either direction, whoever asks', async () => {
    const these = turns(material)
    expect(these.length).toBeGreaterThan(150)
    const { differences, tally } = await compareAll(these)
    expect(differences).toEqual([])
    expect([...tally.paths.keys()].toSorted()).toEqual(['compiled', 'reference: refused'])
  }, 600_000)

  test(`${OPERATIONS} operations made from the schema (seed ${SEED}, from ${FROM})`, async () => {
    const these = Array.from({ length: OPERATIONS }, (_, index) => {
      const number = FROM + index
      return { name: `seed ${SEED}, number ${number}`, operation: operationOf(SEED, number, material) }
    })
    const { differences, tally } = await compareAll(these)
    expect(differences).toEqual([])
    // Faults of ours carry an id of their own, and are told first.
    expect([...both.reference.reported, ...both.compiled.reported]).toEqual([])
    // A statement that fails is answered all the same, and hides what is wrong with it.
    expect(tally.paths.get('reference: failed')).toBeUndefined()
    // It was worth asking.
    const { depth, fields, something, null: nulls, error, schema } = tally.figures()
    const few = Object.entries({ depth: depth / 4, fields: fields / 12, something: something / 0.5, nulls: nulls / 0.3, error: error / 0.05, schema: schema / 0.8 })
    expect(few.filter(([, share]) => OPERATIONS >= 300 && share < 1)).toEqual([])
  }, 7_200_000)
})

describe('A bug in how a field is mapped is caught:', () => {
  test.each(PLANTED)('$name', async ({ bug }) => {
    const caught = await firstCaught(both, answered, bug)
    expect(caught?.name).toBeDefined()
  }, 600_000)
})
