import { article, leans, person, quote, ruling, show } from './entries.ts'
import type { Step } from './steps.ts'

const SHOW = 'isiklar-sonunce'
const SEASON_2 = { show: SHOW, season: 2 }

/** A platform that changes its mind: cancelled, and four months later renewed where it was. Turkish, dotless i and all. */
export const isiklarSonunce: Step[] = [
  person('2025-06-05T08:30', 'İpek Işıldak', 'Showrunner of Işıklar Sönünce', 'ipek-isildak'),
  show('2025-06-05T08:31', 'Işıklar Sönünce', 17, {
    slug: SHOW,
    description: 'Fictional. In a power cut that has lasted nine years, a lift attendant keeps her post between two floors.',
    genres: ['Drama', 'Mystery'],
    tags: ['When the Lights Go Out'],
    firstYear: 2024,
    credits: [{ speaker: 'ipek-isildak', role: 'SHOWRUNNER' }],
    installments: [{ kind: 'SEASON', number: 2, position: 2, platforms: [{ platform: 'findik-tv' }] }]
  }),
  article('2025-06-05T08:32', 'hayali-posta', 'asansor-katta-kaldi', {
    headline: 'Asansör Katta Kaldı',
    published: '2025-06-04',
    language: 'tr',
    shows: [SHOW]
  }),
  quote('2025-06-05T08:33', 'isiklar-yanmayacak', {
    words: 'İkinci sezon yapılmayacak. Işıkları biz kapattık, kimse düğmeyi aramasın.',
    language: 'tr',
    translation: 'There will be no second season. It was we who turned off the lights; nobody need look for the switch.',
    speaker: 'findik-tv',
    said: '2025-06-03',
    printed: ['asansor-katta-kaldi'],
    ...leans(SEASON_2, 'DENIES')
  }),
  ruling('2025-06-05T08:34', 'isiklar-cancelled', SHOW, {
    seasons: [2],
    state: 'CANCELLED',
    effective: '2025-06-03',
    evidence: ['@isiklar-yanmayacak']
  }),
  article('2025-10-15T10:00', 'hayali-posta', 'dugme-bulundu', {
    headline: 'Düğme Bulundu',
    published: '2025-10-15',
    language: 'tr',
    shows: [SHOW]
  }),
  quote('2025-10-15T10:01', 'dugmeyi-bulduk', {
    words: 'Yanılmışız: ikinci sezon bizde, ışıklar yine yanacak.',
    language: 'tr',
    translation: 'We were wrong: the second season is ours, and the lights will come on again.',
    speaker: 'findik-tv',
    said: '2025-10-14',
    printed: ['dugme-bulundu'],
    ...leans(SEASON_2, 'CONFIRMS')
  }),
  ruling('2025-10-15T10:02', 'isiklar-renewed', SHOW, {
    seasons: [2],
    state: 'RENEWED',
    effective: '2025-10-14',
    evidence: ['@dugmeyi-bulduk']
  })
]
