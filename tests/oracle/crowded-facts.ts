import fc from 'fast-check'
import type { InstallmentState, RulingFact, ShowFacts, StanceFact, Voice } from '../../src/features/renewals/facts.ts'
import { authorityOf, ruling, showFacts, stance } from './random-facts.ts'

// Shows of which so much is said that a status shows the newest of it only.

interface Crowd {
  voices: Voice[]
  states: InstallmentState[]
  /** All of the same days, so that none is later. */
  together?: boolean
}

/** What many rulings have in common, so that twenty of one sort come together: rumours, repeats, a contradiction, reports against an official word. */
const CROWDS: Crowd[] = [
  { voices: ['CAST', 'OTHER'], states: ['RENEWED', 'CANCELLED'] },
  { voices: ['SHOWRUNNER', 'PRODUCER'], states: ['AWAITING_DECISION', 'AWAITING_DECISION', 'ON_HOLD'] },
  { voices: ['PLATFORM', 'STUDIO'], states: ['RENEWED', 'RENEWED', 'RENEWED', 'IN_PRODUCTION'] },
  { voices: ['SHOWRUNNER', ...Array<Voice>(19).fill('OUTLET')], states: ['AWAITING_DECISION'] },
  { voices: ['OUTLET'], states: ['RENEWED', 'CANCELLED', 'CANCELLED', 'CANCELLED', 'CANCELLED'], together: true },
  { voices: ['PLATFORM', ...Array<Voice>(19).fill('OUTLET')], states: ['CANCELLED', 'RENEWED', 'RENEWED'] }
]

const SIZE = { minLength: 26, maxLength: 40 }

/** Many rulings about one season, or about two. */
function manyRulings(ids: string[]): fc.Arbitrary<RulingFact[]> {
  return fc.constantFrom(...CROWDS).chain(({ voices, states, together = false }) =>
    fc
      .array(fc.record({ fact: ruling(0, ids, 1), voice: fc.constantFrom(...voices), state: fc.constantFrom(...states) }), SIZE)
      .map((each) =>
        each.map(({ fact, voice, state }, index) => ({
          ...fact,
          ...{ id: `${fact.id}-crowd${index}`, rulingId: `crowd${index}`, supersedes: null },
          ...{ voice, authority: authorityOf(voice), state, installmentIds: ids.slice(0, 1) },
          effective: index % 9 === 0 && !together ? fact.effective : { ...((together ? each[0] : null)?.fact ?? fact).effective, at: null },
          evidence: index % 7 === 0 ? fact.evidence : [{ kind: 'QUOTE' as const, id: `e${index}`, lapsesOn: null, where: null }]
        }))
      )
  )
}

/** Many words of cast and makers. */
function manyStances(ids: string[]): fc.Arbitrary<StanceFact[]> {
  return fc
    .array(fc.record({ fact: stance(0, ids), voice: fc.constantFrom<Voice[]>(...Array<Voice>(9).fill('CAST'), 'CREATOR') }), SIZE)
    .map((each) =>
      each.map(({ fact, voice }, index) => {
        // Every fifth is another stance of the quote before it.
        const quote = index - (index % 5 === 4 ? 1 : 0)
        const { said, lapsesOn } = each[quote]?.fact ?? fact
        return {
          ...fact,
          ...{ id: `crowd${quote}`, subject: 'RENEWAL' as const },
          ...{ voice: each[quote]?.voice ?? voice, said, lapsesOn: quote % 7 === 0 ? lapsesOn : null }
        }
      })
    )
}

export const crowdedShows: fc.Arbitrary<ShowFacts> = showFacts
  .filter(({ installments }) => installments.length > 0)
  .map((facts) => ({ ...facts, installments: facts.installments.slice(0, 2), rulings: facts.rulings.slice(0, 3) }))
  .chain((facts) => {
    const ids = facts.installments.map(({ id }) => id)
    return fc.oneof(
      manyRulings(ids).map((rulings) => ({ ...facts, rulings: [...facts.rulings, ...rulings] })),
      manyStances(ids).map((stances) => ({ ...facts, stances: [...facts.stances, ...stances] })),
      fc.tuple(manyRulings(ids), manyStances(ids)).map(([rulings, stances]) => ({ ...facts, rulings, stances }))
    )
  })
