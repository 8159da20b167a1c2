import { article, event, leans, person, quote, ruling, show } from './entries.ts'
import type { Step } from './steps.ts'

const SHOW = 'static-on-maple-street'
const SPECIAL = { show: SHOW, installment: `@${SHOW}/The Quiet Episode` }

/**
 * Cancelled outright: one sentence in an earnings call closes the show as a whole, the second season nobody had decided
 * on and the special that had been ordered alike. What is already out stays out.
 */
export const staticOnMapleStreet: Step[] = [
  person('2023-10-23T14:00', 'Cornelius Dialtone', 'Showrunner of Static on Maple Street'),
  show('2023-10-23T14:01', 'Static on Maple Street', 3, {
    description: 'Fictional. A radio engineer receives tomorrow’s weather, and nobody on the street believes it.',
    genres: ['Mystery'],
    firstYear: 2023,
    lastYear: 2023,
    credits: [{ speaker: 'cornelius-dialtone', role: 'SHOWRUNNER' }],
    installments: [
      { kind: 'SEASON', number: 1, platforms: [{ platform: 'harbour-nine' }] },
      { kind: 'SPECIAL', title: 'The Quiet Episode', platforms: [{ platform: 'harbour-nine' }] },
      { kind: 'SEASON', number: 2, platforms: [{ platform: 'harbour-nine' }] }
    ]
  }),
  article('2023-10-23T14:02', 'the-imaginary-gazette', 'maple-street-quiet-episode', {
    headline: 'All of Maple Street Is Out, and One Quiet Episode More',
    published: '2023-10-20',
    shows: [SHOW]
  }),
  ruling('2023-10-23T14:03', 'maple-street-out', SHOW, {
    seasons: [1],
    state: 'RELEASED',
    release: '2023-10',
    effective: '2023-10-20',
    evidence: ['maple-street-quiet-episode']
  }),
  quote('2023-10-23T14:04', 'quiet-episode', {
    words: 'We have ordered one special, in which nothing is heard at all.',
    speaker: 'harbour-nine',
    said: '2023-10-19',
    printed: ['maple-street-quiet-episode'],
    ...leans(SPECIAL, 'CONFIRMS')
  }),
  ruling('2023-10-23T14:05', 'quiet-episode-ordered', SHOW, {
    installments: [SPECIAL.installment],
    state: 'ORDERED',
    effective: '2023-10-19',
    evidence: ['@quiet-episode']
  }),
  person('2024-11-08T09:10', 'Wilhelmina Ledgerwell', 'Chief accountant of Harbour Nine'),
  event('2024-11-08T09:11', 'harbour-nine-earnings-call-2024-11', 'EARNINGS_CALL', 'Harbour Nine’s earnings call', {
    held: '2024-11-06',
    organiser: 'harbour-nine',
    participants: [{ speaker: 'wilhelmina-ledgerwell', role: 'SPEAKER' }]
  }),
  article('2024-11-08T09:12', 'the-fictional-times', 'harbour-nine-turns-off-maple-street', {
    headline: 'Harbour Nine Turns Off Maple Street',
    published: '2024-11-07',
    shows: [SHOW]
  }),
  quote('2024-11-08T09:13', 'of-any-length', {
    words: 'Static on Maple Street has run its course with us. There will be no further episodes, of any length.',
    speaker: 'wilhelmina-ledgerwell',
    onBehalfOf: 'harbour-nine',
    event: 'harbour-nine-earnings-call-2024-11',
    said: '2024-11-06',
    printed: ['harbour-nine-turns-off-maple-street'],
    ...leans({ show: SHOW }, 'DENIES')
  }),
  ruling('2024-11-08T09:14', 'maple-street-cancelled', SHOW, {
    state: 'CANCELLED',
    effective: '2024-11-06',
    evidence: ['@of-any-length']
  })
]
