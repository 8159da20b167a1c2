import { describe, expect, test } from '@jest/globals'
import { parseDate } from '../../../src/dates/date.ts'
import { differences, idsIn } from '../../../src/features/history/diff.ts'

const MARA = '0195162e-7a00-7000-8000-000000000001'
const SECRET = '0195162e-7a00-7000-8000-000000000002'
const nameOf = (id: string) => (id === MARA ? 'Mara Quill' : null)

describe('A diff', () => {
  test('of a record that was not seen before is all it says', () => {
    const state = { title: 'Planets', description: null, genres: ['Drama', 'Comedy'], firstYear: 2024, tags: [] }
    expect(differences(null, state, nameOf)).toEqual([
      { field: 'title', before: null, after: 'Planets' },
      { field: 'genres', before: null, after: 'Drama; Comedy' },
      { field: 'firstYear', before: null, after: '2024' }
    ])
  })

  test('names what differs and nothing else', () => {
    const [before, after] = [{ title: 'Planets', lastYear: 2024, body: 'Same.' }, { title: 'Paper Planets', lastYear: null, body: 'Same.' }]
    expect(differences(before, after, nameOf)).toEqual([
      { field: 'title', before: 'Planets', after: 'Paper Planets' },
      { field: 'lastYear', before: '2024', after: null }
    ])
  })

  test('writes dates as people do, with what stands behind them', () => {
    const date = (edtf: string) => ({ held: { ...parseDate(edtf) } })
    expect(differences(date('2024-23'), date('2024-10-05'), nameOf)).toEqual([
      { field: 'held', before: 'Fall 2024 (2024-23)', after: '5 Oct 2024 (2024-10-05)' }
    ])
  })

  test('calls references by their names', () => {
    const credits = (role: string) => ({ organisationId: null, credits: [{ id: SECRET, position: 0, speakerId: MARA, role, note: null }] })
    expect(differences(credits('CAST'), { ...credits('CREATOR'), organisationId: MARA }, nameOf)).toEqual([
      { field: 'organisation', before: null, after: 'Mara Quill' },
      { field: 'credits', before: 'Mara Quill, CAST', after: 'Mara Quill, CREATOR' }
    ])
  })

  test('writes the words of a quote as they were printed', () => {
    const said = (text: string, verbatim = true) => ({ parts: [{ text: 'We fold', verbatim: true, tag: null }, { text, verbatim, tag: 'she said,' }] })
    expect(differences(said('and we fold.'), said('and fold.', false), nameOf)).toEqual([
      { field: 'parts', before: '“We fold”; she said, “and we fold.”', after: '“We fold”; she said, “and fold.” (not verbatim)' }
    ])
  })

  test('has no trace of what its reader does not see', () => {
    const credit = (speakerId: string) => ({ speakerId, role: 'CAST', note: 'The understudy' })
    const [before, after] = [{ credits: [credit(MARA)], partOfId: null }, { credits: [credit(MARA), credit(SECRET)], partOfId: SECRET }]
    expect(differences(before, after, nameOf)).toEqual([])
    expect([...idsIn([before, after])].toSorted()).toEqual([MARA, SECRET])
  })

  test('does not speak of columns that repeat others', () => {
    const before = { id: MARA, folded: 'a', sortKey: 'a', publishedLatest: '2024-01-01', visibility: 'DRAFT', headline: 'A' }
    expect(differences(before, { ...before, folded: 'b', sortKey: 'b', publishedLatest: null, visibility: 'PUBLISHED' }, nameOf)).toEqual([])
  })
})
