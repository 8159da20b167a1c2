import { article, event, leans, person, quote, ruling, show, step } from './entries.ts'
import type { Step } from './steps.ts'

const SHOW = 'two-more-for-the-road'
const SEASON_3 = { show: SHOW, season: 3 }
const SEASON_4 = { show: SHOW, season: 4 }
const TWO = 'We asked for one more season and came home with two.'
const AT = 'The camper van has been refuelled. “'.length
const BODY = `The camper van has been refuelled. “${TWO}” says its showrunner, who does not look surprised.`

/**
 * One announcement renews two seasons, so several installments are open at once. A speaker known under two names is
 * two speakers at first: what "Fitzgerald" says about the filming is a rumour, until both records are merged and it
 * turns out to be the showrunner's word.
 */
export const twoMoreForTheRoad: Step[] = [
  person('2025-09-18T09:00', 'Fitz Copperpot', 'Showrunner of Two More for the Road'),
  show('2025-09-18T09:01', 'Two More for the Road', 7, {
    description: 'Fictional. Two retired tour guides lead strangers to places that are not on the itinerary.',
    genres: ['Comedy'],
    firstYear: 2023,
    credits: [{ speaker: 'fitz-copperpot', role: 'SHOWRUNNER' }],
    installments: [
      { kind: 'SEASON', number: 3, position: 3, platforms: [{ platform: 'lantern-plus' }] },
      { kind: 'SEASON', number: 4, position: 4, platforms: [{ platform: 'lantern-plus' }] }
    ]
  }),
  event('2025-09-18T09:02', 'lantern-plus-two-more', 'PRESS_RELEASE', 'the press release “Two More, Twice”', {
    held: '2025-09-16T16:00-07:00',
    organiser: 'lantern-plus'
  }),
  article('2025-09-18T09:03', 'the-fictional-times', 'two-more-means-two', {
    headline: 'Two More Means Two: Lantern+ Renews Twice in One Breath',
    published: '2025-09-17',
    body: BODY,
    shows: [SHOW]
  }),
  quote('2025-09-18T09:04', 'twice-in-one-breath', {
    words: 'Two More for the Road is renewed for a third and a fourth season.',
    speaker: 'lantern-plus',
    event: 'lantern-plus-two-more',
    said: '2025-09-16T16:00-07:00',
    printed: [{ article: 'two-more-means-two' }],
    about: [SEASON_3, SEASON_4],
    stances: [
      { ...SEASON_3, subject: 'RENEWAL', value: 'CONFIRMS' },
      { ...SEASON_4, subject: 'RENEWAL', value: 'CONFIRMS' }
    ]
  }),
  ruling('2025-09-18T09:05', 'two-seasons-renewed', SHOW, {
    seasons: [3, 4],
    state: 'RENEWED',
    effective: '2025-09-16T16:00-07:00',
    evidence: ['@twice-in-one-breath']
  }),
  quote('2025-09-18T09:06', 'came-home-with-two', {
    words: TWO,
    speaker: 'fitz-copperpot',
    said: '2025-09-17',
    printed: [
      {
        article: 'two-more-means-two',
        startOffset: AT,
        endOffset: AT + TWO.length
      }
    ],
    ...leans(SEASON_4, 'CONFIRMS')
  }),
  person('2026-05-07T10:20', 'Fitzgerald Copperpot', 'Seen at the wheel of a camper van'),
  article('2026-05-07T10:21', 'make-believe-weekly', 'camper-van-sighted', {
    headline: 'A Camper Van Is Sighted, With Cameras',
    published: '2026-05-06',
    shows: [SHOW]
  }),
  quote('2026-05-07T10:22', 'van-is-packed', {
    words: 'The van is packed. We have been rolling since Monday.',
    speaker: 'fitzgerald-copperpot',
    said: '2026-05-05',
    prompt: 'Is that a camera?',
    printed: ['camper-van-sighted'],
    ...leans(SEASON_3, 'CONFIRMS')
  }),
  ruling('2026-05-07T10:23', 'third-season-filming', SHOW, {
    seasons: [3],
    state: 'IN_PRODUCTION',
    effective: '2026-05-05',
    evidence: ['@van-is-packed']
  }),
  step('2026-06-08T09:00', 'mergeSpeakers', {
    from: 'fitzgerald-copperpot',
    into: 'fitz-copperpot',
    reason: 'Make-Believe Weekly confirms that both names are the showrunner’s.'
  })
]
