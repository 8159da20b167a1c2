import fc from 'fast-check'
import type {
  Authority,
  FactDate,
  InstallmentFact,
  InstallmentState,
  RulingFact,
  ShowFacts,
  StanceFact,
  Voice
} from '../../src/features/renewals/facts.ts'
import { rank } from './order.ts'

// Random records of one show. All happens within a few days and with few names, so that ties, overlaps, chains and
// contradictions are the rule and not the exception.

const STATES: InstallmentState[] = [
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
const VOICES: Voice[] = ['PLATFORM', 'STUDIO', 'CREATOR', 'SHOWRUNNER', 'PRODUCER', 'OUTLET', 'CAST', 'OTHER']
const VALUES: StanceFact['value'][] = ['CONFIRMS', 'HOPEFUL', 'CAUTIOUS', 'PESSIMISTIC', 'DENIES', 'NEUTRAL']

const dayNumber = fc.integer({ min: 1, max: 9 })
const dayText = (number: number) => `2024-03-${String(number).padStart(2, '0')}`
const day = dayNumber.map(dayText)
/** Something in `share` of ten cases, else null. */
const maybe = <T>(arbitrary: fc.Arbitrary<T>, share: number): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 10 - share, arbitrary: fc.constant(null) }, { weight: share, arbitrary })

/** One or a few days; some spans are written in two ways, some days have a clock time. */
const date: fc.Arbitrary<FactDate> = fc
  .record({ from: dayNumber, length: fc.constantFrom(0, 0, 1, 3), hour: maybe(fc.constantFrom('08', '17'), 5), about: fc.boolean() })
  .map(({ from, length, hour, about }) => {
    const [earliest, latest] = [dayText(from), dayText(from + length)]
    const timed = hour !== null && length === 0
    const edtf = timed ? `${earliest}T${hour}:00:00Z` : `${length === 0 ? earliest : `${earliest}/${latest}`}${about ? '~' : ''}`
    return { edtf, earliest, latest, at: timed ? `${earliest}T${hour}:00:00.000Z` : null, label: edtf }
  })

export function authorityOf(voice: Voice): Authority {
  if (rank(voice) >= 3) return 'OFFICIAL'
  return rank(voice) >= 1 ? 'REPORTED' : 'RUMOURED'
}

const speaker = fc.constantFrom('Ada', 'Ben', 'Cleo').map((name) => ({ id: name.toLowerCase(), name }))
const platforms = fc
  .uniqueArray(fc.constantFrom('lantern', 'harbour', 'orchard'), { minLength: 1, maxLength: 2 })
  .map((names) => names.map((name) => ({ organisationId: name, name, territory: null })))

function installments(count: number): fc.Arbitrary<InstallmentFact[]> {
  return fc
    .tuple(...Array.from({ length: count }, () => fc.record({ replacedBy: maybe(fc.nat(count - 1), 2), platforms })))
    .map((rows) =>
      rows.map(({ replacedBy, platforms }, index) => ({
        id: `s${index}`,
        title: `Season ${index + 1}`,
        position: index + 1,
        replacedById: replacedBy === null || replacedBy === index ? null : `s${replacedBy}`,
        platforms
      }))
    )
}

export function ruling(index: number, ids: string[], rulings: number): fc.Arbitrary<RulingFact> {
  const named = fc.record({
    // Now and then one names an installment that has been withdrawn.
    installmentIds: fc.oneof(
      { weight: 9, arbitrary: fc.subarray(ids, { minLength: Math.min(1, ids.length), maxLength: Math.min(2, ids.length) }) },
      { weight: 1, arbitrary: fc.constantFrom<string[][]>(['gone'], [...ids.slice(0, 1), 'gone']) }
    ),
    state: maybe(fc.constantFrom(...STATES, 'RELEASED' as const), 8),
    finality: maybe(fc.constantFrom('PLANNED' as const, 'CONFIRMED' as const, 'NO' as const), 3),
    release: maybe(date, 3),
    platforms: maybe(platforms, 3)
  })
  const whole = fc.record({
    installmentIds: fc.constant<string[]>([]),
    state: fc.constantFrom<InstallmentState[]>('CANCELLED', 'ENDED'),
    finality: fc.constant(null),
    release: fc.constant(null),
    platforms: fc.constant(null)
  })
  const evidence = fc.oneof({ weight: 1, arbitrary: fc.constant<RulingFact['evidence']>([]) }, { weight: 12, arbitrary: fc.array(
    fc.record({
      kind: fc.constantFrom('QUOTE' as const, 'ARTICLE' as const),
      id: fc.constantFrom('e1', 'e2', 'e3', 'e4'),
      lapsesOn: maybe(day, 2),
      where: fc.constant(null)
    }),
    { minLength: 1, maxLength: 2 }
  ) })
  return fc
    .record({
      claim: ids.length === 0 ? whole : fc.oneof({ weight: 6, arbitrary: named }, { weight: 1, arbitrary: whole }),
      id: fc.nat(99),
      effective: date,
      saidBy: speaker,
      voice: fc.constantFrom(...VOICES, ...VOICES.slice(0, 6)),
      supersedes: maybe(fc.nat(rulings - 1).map((other) => (other === index ? null : `r${other}`)), 3),
      evidence
    })
    .map(({ claim, id, voice, ...rest }) => ({
      ...claim,
      ...rest,
      id: `v${String(id).padStart(2, '0')}-${index}`,
      rulingId: `r${index}`,
      voice,
      authority: authorityOf(voice)
    }))
}

export function stance(index: number, ids: string[]): fc.Arbitrary<StanceFact> {
  return fc
    .record({
      id: fc.nat(99),
      installmentId: ids.length === 0 ? fc.constant(null) : maybe(fc.constantFrom(...ids), 6),
      subject: fc.constantFrom('RENEWAL' as const, 'RENEWAL' as const, 'RENEWAL' as const, 'FINALITY' as const),
      value: fc.constantFrom(...VALUES),
      said: date,
      voice: fc.constantFrom(...VOICES),
      lapsesOn: maybe(day, 2)
    })
    .map(({ id, ...rest }) => ({ ...rest, id: `q${String(id).padStart(2, '0')}-${index}` }))
}

export const showFacts: fc.Arbitrary<ShowFacts> = fc
  .record({ seasons: fc.constantFrom(0, 1, 1, 1, 2, 2, 3), rulings: fc.nat(12), stances: fc.nat(4) })
  .chain(({ seasons, rulings, stances }) => {
    const ids = Array.from({ length: seasons }, (_, index) => `s${index}`)
    return fc.record({
      showId: fc.constant('show'),
      title: fc.constant('The Show'),
      installments: seasons === 0 ? fc.constant([]) : installments(seasons),
      rulings: fc.tuple(...Array.from({ length: rulings }, (_, index) => ruling(index, ids, rulings))),
      stances: fc
        .tuple(fc.tuple(...Array.from({ length: stances }, (_, index) => stance(index, ids))), fc.infiniteStream(fc.nat(9)))
        .map(([each, dice]) => someOfOneQuote(each, dice))
    })
  })

/** Lets a stance now and then be another one of the quote before it. */
function someOfOneQuote(stances: readonly StanceFact[], dice: Iterator<number>): StanceFact[] {
  let quote: StanceFact | null = null
  return stances.map((stance) => {
    if (quote === null || Number(dice.next().value) > 2) quote = stance
    const { id, said, voice, lapsesOn } = quote
    return { ...stance, id, said, voice, lapsesOn }
  })
}

/** Shows of which most is out: each installment has been released, until that report lapses. */
export const finishedShows: fc.Arbitrary<ShowFacts> = fc
  .record({ facts: showFacts, released: fc.array(fc.record({ date, lapsesOn: maybe(day, 1) }), { minLength: 3, maxLength: 3 }) })
  .map(({ facts, released }) => ({
    ...facts,
    rulings: [
      ...facts.rulings,
      ...facts.installments.flatMap(({ id }, index) => {
        const { date: effective, lapsesOn } = released[index] ?? { date: null, lapsesOn: null }
        return effective ? [release(id, effective, lapsesOn)] : []
      })
    ]
  }))

function release(id: string, effective: FactDate, lapsesOn: string | null): RulingFact {
  return {
    id: `v-release-${id}`,
    rulingId: `release-${id}`,
    installmentIds: [id],
    state: 'RELEASED',
    finality: null,
    release: null,
    platforms: null,
    effective,
    saidBy: { id: 'dora', name: 'Dora' },
    voice: 'PLATFORM',
    authority: 'OFFICIAL',
    supersedes: null,
    evidence: [{ kind: 'ARTICLE', id: `e-${id}`, lapsesOn, where: null }]
  }
}
