import { describe, expect, test } from '@jest/globals'
import type { RulingFact, Voice } from '../../../src/features/renewals/facts.ts'
import { MOST_SHOWN } from '../../../src/features/renewals/rules.ts'
import { ruling, show, stance, statusOn } from './rules.facts.ts'

const dayOf = (n: number) => `2025-${String(1 + Math.floor(n / 28)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`
const many = <T>(count: number, one: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => one(n))
const TODAY = '2025-12-31'

describe('of what is said beside a status', () => {
  const words = many(30, (n) => stance(`w${n}`, 'CAST', 'HOPEFUL', dayOf(n)))

  test('the newest twenty are shown, whatever of them is a rumour or a word of the cast', () => {
    const rumours = [ruling('early', 'OTHER', dayOf(5), { state: 'RENEWED' }), ruling('late', 'OTHER', dayOf(25), { state: 'RENEWED' })]
    const { signals } = statusOn(show(rumours, { stances: words }), TODAY)
    expect(MOST_SHOWN).toBe(20)
    expect(signals.map(({ rulingVersionId, quoteVersionId }) => rulingVersionId ?? quoteVersionId)).toEqual([
      ...['w29', 'w28', 'w27', 'w26'],
      // Of one day, and so in the order of their ids.
      ...['w25', 'late', 'w24', 'w23', 'w22', 'w21', 'w20', 'w19', 'w18', 'w17', 'w16', 'w15', 'w14', 'w13', 'w12', 'w11']
    ])
  })

  test('an older word comes back once a newer one is retracted', () => {
    const retracted = words.map((word, n) => (n === 20 ? { ...word, lapsesOn: '2025-06-01' } : word))
    const shown = (day: string) => statusOn(show([], { stances: retracted }), day).signals.map(({ quoteVersionId }) => quoteVersionId)
    expect(shown('2025-05-31')).not.toContain('w9')
    expect(shown('2025-06-01')).toHaveLength(20)
    expect(shown('2025-06-01')).toContain('w9')
  })

  test('a quote that speaks of the show and of the season takes one place of the twenty', () => {
    const twice = words.flatMap((word) => [word, { ...word, installmentId: null }])
    expect(statusOn(show([], { stances: twice }), TODAY).signals).toHaveLength(20)
  })
})

describe('of an open contradiction', () => {
  const reported = (count: number, state: 'RENEWED' | 'CANCELLED') =>
    many(count, (n) => ruling(`${state} ${String(n).padStart(2, '0')}`, 'OUTLET', '2025-03', { state }))
  const status = statusOn(
    show([...reported(25, 'RENEWED'), ...reported(3, 'CANCELLED')], { stances: many(22, (n) => stance(`w${n}`, 'CAST', 'HOPEFUL', dayOf(n))) }),
    TODAY
  )

  test('every answer keeps the newest twenty of its own, beside the twenty of all else', () => {
    const contested = status.signals.filter(({ kind }) => kind === 'CONTESTED').map(({ rulingVersionId }) => rulingVersionId?.slice(0, 7))
    expect(contested.filter((answer) => answer === 'RENEWED')).toHaveLength(20)
    expect(contested.filter((answer) => answer === 'CANCELL')).toHaveLength(3)
    expect(status.signals.filter(({ kind }) => kind === 'CAST')).toHaveLength(20)
  })

  test('the sentence counts all of them', () => {
    expect(status.explanation).toContain('contested: 28 statements of the same days disagree')
  })
})

describe('behind a state that was repeated many times', () => {
  const awaiting = (id: string, voice: Voice, n: number): RulingFact => ruling(id, voice, dayOf(n), { state: 'AWAITING_DECISION' })
  const story = [awaiting('first', 'OUTLET', 0), awaiting('maker', 'SHOWRUNNER', 1), ...many(40, (n) => awaiting(`r${n}`, 'OUTLET', n + 2))]
  const status = statusOn(show(story), TODAY)

  test('stand the newest twenty rulings, the one that set it and the one that is quoted for it', () => {
    expect(status.rulingVersionIds).toEqual([...many(20, (n) => `r${39 - n}`), 'maker', 'first'])
    expect(status).toMatchObject({ saidBy: { name: 'SHOWRUNNER' }, since: { edtf: dayOf(0) }, lastHeard: { edtf: dayOf(41) } })
  })

  test('stands the evidence of those', () => {
    expect(status.evidence.map(({ id }) => id)).toEqual(status.rulingVersionIds.map((id) => `quote of ${id}`))
  })
})
