import { article, leans, quote, ruling, show } from './entries.ts'
import type { Step } from './steps.ts'

const SHOW = 'one-last-heist-again'
const SEASON_5 = { show: SHOW, season: 5 }
const SEASON_6 = { show: SHOW, season: 6 }

/** Confirmed as the last by its platform, and then it was not: one announcement takes that back and renews the next. */
export const oneLastHeistAgain: Step[] = [
  show('2024-09-03T09:00', 'One Last Heist, Again', 26, {
    description: 'Fictional. Retired safe-crackers keep locking themselves out of retirement.',
    genres: ['Crime', 'Comedy'],
    firstYear: 2018,
    installments: [
      { kind: 'SEASON', number: 5, position: 5, platforms: [{ platform: 'quillstream' }] },
      { kind: 'SEASON', number: 6, position: 6, platforms: [{ platform: 'quillstream' }] }
    ]
  }),
  article('2024-09-03T09:01', 'the-fictional-times', 'the-last-last-heist', {
    headline: 'The Last Last Heist',
    published: '2024-09-02',
    shows: [SHOW]
  }),
  quote('2024-09-03T09:02', 'after-this-the-dog', {
    words: 'Season five is the last one. After this we return the dog.',
    speaker: 'quillstream',
    said: '2024-09-02',
    printed: ['the-last-last-heist'],
    about: [SEASON_5],
    stances: [
      { ...SEASON_5, subject: 'RENEWAL', value: 'CONFIRMS' },
      { ...SEASON_5, subject: 'FINALITY', value: 'CONFIRMS' }
    ]
  }),
  ruling('2024-09-03T09:03', 'heist-the-last', SHOW, {
    seasons: [5],
    state: 'RENEWED',
    finality: 'CONFIRMED',
    effective: '2024-09-02',
    evidence: ['@after-this-the-dog']
  }),
  article('2025-06-10T09:00', 'the-fictional-times', 'the-vault-is-empty', {
    headline: 'The Vault Is Empty: Season Five Is Out',
    published: '2025-06-06',
    shows: [SHOW]
  }),
  ruling('2025-06-10T09:01', 'heist-out', SHOW, {
    seasons: [5],
    state: 'RELEASED',
    release: '2025-06-06',
    effective: '2025-06-06',
    evidence: ['the-vault-is-empty']
  }),
  article('2026-01-15T09:00', 'the-fictional-times', 'the-dog-is-back', {
    headline: 'The Dog Is Back',
    published: '2026-01-14',
    shows: [SHOW]
  }),
  quote('2026-01-15T09:01', 'we-said-last', {
    words: 'We said the last. We meant the last but one. There will be a sixth season.',
    speaker: 'quillstream',
    said: '2026-01-13',
    printed: ['the-dog-is-back'],
    ...leans(SEASON_6, 'CONFIRMS')
  }),
  ruling('2026-01-15T09:02', 'heist-not-the-last', SHOW, {
    seasons: [5],
    finality: 'NO',
    effective: '2026-01-13',
    evidence: ['@we-said-last']
  }),
  ruling('2026-01-15T09:03', 'heist-renewed-again', SHOW, {
    seasons: [6],
    state: 'RENEWED',
    effective: '2026-01-13',
    evidence: ['@we-said-last']
  })
]
