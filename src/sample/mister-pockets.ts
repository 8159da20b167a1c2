import { article, leans, person, quote, ruling, show, step } from './entries.ts'
import type { Step } from './steps.ts'

const SHOW = 'mister-pockets'
const SEASON_3 = { show: SHOW, season: 3 }
const REASON = 'The transcript had the two seats the wrong way round: the coat was speaking, not its maker.'

/** A speaker corrected: words that we took for the creator's were an actor's, so a reported yes becomes a rumour. */
export const misterPockets: Step[] = [
  person('2025-10-02T11:00', 'Aurelio Pocketsworth', 'Creator of Mister Pockets'),
  person('2025-10-02T11:01', 'Linus Buttonhook', 'Plays the coat in Mister Pockets'),
  show('2025-10-02T11:02', 'Mister Pockets', 30, {
    description: 'Fictional. A coat solves crimes; its wearer takes the credit and the rain.',
    genres: ['Crime', 'Children'],
    firstYear: 2021,
    credits: [
      { speaker: 'aurelio-pocketsworth', role: 'CREATOR' },
      { speaker: 'linus-buttonhook', role: 'CAST', note: 'the coat' }
    ],
    installments: [{ kind: 'SEASON', number: 3, position: 3, platforms: [{ platform: 'quillstream' }] }]
  }),
  article('2025-10-02T11:03', 'make-believe-weekly', 'a-third-lining', {
    headline: 'A Third Lining for Mister Pockets',
    published: '2025-10-01',
    shows: [SHOW]
  }),
  quote('2025-10-02T11:04', 'a-third-lining', {
    words: 'We have been picked up. I can feel the hanger.',
    speaker: 'aurelio-pocketsworth',
    said: '2025-09-30',
    printed: ['a-third-lining'],
    ...leans(SEASON_3, 'CONFIRMS')
  }),
  ruling('2025-10-02T11:05', 'pockets-renewed', SHOW, {
    seasons: [3],
    state: 'RENEWED',
    effective: '2025-09-30',
    evidence: ['@a-third-lining']
  }),
  step('2025-10-09T15:00', 'correctQuote', { id: '@a-third-lining', speaker: 'linus-buttonhook' }, { reason: REASON }),
  step('2025-10-09T15:01', 'correctRuling', { id: '@pockets-renewed', saidBy: 'linus-buttonhook' }, { reason: REASON })
]
