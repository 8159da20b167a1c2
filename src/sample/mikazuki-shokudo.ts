import { article, leans, person, quote, ruling, show } from './entries.ts'
import type { Step } from './steps.ts'

const SHOW = 'mikazuki-shokudo'
const SEASON_2 = { show: SHOW, season: 2 }

/** Renewed by the platform, stopped by the studio, resumed: both speak officially. Japanese, title and all. */
export const mikazukiShokudo: Step[] = [
  person('2025-06-10T02:00', '雲切 渦子', 'Creator of 三日月食堂', 'kumokiri-uzuko'),
  show('2025-06-10T02:01', '三日月食堂', 18, {
    slug: SHOW,
    description: 'Fictional. A diner opens only under a crescent moon, and its cook is always one night short of an ingredient.',
    genres: ['Animation', 'Fantasy'],
    tags: ['Crescent Moon Diner'],
    firstYear: 2023,
    credits: [{ speaker: 'kumokiri-uzuko', role: 'CREATOR' }],
    installments: [{ kind: 'SEASON', number: 2, position: 2, platforms: [{ platform: 'kumo-vision', territory: 'JP' }] }]
  }),
  article('2025-06-10T02:02', 'kaku-shimbun', 'mikazuki-niki-kettei', {
    headline: '「三日月食堂」二期、のれん再び',
    published: '2025-06-09',
    language: 'ja',
    shows: [SHOW]
  }),
  quote('2025-06-10T02:03', 'noren-futatabi', {
    words: '二期の制作が決まりました。のれんは、また三日月の夜に出します。',
    language: 'ja',
    translation: 'The second season is decided. We shall hang out the curtain again on the night of the crescent.',
    speaker: 'kumo-vision',
    said: '2025-06-08',
    printed: ['mikazuki-niki-kettei'],
    ...leans(SEASON_2, 'CONFIRMS')
  }),
  ruling('2025-06-10T02:04', 'diner-renewed', SHOW, {
    seasons: [2],
    state: 'RENEWED',
    effective: '2025-06-08',
    evidence: ['@noren-futatabi']
  }),
  article('2025-12-08T03:00', 'kaku-shimbun', 'mikazuki-hi-wo-otosu', {
    headline: '「三日月食堂」、火を落とす',
    published: '2025-12-06',
    language: 'ja',
    shows: [SHOW]
  }),
  quote('2025-12-08T03:01', 'hi-wo-otosu', {
    words: '鍋がそろうまで、二期の制作を見合わせます。',
    language: 'ja',
    translation: 'Until we have all the pots, production of the second season is on hold.',
    speaker: 'mikazuki-seisaku',
    said: '2025-12-05',
    printed: ['mikazuki-hi-wo-otosu'],
    ...leans(SEASON_2, 'CAUTIOUS')
  }),
  ruling('2025-12-08T03:02', 'diner-on-hold', SHOW, {
    seasons: [2],
    state: 'ON_HOLD',
    effective: '2025-12-05',
    evidence: ['@hi-wo-otosu']
  }),
  article('2026-03-12T03:00', 'kaku-shimbun', 'mikazuki-nabe-sorou', {
    headline: '鍋がそろった「三日月食堂」',
    published: '2026-03-11',
    language: 'ja',
    shows: [SHOW]
  }),
  quote('2026-03-12T03:01', 'nabe-sorou', {
    words: '鍋がそろいました。二期はいま煮込んでいます。',
    language: 'ja',
    translation: 'We have all the pots. The second season is simmering.',
    speaker: 'kumo-vision',
    said: '2026-03-10',
    printed: ['mikazuki-nabe-sorou'],
    ...leans(SEASON_2, 'CONFIRMS')
  }),
  ruling('2026-03-12T03:02', 'diner-in-production', SHOW, {
    seasons: [2],
    state: 'IN_PRODUCTION',
    effective: '2026-03-10',
    evidence: ['@nabe-sorou']
  })
]
