import { article, leans, person, quote, ruling, show } from './entries.ts'
import type { Step } from './steps.ts'

const SHOW = 'the-wandering-island'
const CONTINUATION = { show: SHOW, installment: `@${SHOW}/Continuation` }
const FILM = { show: SHOW, installment: `@${SHOW}/The Island at Anchor` }

/** A continuation of unknown form finds its form: a film takes its place, and the headline speaks of that. */
export const theWanderingIsland: Step[] = [
  person('2024-11-12T09:00', 'Celestine Driftwater', 'Creator of The Wandering Island'),
  show('2024-11-12T09:01', 'The Wandering Island', 27, {
    description: 'Fictional. An island with a mind of its own is wanted in three archipelagos.',
    genres: ['Adventure'],
    firstYear: 2017,
    credits: [{ speaker: 'celestine-driftwater', role: 'CREATOR' }],
    installments: [
      { kind: 'CONTINUATION', position: 5, replacedBy: 6, platforms: [{ platform: 'nightjar-play' }] },
      { kind: 'FILM', title: 'The Island at Anchor', position: 6, platforms: [{ platform: 'nightjar-play' }] }
    ]
  }),
  article('2024-11-12T09:02', 'make-believe-weekly', 'driftwater-has-sighted-land', {
    headline: 'Driftwater Has Sighted Land',
    published: '2024-11-10',
    shows: [SHOW]
  }),
  quote('2024-11-12T09:03', 'of-some-shape', {
    words: 'Something is coming, of some shape. The island has not told me which.',
    speaker: 'celestine-driftwater',
    said: { edtf: '2024-11', phrase: 'earlier this month', anchor: '2024-11-10' },
    printed: ['driftwater-has-sighted-land'],
    ...leans(CONTINUATION, 'HOPEFUL')
  }),
  ruling('2024-11-12T09:04', 'island-in-development', SHOW, {
    installments: [CONTINUATION.installment],
    state: 'IN_DEVELOPMENT',
    effective: '2024-11-01/2024-11-10',
    evidence: ['@of-some-shape']
  }),
  article('2025-07-24T09:00', 'the-fictional-times', 'the-island-drops-anchor', {
    headline: 'The Island Drops Anchor, for Ninety Minutes',
    published: '2025-07-23',
    shows: [SHOW]
  }),
  quote('2025-07-24T09:01', 'ninety-minutes', {
    words: 'We have ordered a film. It is ninety minutes long and will stay where we put it.',
    speaker: 'nightjar-play',
    said: '2025-07-22',
    printed: ['the-island-drops-anchor'],
    ...leans(FILM, 'CONFIRMS')
  }),
  ruling('2025-07-24T09:02', 'island-film-ordered', SHOW, {
    installments: [FILM.installment],
    state: 'ORDERED',
    effective: '2025-07-22',
    evidence: ['@ninety-minutes']
  })
]
