import { article, event, leans, person, quote, ruling, show } from './entries.ts'
import type { Step } from './steps.ts'

const SHOW = 'the-understudys-ghost'
const SEASON_2 = { show: SHOW, season: 2 }

/**
 * Contested: on one day two outlets of equal weight, each on its own authority and with nothing but an article behind
 * it, report the opposite. The earlier answer stands and both are shown.
 */
export const theUnderstudysGhost: Step[] = [
  person('2026-02-03T09:00', 'Thaddeus Footlight', 'Showrunner of The Understudy’s Ghost'),
  show('2026-02-03T09:01', 'The Understudy’s Ghost', 10, {
    description: 'Fictional. An actor who never went on haunts the one who did.',
    genres: ['Comedy', 'Horror'],
    firstYear: 2025,
    credits: [{ speaker: 'thaddeus-footlight', role: 'SHOWRUNNER' }],
    installments: [{ kind: 'SEASON', number: 2, position: 2, platforms: [{ platform: 'figment-tv' }] }]
  }),
  event('2026-02-03T09:02', 'prompt-box-2026-01', 'PODCAST', 'The Prompt Box', {
    held: '2026-01',
    series: 'The Prompt Box',
    participants: [{ speaker: 'thaddeus-footlight', role: 'GUEST' }]
  }),
  article('2026-02-03T09:03', 'make-believe-weekly', 'footlight-waits-in-the-wings', {
    headline: 'Footlight Waits in the Wings',
    published: '2026-02-02',
    shows: [SHOW]
  }),
  quote('2026-02-03T09:04', 'in-the-wings', {
    words: 'We are in the wings with our coats on. Nobody has told us whether to take them off.',
    speaker: 'thaddeus-footlight',
    event: 'prompt-box-2026-01',
    said: { edtf: '2026-01', phrase: 'last month', anchor: '2026-02-02' },
    printed: [{ article: 'footlight-waits-in-the-wings', relayedVia: 'The Prompt Box podcast' }],
    ...leans(SEASON_2, 'CAUTIOUS')
  }),
  ruling('2026-02-03T09:05', 'ghost-undecided', SHOW, {
    seasons: [2],
    state: 'AWAITING_DECISION',
    effective: '2026-01',
    evidence: ['@in-the-wings']
  }),
  article('2026-03-20T09:00', 'the-fictional-times', 'ghost-goes-on', {
    headline: 'The Ghost Goes On: A Second Season',
    published: '2026-03-19',
    shows: [SHOW]
  }),
  ruling('2026-03-20T09:01', 'ghost-renewed-report', SHOW, {
    seasons: [2],
    state: 'RENEWED',
    effective: '2026-03-19',
    evidence: ['ghost-goes-on']
  }),
  article('2026-03-20T09:02', 'the-imaginary-gazette', 'curtain-for-the-ghost', {
    headline: 'Curtain for The Understudy’s Ghost',
    published: '2026-03-19',
    shows: [SHOW]
  }),
  ruling('2026-03-20T09:03', 'ghost-cancelled-report', SHOW, {
    seasons: [2],
    state: 'CANCELLED',
    effective: '2026-03-19',
    evidence: ['curtain-for-the-ghost']
  })
]
