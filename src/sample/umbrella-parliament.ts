import { article, leans, quote, ruling, show } from './entries.ts'
import type { Step } from './steps.ts'

const SHOW = 'umbrella-parliament'

/** A single rumour is all there is: it sets no state, and nothing else is heard. */
export const umbrellaParliament: Step[] = [
  show('2026-04-14T09:00', 'Umbrella Parliament', 22, {
    description: 'Fictional. The lost umbrellas of a capital elect a government that folds in any wind.',
    genres: ['Animation', 'Satire'],
    firstYear: 2025,
    installments: [{ kind: 'SEASON', number: 2, position: 2, platforms: [{ platform: 'lantern-plus' }] }]
  }),
  article('2026-04-14T09:01', 'the-imaginary-gazette', 'umbrellas-open-again', {
    headline: 'The Umbrellas May Open Again',
    published: '2026-04-13',
    shows: [SHOW]
  }),
  quote('2026-04-14T09:02', 'under-an-awning', {
    words: 'They are signing. I held the pen.',
    attribution: 'somebody under an awning',
    said: '2026-04-11/2026-04-13',
    printed: ['umbrellas-open-again'],
    ...leans({ show: SHOW, season: 2 }, 'CONFIRMS')
  }),
  ruling('2026-04-14T09:03', 'umbrellas-rumour', SHOW, {
    seasons: [2],
    state: 'RENEWED',
    effective: '2026-04-11/2026-04-13',
    evidence: ['@under-an-awning']
  })
]
