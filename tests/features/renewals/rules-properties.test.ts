import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import type {
  DerivedStatus,
  EvidenceFact,
  InstallmentState,
  PlatformFact,
  RulingFact,
  ShowFacts,
  StanceFact,
  Voice
} from '../../../src/features/renewals/facts.ts'
import { BEGINNING, OPEN } from '../../../src/features/renewals/facts.ts'
import { comingBackOf, headlineSegments, installmentSegments } from '../../../src/features/renewals/rules.ts'
import { asOf, on, platform, ruling, season, show, stance } from './rules.facts.ts'

// Few days, few names: what can collide should.
const LAST = 12
const dayOf = (n: number) => `2025-01-${String(n).padStart(2, '0')}`
const days = Array.from({ length: LAST + 4 }, (_, n) => dayOf(n + 1))
const anyDay = fc.constantFrom(...days)

const voices: Voice[] = ['PLATFORM', 'STUDIO', 'CREATOR', 'SHOWRUNNER', 'PRODUCER', 'OUTLET', 'CAST', 'OTHER']
const states: InstallmentState[] = [
  'IN_DEVELOPMENT',
  'AWAITING_DECISION',
  'ORDERED',
  'RENEWED',
  'IN_PRODUCTION',
  'ON_HOLD',
  'RELEASED',
  'CANCELLED',
  'ENDED'
]

const PLATFORM_LISTS: PlatformFact[][] = [[platform('Lantern')], [platform('Starlight'), platform('Lantern')], []]

const anyDate = fc.oneof(
  fc.tuple(fc.integer({ min: 1, max: LAST }), fc.integer({ min: 0, max: 3 })).map(([n, length]) =>
    on(length === 0 ? dayOf(n) : `${dayOf(n)}/${dayOf(n + length)}`)
  ),
  fc.tuple(fc.integer({ min: 1, max: LAST }), fc.constantFrom('08:00', '12:00')).map(([n, clock]) =>
    on(`${dayOf(n)}T${clock}Z`)
  )
)
const anyLapse = fc.option(anyDay, { freq: 2 })
const anyEvidence: fc.Arbitrary<EvidenceFact> = fc.record({
  kind: fc.constantFrom('QUOTE' as const, 'ARTICLE' as const),
  id: fc.constantFrom('e1', 'e2', 'e3'),
  lapsesOn: anyLapse,
  where: fc.option(fc.constant('on a podcast'))
})

const NO_FACETS = { finality: null, release: null, platforms: null }

const anyRuling = fc
  .record({
    voice: fc.constantFrom(...voices),
    effective: anyDate,
    whole: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
    installmentIds: fc.subarray(['s1', 's2', 's3'], { minLength: 1 }),
    state: fc.option(fc.constantFrom(...states), { freq: 6 }),
    finality: fc.option(fc.constantFrom('PLANNED' as const, 'CONFIRMED' as const, 'NO' as const)),
    release: fc.option(anyDate),
    platforms: fc.option(fc.constantFrom(...PLATFORM_LISTS)),
    supersedes: fc.option(fc.integer({ min: 0, max: 7 })),
    evidence: fc.array(anyEvidence, { maxLength: 2, minLength: 1 })
  })
  .map(({ voice, effective, whole, supersedes, ...rest }) => (n: number): RulingFact => ({
    ...ruling(`r${n}`, voice, '2025-01-01'),
    ...rest,
    effective,
    supersedes: supersedes === null ? null : `r${supersedes}`,
    ...(whole && { ...NO_FACETS, installmentIds: [], state: n % 2 ? 'CANCELLED' : 'ENDED' })
  }))

const anyStance = fc
  .record({
    voice: fc.constantFrom(...voices),
    value: fc.constantFrom('CONFIRMS' as const, 'HOPEFUL' as const, 'CAUTIOUS' as const, 'NEUTRAL' as const),
    subject: fc.constantFrom('RENEWAL' as const, 'RENEWAL' as const, 'FINALITY' as const),
    installmentId: fc.constantFrom('s2', 's3', null),
    said: anyDate,
    lapsesOn: anyLapse
  })
  .map(({ voice, value, ...rest }) => (n: number): StanceFact => stance(`q${n}`, voice, value, '2025-01-01', rest))

const anyShow: fc.Arbitrary<ShowFacts> = fc
  .tuple(fc.array(anyRuling, { maxLength: 8 }), fc.array(anyStance, { maxLength: 5 }), fc.boolean())
  .map(([rulings, stances, replaced]) =>
    show(
      rulings.map((make, n) => make(n)),
      {
        stances: stances.map((make, n) => make(n)),
        installments: [season(1), season(2, { replacedById: replaced ? 's3' : null }), season(3)]
      }
    )
  )

const runs = { numRuns: 300 }

/** Both timelines of a show, where a property holds for either. */
function timelinesOf(facts: ShowFacts) {
  return [installmentSegments(facts, 's2'), headlineSegments(facts)]
}

function silent(status: DerivedStatus): DerivedStatus {
  return { ...status, signals: [] }
}

/** Without evidence rather than left out: a rumour may be a link in a chain of supersession. */
function hushed(fact: RulingFact): RulingFact {
  return fact.authority === 'RUMOURED' ? { ...fact, evidence: [] } : fact
}

describe('for whatever is on record', () => {
  test('the order in which the facts arrive never matters', () => {
    fc.assert(
      fc.property(anyShow, fc.infiniteStream(fc.nat()), (facts, keys) => {
        const shuffled = <T>(items: T[]) =>
          items
            .map((item) => ({ item, key: keys.next().value as number }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ item }) => item)
        const other = {
          ...facts,
          rulings: shuffled(facts.rulings),
          stances: shuffled(facts.stances),
          installments: shuffled(facts.installments)
        }
        expect(timelinesOf(other)).toEqual(timelinesOf(facts))
      }),
      runs
    )
  })

  test('the segments cover all days without a gap, and no two neighbours are equal', () => {
    fc.assert(
      fc.property(anyShow, (facts) => {
        for (const segments of timelinesOf(facts)) {
          expect(segments[0]?.from).toBe(BEGINNING)
          expect(segments.at(-1)?.to).toBe(OPEN)
          for (const [index, { from, to, status }] of segments.entries()) {
            expect(from < to).toBe(true)
            const next = segments[index + 1]
            if (!next) continue
            expect(next.from).toBe(to)
            expect(next.status).not.toEqual(status)
          }
        }
      }),
      runs
    )
  })

  test('a status on a day is made of what was said up to that day alone', () => {
    fc.assert(
      fc.property(anyShow, anyDay, (facts, day) => {
        const past = <T extends { lapsesOn: string | null }>(item: T): T =>
          item.lapsesOn !== null && item.lapsesOn > day ? { ...item, lapsesOn: null } : item
        // A ruling yet to come may still be a link in a chain of supersession, so it stays, without any evidence.
        const known = {
          ...facts,
          rulings: facts.rulings.map((fact) =>
            fact.effective.latest <= day ? { ...fact, evidence: fact.evidence.map(past) } : { ...fact, evidence: [] }
          ),
          stances: facts.stances.filter(({ said }) => said.latest <= day).map(past)
        }
        const [status, headline] = timelinesOf(facts).map((segments) => asOf(segments, day))
        expect(timelinesOf(known).map((segments) => asOf(segments, day))).toEqual([status, headline])
      }),
      runs
    )
  })

  test('a day on which nothing changes may be looked at without changing anything', () => {
    fc.assert(
      fc.property(anyShow, anyDay, (facts, day) => {
        const looked = stance('look', 'OTHER', 'NEUTRAL', day, { subject: 'DATE' })
        expect(timelinesOf({ ...facts, stances: [...facts.stances, looked] })).toEqual(timelinesOf(facts))
      }),
      runs
    )
  })

  test('rumours change nothing but the signals', () => {
    fc.assert(
      fc.property(anyShow, (facts) => {
        const quiet = timelinesOf({ ...facts, rulings: facts.rulings.map(hushed) })
        for (const [index, segments] of timelinesOf(facts).entries()) {
          for (const day of days) {
            expect(silent(asOf(segments, day))).toEqual(silent(asOf(quiet[index] ?? [], day)))
          }
        }
      }),
      runs
    )
  })

  test('an official yes or no changes only on a day of official word, or when evidence lapses', () => {
    fc.assert(
      fc.property(anyShow, (facts) => {
        const segments = installmentSegments(facts, 's2')
        const official = facts.rulings.filter(({ authority }) => authority === 'OFFICIAL')
        const lapses = facts.rulings.flatMap(({ evidence }) => evidence.map(({ lapsesOn }) => lapsesOn))
        for (const [index, { to, status }] of segments.entries()) {
          const next = segments[index + 1]
          const decided = official.some(
            ({ id, state }) => state !== null && state === status.state && status.rulingVersionIds.includes(id)
          )
          if (!next || !decided || status.contested || status.comingBack === 'UNDECIDED') continue
          if (next.status.comingBack === status.comingBack) continue
          expect(official.some(({ effective }) => effective.latest === to) || lapses.includes(to)).toBe(true)
        }
      }),
      runs
    )
  })

  test('the answer, the authority and the state go together', () => {
    fc.assert(
      fc.property(anyShow, (facts) => {
        for (const { status } of timelinesOf(facts).flat()) {
          expect(status.comingBack).toBe(comingBackOf(status.state))
          expect(status.since === null).toBe(status.state === null)
          expect(status.authority === null).toBe(status.state === null)
          expect(status.outlook === null || status.comingBack === 'UNDECIDED').toBe(true)
          expect(status.explanation).toMatch(/^[A-Z].*\.$/)
        }
      }),
      runs
    )
  })
})
