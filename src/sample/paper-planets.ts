import { article, leans, person, quote, ruling, show, step } from './entries.ts'
import type { Step } from './steps.ts'

const SHOW = 'paper-planets'
const SEASON_2 = { show: SHOW, season: 2 }

/**
 * What gets lost. An outlet retracts its report of a renewal, so that the answer falls back on the day of the
 * retraction. We retract a ruling of our own that rested on an article about another show, and withdraw a quote that
 * was a parody: the ruling that rested on it alone falls in the same change, and the article that printed it follows.
 */
export const paperPlanets: Step[] = [
  person('2024-10-15T09:00', 'Octavia Orreryman', 'Showrunner of Paper Planets'),
  show('2024-10-15T09:01', 'Paper Planets', 13, {
    description: 'Fictional. Children fold a solar system, and one of the planets answers.',
    genres: ['Animation', 'Science fiction'],
    firstYear: 2023,
    credits: [{ speaker: 'octavia-orreryman', role: 'SHOWRUNNER' }],
    installments: [{ kind: 'SEASON', number: 2, position: 2, platforms: [{ platform: 'figment-tv' }] }]
  }),
  article('2024-10-15T09:02', 'the-fictional-times', 'orreryman-folds-and-waits', {
    headline: 'Orreryman Folds, and Waits',
    published: '2024-10-14',
    shows: [SHOW]
  }),
  quote('2024-10-15T09:03', 'folds-and-waits', {
    words: 'The second season is written. The answer is not.',
    speaker: 'octavia-orreryman',
    said: '2024-10-12',
    printed: ['orreryman-folds-and-waits'],
    ...leans(SEASON_2, 'HOPEFUL')
  }),
  ruling('2024-10-15T09:04', 'planets-undecided', SHOW, {
    seasons: [2],
    state: 'AWAITING_DECISION',
    effective: '2024-10-12',
    evidence: ['@folds-and-waits']
  }),
  article('2024-12-06T10:00', 'make-believe-weekly', 'paper-planets-in-orbit', {
    headline: 'Paper Planets Back in Orbit',
    published: '2024-12-05',
    shows: [SHOW]
  }),
  ruling('2024-12-06T10:01', 'planets-renewed-report', SHOW, {
    seasons: [2],
    state: 'RENEWED',
    effective: '2024-12-05',
    evidence: ['paper-planets-in-orbit']
  }),
  step(
    '2024-12-13T09:00',
    'retractArticle',
    { article: 'paper-planets-in-orbit', on: '2024-12-12' },
    { reason: 'Make-Believe Weekly says that it mistook a birthday card for a contract.' }
  ),
  article('2025-04-08T09:30', 'the-imaginary-gazette', 'paper-plane-crashes', {
    headline: 'Figment TV Cancels Its Paper Plane',
    published: '2025-04-07'
  }),
  ruling('2025-04-08T09:31', 'planets-cancelled-by-mistake', SHOW, {
    seasons: [2],
    state: 'CANCELLED',
    effective: '2025-04-07',
    evidence: ['paper-plane-crashes']
  }),
  step(
    '2025-04-10T11:00',
    'retractRuling',
    { id: '@planets-cancelled-by-mistake' },
    { reason: 'The article speaks of another show, Paper Plane.' }
  ),
  article('2025-08-18T09:00', 'make-believe-weekly', 'orreryman-unfolds', {
    headline: 'Orreryman Unfolds Everything',
    published: '2025-08-16',
    shows: [SHOW]
  }),
  quote('2025-08-18T09:01', 'parody', {
    words: 'I have unfolded all the planets. It is only paper now.',
    speaker: 'octavia-orreryman',
    said: '2025-08-15',
    printed: ['orreryman-unfolds'],
    ...leans(SEASON_2, 'DENIES')
  }),
  ruling('2025-08-18T09:02', 'planets-ended-in-parody', SHOW, {
    seasons: [2],
    state: 'ENDED',
    effective: '2025-08-15',
    evidence: ['@parody']
  }),
  step(
    '2025-08-20T16:00',
    'withdrawQuote',
    { id: '@parody' },
    { reason: 'The account that wrote this parodies the showrunner.' }
  ),
  step(
    '2025-08-20T16:01',
    'withdrawArticle',
    { article: 'orreryman-unfolds' },
    { reason: 'It reprints a parody and nothing else.' }
  )
]
