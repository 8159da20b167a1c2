import { article, leans, quote, ruling, show } from './entries.ts'
import type { Step } from './steps.ts'

const SHOW = 'sallow-point-out-of-season'
const SEASON_2 = { show: SHOW, season: 2 }

/** On hold until further notice: a date with a beginning and no end, which counts from the day it was printed. */
export const sallowPointOutOfSeason: Step[] = [
  show('2024-12-03T09:00', 'Sallow Point, Out of Season', 33, {
    description: 'Fictional. The guests of a seaside hotel cannot check out before the weather does.',
    genres: ['Drama'],
    firstYear: 2023,
    installments: [{ kind: 'SEASON', number: 2, position: 2, platforms: [{ platform: 'quillstream' }] }]
  }),
  article('2024-12-03T09:01', 'the-imaginary-gazette', 'no-vacancies-at-sallow-point', {
    headline: 'No Vacancies at Sallow Point',
    published: '2024-12-02',
    shows: [SHOW]
  }),
  quote('2024-12-03T09:02', 'until-the-tide-turns', {
    words: 'The second season is on hold from the twentieth, until the tide turns or the accountants do.',
    speaker: 'quillstream',
    printed: ['no-vacancies-at-sallow-point'],
    ...leans(SEASON_2, 'CAUTIOUS')
  }),
  ruling('2024-12-03T09:03', 'sallow-point-on-hold', SHOW, {
    seasons: [2],
    state: 'ON_HOLD',
    effective: { edtf: '2024-11-20/..', phrase: 'from the twentieth', anchor: '2024-12-02' },
    evidence: ['@until-the-tide-turns']
  })
]
