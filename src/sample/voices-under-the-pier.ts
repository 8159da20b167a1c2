import { article, leans, quote, ruling, show } from './entries.ts'
import type { Step } from './steps.ts'

const SHOW = 'voices-under-the-pier'
const SEASON_2 = { show: SHOW, season: 2 }

/** A rumour that came true: it stands beside an empty answer until the platform speaks, and then it is answered. */
export const voicesUnderThePier: Step[] = [
  show('2026-01-14T09:00', 'Voices Under the Pier', 29, {
    description: 'Fictional. Six anglers receive the shipping forecast through their rods.',
    genres: ['Mystery'],
    firstYear: 2025,
    installments: [{ kind: 'SEASON', number: 2, position: 2, platforms: [{ platform: 'lantern-plus' }] }]
  }),
  article('2026-01-14T09:01', 'make-believe-weekly', 'something-on-the-line', {
    headline: 'Something on the Line?',
    published: '2026-01-13',
    shows: [SHOW]
  }),
  quote('2026-01-14T09:02', 'heard-in-a-bait-shop', {
    kind: 'PARTIAL',
    words: 'as good as landed',
    attribution: 'a man in a bait shop',
    said: '2026-01-12',
    printed: [
      { article: 'something-on-the-line', wording: 'The second season, says a man in a bait shop, is “as good as landed”.' }
    ],
    ...leans(SEASON_2, 'CONFIRMS')
  }),
  ruling('2026-01-14T09:03', 'pier-rumour', SHOW, {
    seasons: [2],
    state: 'RENEWED',
    effective: '2026-01-12',
    evidence: ['@heard-in-a-bait-shop']
  }),
  article('2026-02-23T09:00', 'the-fictional-times', 'lantern-lands-the-pier', {
    headline: 'Lantern+ Lands the Pier',
    published: '2026-02-21',
    shows: [SHOW]
  }),
  ruling('2026-02-23T09:01', 'pier-renewed', SHOW, {
    seasons: [2],
    state: 'RENEWED',
    effective: '2026-02-20',
    saidBy: 'lantern-plus',
    evidence: ['lantern-lands-the-pier']
  })
]
