import { article, event, leans, quote, ruling, show } from './entries.ts'
import type { Step } from './steps.ts'

const SHOW = 'two-halves-of-a-kingdom'
const PART_1 = { show: SHOW, installment: `@${SHOW}/Season 1, part 1` }
const PART_2 = { show: SHOW, installment: `@${SHOW}/Season 1, part 2` }

/** Half a season: the first part is out, the second was cancelled, and the story stops in the middle of a bridge. */
export const twoHalvesOfAKingdom: Step[] = [
  show('2025-03-25T09:00', 'Two Halves of a Kingdom', 32, {
    description: 'Fictional. Twin heirs divide a kingdom down the middle of its only bridge.',
    genres: ['Fantasy', 'Drama'],
    firstYear: 2025,
    lastYear: 2025,
    installments: [
      { kind: 'SEASON', number: 1, part: 1, position: 1, platforms: [{ platform: 'figment-tv' }] },
      { kind: 'SEASON', number: 1, part: 2, position: 2, platforms: [{ platform: 'figment-tv' }] }
    ]
  }),
  article('2025-03-25T09:01', 'the-imaginary-gazette', 'half-a-kingdom-is-out', {
    headline: 'Half a Kingdom Is Out',
    published: '2025-03-21',
    shows: [SHOW]
  }),
  ruling('2025-03-25T09:02', 'first-half-out', SHOW, {
    installments: [PART_1.installment],
    state: 'RELEASED',
    release: '2025-03-21',
    effective: '2025-03-21',
    evidence: ['half-a-kingdom-is-out']
  }),
  event('2025-08-14T09:00', 'figment-tv-earnings-call-2025-08', 'EARNINGS_CALL', 'Figment TV’s earnings call', {
    held: '2025-08-12',
    organiser: 'figment-tv'
  }),
  article('2025-08-14T09:01', 'the-imaginary-gazette', 'the-other-half-falls-in-the-river', {
    headline: 'The Other Half Falls in the River',
    published: '2025-08-13',
    shows: [SHOW]
  }),
  quote('2025-08-14T09:02', 'one-half-is-plenty', {
    words: 'We have looked at the bridge and at the bill. One half of that kingdom is plenty.',
    speaker: 'figment-tv',
    event: 'figment-tv-earnings-call-2025-08',
    said: '2025-08-12',
    printed: ['the-other-half-falls-in-the-river'],
    ...leans(PART_2, 'DENIES')
  }),
  ruling('2025-08-14T09:03', 'second-half-cancelled', SHOW, {
    installments: [PART_2.installment],
    state: 'CANCELLED',
    effective: '2025-08-12',
    evidence: ['@one-half-is-plenty']
  })
]
