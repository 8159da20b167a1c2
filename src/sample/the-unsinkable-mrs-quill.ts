import { article, event, leans, person, quote, ruling, show, step } from './entries.ts'
import type { Step } from './steps.ts'

const SHOW = 'the-unsinkable-mrs-quill'

/** Ended by its makers together: a joint letter closes the show by choice, on their word and nobody else’s. */
export const theUnsinkableMrsQuill: Step[] = [
  person('2025-12-04T09:00', 'Eustacia Bilgewell', 'Creator of The Unsinkable Mrs. Quill'),
  person('2025-12-04T09:01', 'Ignatius Portlight', 'Producer of The Unsinkable Mrs. Quill'),
  step('2025-12-04T09:02', 'createSpeaker', {
    name: 'The crew of Mrs. Quill',
    kind: 'GROUP',
    members: ['eustacia-bilgewell', 'ignatius-portlight']
  }),
  show('2025-12-04T09:03', 'The Unsinkable Mrs. Quill', 28, {
    description: 'Fictional. A ship’s novelist has survived eleven wrecks and is asked to stop boarding.',
    genres: ['Comedy', 'Adventure'],
    firstYear: 2019,
    lastYear: 2025,
    credits: [
      { speaker: 'eustacia-bilgewell', role: 'CREATOR' },
      { speaker: 'ignatius-portlight', role: 'PRODUCER' }
    ],
    installments: [{ kind: 'SEASON', number: 7, position: 7, platforms: [{ platform: 'figment-tv' }] }]
  }),
  event('2025-12-04T09:04', 'letter-to-the-passengers', 'OPEN_LETTER', 'an open letter to the passengers', {
    held: '2025-12-01'
  }),
  article('2025-12-04T09:05', 'the-imaginary-gazette', 'all-ashore-from-mrs-quill', {
    headline: 'All Ashore From Mrs. Quill',
    published: '2025-12-03',
    shows: [SHOW]
  }),
  quote('2025-12-04T09:06', 'all-ashore', {
    words: 'Nobody pushed us. Six voyages are a shelf, and there will be no seventh.',
    speaker: 'the-crew-of-mrs-quill',
    event: 'letter-to-the-passengers',
    said: '2025-12-01',
    printed: ['all-ashore-from-mrs-quill'],
    ...leans({ show: SHOW }, 'DENIES')
  }),
  ruling('2025-12-04T09:07', 'mrs-quill-ended', SHOW, {
    state: 'ENDED',
    effective: '2025-12-01',
    evidence: ['@all-ashore']
  })
]
