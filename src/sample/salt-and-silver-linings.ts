import { article, event, leans, person, quote, ruling, show } from './entries.ts'
import type { Step } from './steps.ts'

const SHOW = 'salt-and-silver-linings'
const SEASON_2 = { show: SHOW, season: 2 }
const IT_IS_HAPPENING = 'It is happening. They just have not told the paperwork.'

/**
 * Nobody who could know has spoken. An unnamed source says the same words to two outlets: two quotes, for nobody can
 * tell whether it was one person, and a rumour that sets no state. So the cast alone gives the outlook.
 */
export const saltAndSilverLinings: Step[] = [
  person('2025-10-06T09:00', 'Calliope Brightbrine', 'Plays the harbourmistress in Salt and Silver Linings'),
  show('2025-10-06T09:01', 'Salt and Silver Linings', 11, {
    description: 'Fictional. A bankrupt jeweller opens a fish stall and cannot stop engraving.',
    genres: ['Drama'],
    firstYear: 2025,
    credits: [{ speaker: 'calliope-brightbrine', role: 'CAST', note: 'the harbourmistress' }],
    installments: [{ kind: 'SEASON', number: 2, position: 2, platforms: [{ platform: 'lantern-plus' }] }]
  }),
  event('2025-10-06T09:02', 'golden-kettles-2025', 'AWARDS', 'the Golden Kettles', {
    held: '2025-10-04',
    place: 'Pretendbury',
    series: 'The Golden Kettles'
  }),
  article('2025-10-06T09:03', 'make-believe-weekly', 'brightbrine-at-the-golden-kettles', {
    headline: 'Brightbrine Takes the Kettle, and Another Question',
    published: '2025-10-05',
    shows: [SHOW]
  }),
  quote('2025-10-06T09:04', 'kept-my-oilskins', {
    words: 'I know nothing, and I have kept my oilskins. Draw your own conclusions.',
    speaker: 'calliope-brightbrine',
    event: 'golden-kettles-2025',
    said: '2025-10-04',
    prompt: 'Will there be a second season?',
    printed: ['brightbrine-at-the-golden-kettles'],
    ...leans(SEASON_2, 'HOPEFUL')
  }),
  article('2025-12-02T13:30', 'the-imaginary-gazette', 'salt-happening', {
    headline: 'Salt and Silver Linings Is Happening, Somebody Says',
    published: '2025-12-01',
    shows: [SHOW]
  }),
  quote('2025-12-02T13:31', 'somebody-says', {
    words: IT_IS_HAPPENING,
    attribution: 'a person close to the production',
    said: { edtf: '2025-11-30', phrase: 'yesterday', anchor: '2025-12-01' },
    printed: ['salt-happening'],
    ...leans(SEASON_2, 'CONFIRMS')
  }),
  ruling('2025-12-02T13:32', 'salt-renewed-rumour', SHOW, {
    seasons: [2],
    state: 'RENEWED',
    effective: '2025-11-30',
    evidence: ['@somebody-says']
  }),
  article('2025-12-04T09:50', 'make-believe-weekly', 'salt-somebody-else', {
    headline: 'Somebody Says It to Us, Too',
    published: '2025-12-03',
    shows: [SHOW]
  }),
  quote('2025-12-04T09:51', 'somebody-else-says', {
    words: IT_IS_HAPPENING,
    attribution: 'a person close to the production',
    said: '2025-12',
    printed: ['salt-somebody-else'],
    ...leans(SEASON_2, 'CONFIRMS')
  }),
  event('2025-12-04T09:52', 'a-tape-of-unknown-origin', 'UNKNOWN', 'a tape of unknown origin'),
  quote('2025-12-04T09:53', 'still-smell-of-fish', {
    kind: 'PARTIAL',
    words: 'still smell of fish',
    speaker: 'calliope-brightbrine',
    event: 'a-tape-of-unknown-origin',
    printed: [
      {
        article: 'salt-somebody-else',
        wording: 'On a tape doing the rounds, Brightbrine laughs that her costumes “still smell of fish”.'
      }
    ],
    ...leans(SEASON_2, 'NEUTRAL')
  })
]
