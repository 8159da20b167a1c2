import { article, leans, person, quote, ruling, show } from './entries.ts'
import type { Step } from './steps.ts'

const SHOW = 'the-pelican-brigade'
const SEASON_2 = { show: SHOW, season: 2 }

/** An official no against a maker’s yes: a week later the producer says that it goes on, and nobody who orders says so. */
export const thePelicanBrigade: Step[] = [
  person('2025-09-11T09:00', 'Waldemar Fishpocket', 'Producer of The Pelican Brigade'),
  show('2025-09-11T09:01', 'The Pelican Brigade', 24, {
    description: 'Fictional. The only fire brigade on an island with no fires saves face instead.',
    genres: ['Comedy'],
    firstYear: 2024,
    credits: [{ speaker: 'waldemar-fishpocket', role: 'PRODUCER' }],
    installments: [{ kind: 'SEASON', number: 2, position: 2, platforms: [{ platform: 'nightjar-play' }] }]
  }),
  article('2025-09-11T09:02', 'the-fictional-times', 'pelicans-grounded', {
    headline: 'The Pelicans Are Grounded',
    published: '2025-09-10',
    shows: [SHOW]
  }),
  quote('2025-09-11T09:03', 'hoses-returned', {
    words: 'There will be no second season of The Pelican Brigade. The hoses have been returned.',
    speaker: 'nightjar-play',
    said: '2025-09-09',
    printed: ['pelicans-grounded'],
    ...leans(SEASON_2, 'DENIES')
  }),
  ruling('2025-09-11T09:04', 'pelicans-cancelled', SHOW, {
    seasons: [2],
    state: 'CANCELLED',
    effective: '2025-09-09',
    evidence: ['@hoses-returned']
  }),
  article('2025-09-18T08:00', 'make-believe-weekly', 'fishpocket-will-not-land', {
    headline: 'Fishpocket Will Not Land',
    published: '2025-09-17',
    shows: [SHOW]
  }),
  quote('2025-09-18T08:01', 'we-fly', {
    words: 'A second season is settled. We have a beak, and where there is a beak there is a way.',
    speaker: 'waldemar-fishpocket',
    said: '2025-09-16',
    printed: ['fishpocket-will-not-land'],
    ...leans(SEASON_2, 'CONFIRMS')
  }),
  ruling('2025-09-18T08:02', 'pelicans-fly', SHOW, {
    seasons: [2],
    state: 'RENEWED',
    effective: '2025-09-16',
    evidence: ['@we-fly']
  })
]
