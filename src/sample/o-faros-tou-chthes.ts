import { article, leans, person, quote, ruling, show } from './entries.ts'
import type { Step } from './steps.ts'

const SHOW = 'o-faros-tou-chthes'
const SEASON_2 = { show: SHOW, season: 2 }

/**
 * Officially contested: on one day the platforms of two territories say the opposite, and neither weighs more. What the
 * creator said before stands until one of them gives way.
 */
export const oFarosTouChthes: Step[] = [
  person('2025-10-14T07:00', 'Φανούρης Καραβοτσάκαλος', 'Creator of Ο Φάρος του Χθες', 'fanouris-karavotsakalos'),
  show('2025-10-14T07:01', 'Ο Φάρος του Χθες', 20, {
    slug: SHOW,
    description: 'Fictional. A lighthouse shines on ships that passed it yesterday.',
    genres: ['Mystery', 'Science fiction'],
    tags: ['Yesterday’s Lighthouse'],
    firstYear: 2024,
    credits: [{ speaker: 'fanouris-karavotsakalos', role: 'CREATOR' }],
    installments: [
      {
        kind: 'SEASON',
        number: 2,
        position: 2,
        platforms: [
          { platform: 'faros-plus', territory: 'GR' },
          { platform: 'nightjar-play', territory: 'CY' }
        ]
      }
    ]
  }),
  article('2025-10-14T07:02', 'i-fantastiki', 'i-lampa-perimenei', {
    headline: 'Η λάμπα περιμένει',
    published: '2025-10-12',
    language: 'el',
    shows: [SHOW]
  }),
  quote('2025-10-14T07:03', 'i-lampa-perimenei', {
    words: 'Η λάμπα είναι ζεστή, μα κανείς δεν μας είπε αν θα νυχτώσει.',
    language: 'el',
    translation: 'The lamp is warm, but nobody has told us whether night will fall.',
    speaker: 'fanouris-karavotsakalos',
    said: '2025-10-10',
    printed: ['i-lampa-perimenei'],
    ...leans(SEASON_2, 'CAUTIOUS')
  }),
  ruling('2025-10-14T07:04', 'faros-waits', SHOW, {
    seasons: [2],
    state: 'AWAITING_DECISION',
    effective: '2025-10-10',
    evidence: ['@i-lampa-perimenei']
  }),
  article('2025-11-20T08:00', 'i-fantastiki', 'dyo-fota-ena-vradi', {
    headline: 'Δύο φώτα, ένα βράδυ',
    published: '2025-11-19',
    language: 'el',
    shows: [SHOW]
  }),
  quote('2025-11-20T08:01', 'o-faros-anavei', {
    words: 'Ο Φάρος του Χθες ανάβει ξανά για δεύτερη σεζόν.',
    language: 'el',
    translation: 'Yesterday’s Lighthouse is lit again for a second season.',
    speaker: 'faros-plus',
    said: '2025-11-18',
    printed: ['dyo-fota-ena-vradi'],
    ...leans(SEASON_2, 'CONFIRMS')
  }),
  ruling('2025-11-20T08:02', 'faros-renewed', SHOW, {
    seasons: [2],
    state: 'RENEWED',
    effective: '2025-11-18',
    evidence: ['@o-faros-anavei']
  }),
  quote('2025-11-20T08:03', 'the-lamp-is-out', {
    words: 'We have blown out the lamp. There will be no second season.',
    speaker: 'nightjar-play',
    said: '2025-11-18',
    printed: ['dyo-fota-ena-vradi'],
    ...leans(SEASON_2, 'DENIES')
  }),
  ruling('2025-11-20T08:04', 'faros-cancelled', SHOW, {
    seasons: [2],
    state: 'CANCELLED',
    effective: '2025-11-18',
    evidence: ['@the-lamp-is-out']
  })
]
