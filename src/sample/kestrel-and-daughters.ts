import { article, event, leans, person, quote, ruling, show } from './entries.ts'
import type { Step } from './steps.ts'

const SHOW = 'kestrel-and-daughters'
const SEASON_3 = { show: SHOW, season: 3 }
const SEASON_2_OF_ALLOTMENT = { show: 'midnight-allotment', season: 2 }

/**
 * Official against report. One day brings two notes of the platform, hold in the morning and renewal in the afternoon;
 * the articles give only the day, so the second says that it supersedes the first. Two weeks later an outlet reports a
 * cancellation and is overruled. In November the platform speaks of two shows in one sentence.
 */
export const kestrelAndDaughters: Step[] = [
  show('2025-05-08T09:00', 'Kestrel & Daughters', 9, {
    slug: SHOW,
    description: 'Fictional. Three falconers inherit a detective agency, and no falcon.',
    genres: ['Crime', 'Comedy'],
    firstYear: 2022,
    installments: [{ kind: 'SEASON', number: 3, position: 3, platforms: [{ platform: 'quillstream' }] }]
  }),
  article('2025-05-08T09:01', 'the-fictional-times', 'kestrel-grounded-then-not', {
    headline: 'Kestrel & Daughters: Grounded, Then Not Grounded',
    published: '2025-05-07',
    shows: [SHOW]
  }),
  quote('2025-05-08T09:02', 'kestrel-morning', {
    words: 'The third season of Kestrel & Daughters is on hold.',
    speaker: 'quillstream',
    said: '2025-05-06',
    printed: ['kestrel-grounded-then-not'],
    ...leans(SEASON_3, 'CAUTIOUS')
  }),
  quote('2025-05-08T09:03', 'kestrel-afternoon', {
    words: 'This morning’s note was premature. Kestrel & Daughters is renewed for a third season.',
    speaker: 'quillstream',
    said: '2025-05-06',
    printed: ['kestrel-grounded-then-not'],
    ...leans(SEASON_3, 'CONFIRMS')
  }),
  ruling('2025-05-08T09:04', 'kestrel-on-hold', SHOW, {
    seasons: [3],
    state: 'ON_HOLD',
    effective: '2025-05-06',
    evidence: ['@kestrel-morning']
  }),
  ruling('2025-05-08T09:05', 'kestrel-renewed', SHOW, {
    seasons: [3],
    state: 'RENEWED',
    effective: '2025-05-06',
    supersedes: '@kestrel-on-hold',
    note: 'The second note of that day says that the first was premature.',
    evidence: ['@kestrel-afternoon']
  }),
  article('2025-05-21T10:00', 'the-imaginary-gazette', 'kestrel-shot-down', {
    headline: 'Kestrel & Daughters Has Been Shot Down, the Gazette Understands',
    published: '2025-05-20',
    shows: [SHOW]
  }),
  ruling('2025-05-21T10:01', 'kestrel-shot-down-report', SHOW, {
    seasons: [3],
    state: 'CANCELLED',
    effective: '2025-05-20',
    evidence: ['kestrel-shot-down']
  }),
  person('2025-11-14T09:00', 'Augustin Vellumby', 'Head of series at Quillstream'),
  event('2025-11-14T09:01', 'pretendbury-screen-summit-2025', 'INDUSTRY_CONFERENCE', 'the Pretendbury Screen Summit', {
    held: '2025-11-11/2025-11-13',
    place: 'Pretendbury',
    participants: [{ speaker: 'augustin-vellumby', role: 'SPEAKER' }]
  }),
  article('2025-11-14T09:02', 'the-fictional-times', 'vellumby-on-birds-and-beds', {
    headline: 'Vellumby on Birds and Beds',
    published: '2025-11-13',
    shows: [SHOW, 'midnight-allotment']
  }),
  quote('2025-11-14T09:03', 'birds-and-beds', {
    words: 'Kestrel & Daughters flies next year; about Midnight Allotment I would not bet a turnip either way.',
    speaker: 'augustin-vellumby',
    onBehalfOf: 'quillstream',
    event: 'pretendbury-screen-summit-2025',
    said: '2025-11-12',
    printed: [
      'vellumby-on-birds-and-beds',
      {
        article: 'vellumby-on-birds-and-beds',
        place: 'HEADLINE',
        wording: 'Birds and Beds'
      }
    ],
    about: [SEASON_3, SEASON_2_OF_ALLOTMENT],
    stances: [
      { ...SEASON_3, subject: 'DATE', value: 'HOPEFUL' },
      { ...SEASON_2_OF_ALLOTMENT, subject: 'RENEWAL', value: 'NEUTRAL' }
    ]
  })
]
