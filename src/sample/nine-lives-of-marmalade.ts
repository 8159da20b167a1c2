import { article, event, leans, person, quote, ruling, show } from './entries.ts'
import type { Step } from './steps.ts'

const SHOW = 'nine-lives-of-marmalade'
const SEASON_4 = { show: SHOW, season: 4 }
const SEASON_5 = { show: SHOW, season: 5 }

/**
 * Ended by choice. The fourth season was said not to be the last; then its maker says that she will write no more (an
 * outlook, for it is not hers to close), and the studio, through a spokesperson nobody names, ends the show as she
 * wishes.
 */
export const nineLivesOfMarmalade: Step[] = [
  person('2023-04-05T16:20', 'Pomona Whiskerling', 'Creator of Nine Lives of Marmalade'),
  show('2023-04-05T16:21', 'Nine Lives of Marmalade', 4, {
    description: 'Fictional. A ship’s cat remembers every captain it has outlived.',
    genres: ['Animation', 'Comedy'],
    firstYear: 2020,
    lastYear: 2023,
    credits: [{ speaker: 'pomona-whiskerling', role: 'CREATOR' }],
    installments: [
      { kind: 'SEASON', number: 4, position: 4, platforms: [{ platform: 'quillstream' }] },
      { kind: 'SEASON', number: 5, position: 5, platforms: [{ platform: 'quillstream' }] }
    ]
  }),
  event('2023-04-05T16:22', 'a-message-from-the-cat-basket', 'VIDEO_MESSAGE', 'a message from the cat basket', {
    held: '2023-04-03',
    participants: [{ speaker: 'pomona-whiskerling', role: 'SPEAKER' }]
  }),
  article('2023-04-05T16:23', 'make-believe-weekly', 'marmalade-lives-to-spare', {
    headline: 'Marmalade Has Lives to Spare',
    published: '2023-04-04',
    shows: [SHOW]
  }),
  quote('2023-04-05T16:24', 'lives-left', {
    words: 'Count again. Season four is the sixth life, and cats do not stop at six.',
    speaker: 'pomona-whiskerling',
    event: 'a-message-from-the-cat-basket',
    said: '2023-04-03',
    printed: ['marmalade-lives-to-spare'],
    ...leans(SEASON_4, 'DENIES', 'FINALITY')
  }),
  ruling('2023-04-05T16:25', 'marmalade-not-the-last', SHOW, {
    seasons: [4],
    finality: 'NO',
    effective: '2023-04-03',
    evidence: ['@lives-left']
  }),
  article('2023-11-20T10:30', 'make-believe-weekly', 'marmalade-season-four-out', {
    headline: 'Season Four of Marmalade Is Out of the Basket',
    published: '2023-11-17',
    shows: [SHOW]
  }),
  ruling('2023-11-20T10:31', 'marmalade-out', SHOW, {
    seasons: [4],
    state: 'RELEASED',
    release: '2023-11-17',
    effective: '2023-11-17',
    evidence: ['marmalade-season-four-out']
  }),
  article('2025-03-10T09:40', 'the-fictional-times', 'whiskerling-puts-the-pen-down', {
    headline: 'Whiskerling Puts the Pen Down',
    published: '2025-03-08',
    shows: [SHOW]
  }),
  quote('2025-03-10T09:41', 'nothing-left-to-say', {
    words: 'I have nothing left to say about that cat. I will not write a fifth season, and nobody is cross with me.',
    speaker: 'pomona-whiskerling',
    said: { edtf: '2025-03-01/2025-03-07', phrase: 'in the first week of March', anchor: '2025-03-08' },
    printed: ['whiskerling-puts-the-pen-down'],
    ...leans(SEASON_5, 'DENIES')
  }),
  article('2025-04-28T13:00', 'the-fictional-times', 'marmalade-ends', {
    headline: 'Marmalade Lands on Her Feet and Stays There',
    published: '2025-04-25',
    shows: [SHOW]
  }),
  quote('2025-04-28T13:01', 'lands-on-her-feet', {
    words: 'The show ends here, because the person who made it wishes it to.',
    attribution: 'a spokesperson for Paper Moon Pictures',
    onBehalfOf: 'paper-moon-pictures',
    said: '2025-04-24',
    printed: ['marmalade-ends'],
    ...leans({ show: SHOW }, 'DENIES')
  }),
  ruling('2025-04-28T13:02', 'marmalade-ended', SHOW, {
    state: 'ENDED',
    effective: '2025-04-24',
    evidence: ['@lands-on-her-feet']
  })
]
