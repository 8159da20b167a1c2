import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseDate } from '../../../src/dates/date.ts'
import { differences, type Snapshot } from '../../../src/features/history/diff.ts'

const IDS = [1, 2, 3].map((n) => `0195162e-7a00-7000-8000-00000000000${n}`)
const nameOf = (id: string) => `Somebody ${IDS.indexOf(id)}`

const date = fc.constantFrom('2024-10', '2024-10-05', '2024-23', '2025', '2024-02-15/2024-02-16').map((edtf) => ({ ...parseDate(edtf) }))
const citation = fc.record({ articleId: fc.constantFrom(...IDS), place: fc.constantFrom('BODY', 'DECK'), wording: fc.option(fc.string()) })
const state: fc.Arbitrary<Snapshot> = fc.record(
  {
    text: fc.option(fc.string()),
    year: fc.option(fc.integer()),
    speakerId: fc.option(fc.constantFrom(...IDS)),
    said: fc.option(date),
    tags: fc.array(fc.string({ minLength: 1 }), { maxLength: 3 }),
    citations: fc.array(citation, { maxLength: 3 })
  },
  { requiredKeys: [] }
)

describe('What two states differ in', () => {
  test('is nothing for the same state', () => {
    fc.assert(fc.property(state, (one) => expect(differences(one, structuredClone(one), nameOf)).toEqual([])))
  })

  test('is the same read backwards, with before and after exchanged', () => {
    fc.assert(
      fc.property(state, state, (one, other) => {
        const byField = (changes: ReturnType<typeof differences>) => new Map(changes.map(({ field, before, after }) => [field, [before, after]]))
        const forth = byField(differences(one, other, nameOf))
        const back = byField(differences(other, one, nameOf))
        expect(new Map([...back].map(([field, [before, after]]) => [field, [after, before]]))).toEqual(forth)
      })
    )
  })

  test('names each field once, only fields that one of them has, and says something else of it before than after', () => {
    fc.assert(
      fc.property(state, state, (one, other) => {
        const changes = differences(one, other, nameOf)
        const known = new Set([...Object.keys(one), ...Object.keys(other)].map((field) => field.replace(/Ids?$/, '')))
        expect(changes.filter(({ field }) => !known.has(field))).toEqual([])
        expect(new Set(changes.map(({ field }) => field)).size).toBe(changes.length)
        expect(changes.filter(({ before, after }) => before === after)).toEqual([])
      })
    )
  })

  test('is told of every change of a single field', () => {
    fc.assert(
      fc.property(state, date, date, (one, before, after) => {
        fc.pre(before.edtf !== after.edtf)
        expect(differences({ ...one, said: before }, { ...one, said: after }, nameOf)).toMatchObject([{ field: 'said' }])
      })
    )
  })
})
