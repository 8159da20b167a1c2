import { article, event, leans, person, quote, ruling, show } from './entries.ts'
import type { Step } from './steps.ts'

const SHOW = 'brackwater'
const PART_1 = { show: SHOW, installment: `@${SHOW}/Season 4, part 1` }
const PART_2 = { show: SHOW, installment: `@${SHOW}/Season 4, part 2` }
const BOTH = [PART_1.installment, PART_2.installment]

/**
 * The final season, renewed officially as the last, in two parts; both are out by now, so the show has ended though
 * nobody ever said "ended". A reviewer notices.
 */
export const brackwater: Step[] = [
  person('2024-03-14T09:30', 'Ingrid Fenwillow', 'Showrunner of Brackwater'),
  show('2024-03-14T09:31', 'Brackwater', 6, {
    description: 'Fictional. The last ferry inspector of a drained county refuses to retire.',
    genres: ['Crime', 'Drama'],
    firstYear: 2019,
    lastYear: 2026,
    credits: [{ speaker: 'ingrid-fenwillow', role: 'SHOWRUNNER' }],
    installments: [
      { kind: 'SEASON', number: 4, part: 1, position: 4, platforms: [{ platform: 'harbour-nine' }] },
      { kind: 'SEASON', number: 4, part: 2, position: 5, platforms: [{ platform: 'harbour-nine' }] }
    ]
  }),
  article('2024-03-14T09:32', 'the-imaginary-gazette', 'brackwater-one-last-crossing', {
    headline: 'Brackwater: One Last Crossing, in Two Halves',
    published: '2024-03-12',
    shows: [SHOW]
  }),
  quote('2024-03-14T09:33', 'one-last-crossing', {
    words: 'Brackwater returns for a fourth and final season, in two parts, and then the ferry stays moored.',
    speaker: 'harbour-nine',
    said: '2024-03-12T10:00Z',
    printed: ['brackwater-one-last-crossing'],
    about: [PART_1, PART_2],
    stances: [
      { ...PART_1, subject: 'RENEWAL', value: 'CONFIRMS' },
      { ...PART_2, subject: 'RENEWAL', value: 'CONFIRMS' },
      { ...PART_2, subject: 'FINALITY', value: 'CONFIRMS' }
    ]
  }),
  ruling('2024-03-14T09:34', 'brackwater-renewed-as-the-last', SHOW, {
    installments: BOTH,
    state: 'RENEWED',
    finality: 'CONFIRMED',
    effective: '2024-03-12T10:00Z',
    evidence: ['@one-last-crossing']
  }),
  article('2025-04-02T10:50', 'make-believe-weekly', 'brackwater-in-the-reeds', {
    headline: 'A Winter in the Reeds With Brackwater',
    published: '2025-04-01',
    shows: [SHOW]
  }),
  quote('2025-04-02T10:51', 'in-the-reeds', {
    kind: 'PARAPHRASE',
    speaker: 'ingrid-fenwillow',
    said: { edtf: '2025-01/2025-03', phrase: 'over the first months of the year', anchor: '2025-04-01' },
    printed: [
      {
        article: 'brackwater-in-the-reeds',
        wording: 'Fenwillow says both halves are being filmed in one go, mostly in the reeds.'
      }
    ],
    ...leans(PART_1, 'CONFIRMS')
  }),
  ruling('2025-04-02T10:52', 'brackwater-in-production', SHOW, {
    installments: BOTH,
    state: 'IN_PRODUCTION',
    effective: '2025-01/2025-03',
    evidence: ['@in-the-reeds']
  }),
  article('2025-10-20T09:00', 'the-imaginary-gazette', 'brackwater-first-half-out', {
    headline: 'The First Half of Brackwater’s Farewell Is Out',
    published: '2025-10-17',
    shows: [SHOW]
  }),
  ruling('2025-10-20T09:01', 'brackwater-part-1-out', SHOW, {
    installments: [PART_1.installment],
    state: 'RELEASED',
    release: '2025-10-17',
    effective: '2025-10-17',
    evidence: ['brackwater-first-half-out']
  }),
  person('2026-04-27T11:10', 'Hortense Pagebottom', 'Critic of Make-Believe Weekly'),
  event('2026-04-27T11:11', 'pagebottom-on-brackwater', 'REVIEW', 'the review “Brackwater Moors for Good”', {
    held: '2026-04-25',
    organiser: 'make-believe-weekly',
    participants: [{ speaker: 'hortense-pagebottom', role: 'SPEAKER' }]
  }),
  article('2026-04-27T11:12', 'make-believe-weekly', 'review-brackwater-moors', {
    headline: 'Review: Brackwater Moors for Good',
    published: '2026-04-25',
    byline: ['Hortense Pagebottom'],
    shows: [SHOW]
  }),
  quote('2026-04-27T11:13', 'an-ending', {
    kind: 'PARTIAL',
    words: 'an ending that knows it is one',
    speaker: 'hortense-pagebottom',
    event: 'pagebottom-on-brackwater',
    said: '2026-04-25',
    printed: [
      {
        article: 'review-brackwater-moors',
        wording: 'Out since Friday, the second half is “an ending that knows it is one”.'
      }
    ],
    ...leans(PART_2, 'CONFIRMS', 'FINALITY')
  }),
  ruling('2026-04-27T11:14', 'brackwater-part-2-out', SHOW, {
    installments: [PART_2.installment],
    state: 'RELEASED',
    release: '2026-04-24',
    effective: '2026-04-24',
    evidence: ['review-brackwater-moors']
  })
]
