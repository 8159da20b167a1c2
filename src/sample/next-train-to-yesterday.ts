import { article, leans, quote, ruling, show } from './entries.ts'
import type { Step } from './steps.ts'

const SHOW = 'next-train-to-yesterday'
const SEASON_4 = { show: SHOW, season: 4 }

/** A day of release that moves twice, as is only right for a railway: each announcement holds until the next. */
export const nextTrainToYesterday: Step[] = [
  show('2025-02-05T09:00', 'Next Train to Yesterday', 25, {
    description: 'Fictional. A branch line runs a week behind its timetable, passengers included.',
    genres: ['Science fiction', 'Comedy'],
    firstYear: 2020,
    installments: [{ kind: 'SEASON', number: 4, position: 4, platforms: [{ platform: 'harbour-nine' }] }]
  }),
  article('2025-02-05T09:01', 'the-imaginary-gazette', 'next-train-departs-in-october', {
    headline: 'Next Train Departs in October',
    published: '2025-02-04',
    shows: [SHOW]
  }),
  quote('2025-02-05T09:02', 'on-time-in-october', {
    words: 'The fourth season is ordered and will be on time, in October.',
    speaker: 'harbour-nine',
    said: '2025-02-03',
    printed: ['next-train-departs-in-october'],
    ...leans(SEASON_4, 'CONFIRMS')
  }),
  ruling('2025-02-05T09:03', 'train-renewed', SHOW, {
    seasons: [4],
    state: 'RENEWED',
    release: '2025-10',
    effective: '2025-02-03',
    evidence: ['@on-time-in-october']
  }),
  article('2025-09-11T10:00', 'the-imaginary-gazette', 'leaves-on-the-line', {
    headline: 'Leaves on the Line',
    published: '2025-09-10',
    shows: [SHOW]
  }),
  quote('2025-09-11T10:01', 'leaves', {
    words: 'Owing to leaves on the line, October is now in March.',
    speaker: 'harbour-nine',
    said: '2025-09-09',
    printed: ['leaves-on-the-line'],
    ...leans(SEASON_4, 'CAUTIOUS', 'DATE')
  }),
  ruling('2025-09-11T10:02', 'train-in-march', SHOW, {
    seasons: [4],
    release: '2026-03',
    effective: '2025-09-09',
    evidence: ['@leaves']
  }),
  article('2026-02-19T10:00', 'the-imaginary-gazette', 'the-wrong-kind-of-march', {
    headline: 'The Wrong Kind of March',
    published: '2026-02-18',
    shows: [SHOW]
  }),
  quote('2026-02-19T10:01', 'replacement-bus', {
    words: 'Season four will call at this autumn. There is no replacement bus.',
    speaker: 'harbour-nine',
    said: '2026-02-17',
    printed: ['the-wrong-kind-of-march'],
    ...leans(SEASON_4, 'CAUTIOUS', 'DATE')
  }),
  ruling('2026-02-19T10:02', 'train-in-autumn', SHOW, {
    seasons: [4],
    release: '2026-23',
    effective: '2026-02-17',
    evidence: ['@replacement-bus']
  })
]
