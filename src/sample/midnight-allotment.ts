import { article, event, leans, person, quote, ruling, show, step } from './entries.ts'
import type { Step } from './steps.ts'

const SHOW = 'midnight-allotment'
const SEASON_2 = { show: SHOW, season: 2 }

/**
 * Renewed, then put on hold by the platform; in the same days its showrunner is hopeful and its producer is not: mixed.
 * The misspelt headline of an article is corrected.
 */
export const midnightAllotment: Step[] = [
  person('2025-02-12T09:00', 'Desmond Rootcellar', 'Showrunner of Midnight Allotment'),
  person('2025-02-12T09:01', 'Clementine Spadework', 'Producer of Midnight Allotment'),
  show('2025-02-12T09:02', 'Midnight Allotment', 8, {
    description: 'Fictional. Neighbours who have never met garden the same plot in shifts.',
    genres: ['Drama'],
    firstYear: 2024,
    credits: [
      { speaker: 'desmond-rootcellar', role: 'SHOWRUNNER' },
      { speaker: 'clementine-spadework', role: 'PRODUCER' }
    ],
    installments: [{ kind: 'SEASON', number: 2, position: 2, platforms: [{ platform: 'quillstream' }] }]
  }),
  article('2025-02-12T09:03', 'the-imaginary-gazette', 'midnight-allotment-second-planting', {
    headline: 'A Second Planting for Midnight Allotment',
    published: '2025-02-11',
    shows: [SHOW]
  }),
  quote('2025-02-12T09:04', 'second-planting', {
    words: 'Midnight Allotment is renewed. The second season goes into the ground this year.',
    speaker: 'quillstream',
    said: '2025-02-11',
    printed: ['midnight-allotment-second-planting'],
    ...leans(SEASON_2, 'CONFIRMS')
  }),
  ruling('2025-02-12T09:05', 'allotment-renewed', SHOW, {
    seasons: [2],
    state: 'RENEWED',
    effective: '2025-02-11',
    evidence: ['@second-planting']
  }),
  event('2025-07-03T14:00', 'quillstream-statement-2025-07-02', 'STATEMENT', 'the statement “Lying Fallow”', {
    held: '2025-07-02',
    organiser: 'quillstream'
  }),
  article('2025-07-03T14:01', 'the-fictional-times', 'midnight-allotment-lies-fallow', {
    headline: 'Midnight Allotment Is to Lie Fallow',
    published: '2025-07-03',
    shows: [SHOW]
  }),
  quote('2025-07-03T14:02', 'lies-fallow', {
    words: 'The second season is on hold. We shall look at the soil again when the schedule allows.',
    speaker: 'quillstream',
    event: 'quillstream-statement-2025-07-02',
    said: '2025-07-02',
    printed: ['midnight-allotment-lies-fallow'],
    ...leans(SEASON_2, 'CAUTIOUS')
  }),
  ruling('2025-07-03T14:03', 'allotment-on-hold', SHOW, {
    seasons: [2],
    state: 'ON_HOLD',
    effective: '2025-07-02',
    evidence: ['@lies-fallow']
  }),
  article('2025-07-15T09:10', 'make-believe-weekly', 'two-gardeners-two-forecasts', {
    headline: 'Two Gardners, Two Forecasts',
    published: '2025-07-14',
    shows: [SHOW]
  }),
  quote('2025-07-15T09:11', 'roots-are-fine', {
    words: 'Under the frost the roots are fine. I expect to dig again.',
    speaker: 'desmond-rootcellar',
    said: { edtf: '2025-07-12/2025-07-13', phrase: 'this past weekend', anchor: '2025-07-14' },
    printed: ['two-gardeners-two-forecasts'],
    ...leans(SEASON_2, 'HOPEFUL')
  }),
  quote('2025-07-15T09:12', 'tools-are-sold', {
    words: 'We have sold the tools. That is usually a sign.',
    speaker: 'clementine-spadework',
    said: '2025-07-13',
    printed: ['two-gardeners-two-forecasts'],
    ...leans(SEASON_2, 'PESSIMISTIC')
  }),
  step(
    '2025-07-15T16:40',
    'correctArticle',
    { article: 'two-gardeners-two-forecasts', headline: 'Two Gardeners, Two Forecasts' },
    { reason: 'We had misspelt the headline.' }
  )
]
