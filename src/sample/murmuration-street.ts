import { article, event, leans, person, quote, ruling, show } from './entries.ts'
import type { Step } from './steps.ts'

const SHOW = 'murmuration-street'
const SEASON_3 = { show: SHOW, season: 3 }

function episode(at: string, slug: string, held: string): Step {
  return event(at, slug, 'PODCAST', 'Feathers and Fees', {
    held,
    series: 'Feathers and Fees',
    participants: [{ speaker: 'jolyon-starlingham', role: 'GUEST' }]
  })
}

/**
 * Three visits to one podcast: the state never moves, the outlook sinks from visit to visit. Since when it waits stays
 * the first day; when it was last heard of is the third.
 */
export const murmurationStreet: Step[] = [
  person('2025-09-04T09:00', 'Jolyon Starlingham', 'Showrunner of Murmuration Street'),
  show('2025-09-04T09:01', 'Murmuration Street', 21, {
    description: 'Fictional. Ten thousand starlings rent a terraced house, and the landlord counts heads.',
    genres: ['Comedy'],
    firstYear: 2022,
    credits: [{ speaker: 'jolyon-starlingham', role: 'SHOWRUNNER' }],
    installments: [{ kind: 'SEASON', number: 3, position: 3, platforms: [{ platform: 'figment-tv' }] }]
  }),
  episode('2025-09-04T09:02', 'feathers-and-fees-2025-09-02', '2025-09-02'),
  article('2025-09-04T09:03', 'make-believe-weekly', 'starlings-sign-nothing', {
    headline: 'Starlings Sign Nothing, Cheerfully',
    published: '2025-09-03',
    shows: [SHOW]
  }),
  quote('2025-09-04T09:04', 'full-voice', {
    words: 'No contract yet, but the whole flock is in voice. I like our chances.',
    speaker: 'jolyon-starlingham',
    event: 'feathers-and-fees-2025-09-02',
    said: '2025-09-02',
    printed: ['starlings-sign-nothing'],
    ...leans(SEASON_3, 'HOPEFUL')
  }),
  ruling('2025-09-04T09:05', 'flock-waits', SHOW, {
    seasons: [3],
    state: 'AWAITING_DECISION',
    effective: '2025-09-02',
    evidence: ['@full-voice']
  }),
  episode('2025-12-05T09:00', 'feathers-and-fees-2025-12-03', '2025-12-03'),
  article('2025-12-05T09:01', 'make-believe-weekly', 'half-the-flock-has-gone-south', {
    headline: 'Half the Flock Has Gone South',
    published: '2025-12-04',
    shows: [SHOW]
  }),
  quote('2025-12-05T09:02', 'half-gone', {
    words: 'Half the flock has gone south for other work. I would not call that a no.',
    speaker: 'jolyon-starlingham',
    event: 'feathers-and-fees-2025-12-03',
    said: '2025-12-03',
    printed: ['half-the-flock-has-gone-south'],
    ...leans(SEASON_3, 'CAUTIOUS')
  }),
  episode('2026-03-06T09:00', 'feathers-and-fees-2026-03-04', '2026-03-04'),
  article('2026-03-06T09:01', 'make-believe-weekly', 'a-very-quiet-street', {
    headline: 'A Very Quiet Street',
    published: '2026-03-05',
    shows: [SHOW]
  }),
  quote('2026-03-06T09:02', 'one-bird', {
    words: 'There is one bird left on the wire, and he is only there because he likes me.',
    speaker: 'jolyon-starlingham',
    event: 'feathers-and-fees-2026-03-04',
    said: '2026-03-04',
    printed: ['a-very-quiet-street'],
    ...leans(SEASON_3, 'PESSIMISTIC')
  }),
  ruling('2026-03-06T09:03', 'flock-still-waits', SHOW, {
    seasons: [3],
    state: 'AWAITING_DECISION',
    effective: '2026-03-04',
    evidence: ['@one-bird']
  })
]
