import { article, leans, person, quote, ruling, show, step } from './entries.ts'
import type { Step } from './steps.ts'

const SHOW = 'maqha-al-ghuyum'

/**
 * What is out says nothing of what comes next: with the one season released, nothing is open. Its maker is recorded
 * under three spellings of one Arabic name, which are merged one after the other: every old name leads to the last.
 */
export const maqhaAlGhuyum: Step[] = [
  person('2025-04-07T07:00', 'غيمان الرذاذي', 'Creator of مقهى الغيوم', 'ghayman-al-radhadhi'),
  show('2025-04-07T07:01', 'مقهى الغيوم', 19, {
    slug: SHOW,
    description: 'Fictional. A café on a mountain pass serves whatever the passing clouds have ordered.',
    genres: ['Comedy', 'Fantasy'],
    tags: ['The Café of Clouds'],
    firstYear: 2025,
    credits: [{ speaker: 'ghayman-al-radhadhi', role: 'CREATOR' }],
    installments: [{ kind: 'SEASON', number: 1, platforms: [{ platform: 'nightjar-play' }] }]
  }),
  article('2025-04-07T07:02', 'sahifat-al-khayal', 'akhir-finjan', {
    headline: 'آخر فنجان في مقهى الغيوم',
    published: '2025-04-05',
    language: 'ar',
    shows: [SHOW]
  }),
  ruling('2025-04-07T07:03', 'ghuyum-out', SHOW, {
    seasons: [1],
    state: 'RELEASED',
    release: '2025-03',
    effective: '2025-04-05',
    evidence: ['akhir-finjan']
  }),
  person('2025-05-12T08:00', 'Ghayman Alradhadhi', 'Spoke about a café'),
  person('2025-05-12T08:01', 'Gheiman el-Razazi', 'Spoke about the same café'),
  article('2025-05-12T08:02', 'the-imaginary-gazette', 'a-cloud-asks-for-the-bill', {
    headline: 'A Cloud Asks for the Bill',
    published: '2025-05-10',
    shows: [SHOW]
  }),
  quote('2025-05-12T08:03', 'mazal-al-ibriq', {
    words: 'ما زال الإبريق على النار، ولم يغادر أحد طاولته.',
    language: 'ar',
    translation: 'The pot is still on the fire, and nobody has left the table.',
    speaker: 'gheiman-el-razazi',
    said: '2025-05-09',
    printed: ['a-cloud-asks-for-the-bill'],
    ...leans({ show: SHOW }, 'HOPEFUL')
  }),
  step('2025-11-24T09:00', 'mergeSpeakers', {
    from: 'gheiman-el-razazi',
    into: 'ghayman-alradhadhi',
    reason: 'Two spellings of one name.'
  }),
  step('2025-11-24T09:10', 'mergeSpeakers', {
    from: 'ghayman-alradhadhi',
    into: 'ghayman-al-radhadhi',
    reason: 'The Gazette confirms that this is the maker of the show.'
  })
]
