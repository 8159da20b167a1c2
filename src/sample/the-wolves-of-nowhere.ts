import { article, leans, person, quote, ruling, show, step } from './entries.ts'
import type { Step } from './steps.ts'

const SHOW = 'the-wolves-of-nowhere'
const SPECIAL = { show: SHOW, installment: `@${SHOW}/The Howl Before Christmas` }

/** Two outlets print the same words, and one of them retracts its article: the words stand, for the other does not. */
export const theWolvesOfNowhere: Step[] = [
  person('2025-05-13T09:00', 'Benedikta Fangmoor', 'Creator of The Wolves of Nowhere'),
  show('2025-05-13T09:01', 'The Wolves of Nowhere', 23, {
    description: 'Fictional. A pack without a forest applies for planning permission.',
    genres: ['Drama', 'Comedy'],
    firstYear: 2021,
    credits: [{ speaker: 'benedikta-fangmoor', role: 'CREATOR' }],
    installments: [
      { kind: 'SPECIAL', title: 'The Howl Before Christmas', position: 3, platforms: [{ platform: 'harbour-nine' }] }
    ]
  }),
  article('2025-05-13T09:02', 'make-believe-weekly', 'one-more-howl', {
    headline: 'One More Howl, Says Fangmoor',
    published: '2025-05-10',
    shows: [SHOW]
  }),
  article('2025-05-13T09:03', 'the-fictional-times', 'fangmoor-howls-into-a-drawer', {
    headline: 'Fangmoor Howls Into a Drawer',
    published: '2025-05-11',
    shows: [SHOW]
  }),
  quote('2025-05-13T09:04', 'a-howl-on-paper', {
    words: 'A Christmas howl exists on paper, and paper is where wolves begin.',
    speaker: 'benedikta-fangmoor',
    said: '2025-05-08',
    printed: ['one-more-howl', 'fangmoor-howls-into-a-drawer'],
    ...leans(SPECIAL, 'HOPEFUL')
  }),
  ruling('2025-05-13T09:05', 'howl-in-development', SHOW, {
    installments: [SPECIAL.installment],
    state: 'IN_DEVELOPMENT',
    effective: '2025-05-08',
    evidence: ['@a-howl-on-paper']
  }),
  step(
    '2025-06-24T10:00',
    'retractArticle',
    { article: 'one-more-howl', on: '2025-06-20' },
    { reason: 'Make-Believe Weekly had taken the words from another paper and said that it had heard them itself.' }
  )
]
