import { article, event, leans, person, quote, ruling, show } from './entries.ts'
import type { Step } from './steps.ts'

const SHOW = 'die-uhrmacherin-von-nebelstadt'
const CONTINUATION = { show: SHOW, installment: `@${SHOW}/Continuation` }

/**
 * A continuation whose form nobody knows yet, in development; said in German, translated, and relayed by an English
 * outlet.
 */
export const dieUhrmacherinVonNebelstadt: Step[] = [
  person('2026-02-04T10:00', 'Liesl Zahnradner', 'Creator of Die Uhrmacherin von Nebelstadt'),
  show('2026-02-04T10:01', 'Die Uhrmacherin von Nebelstadt', 12, {
    description: 'Fictional. In a town without daylight, a clockmaker decides what time it is.',
    genres: ['Fantasy', 'Mystery'],
    tags: ['The Clockmaker of Fogtown'],
    firstYear: 2024,
    credits: [{ speaker: 'liesl-zahnradner', role: 'CREATOR' }],
    installments: [{ kind: 'CONTINUATION', position: 2 }]
  }),
  event('2026-02-04T10:02', 'nebelfunk-winter-2025', 'RADIO', 'Nebelfunk am Abend', {
    held: '2025-24',
    series: 'Nebelfunk am Abend',
    participants: [{ speaker: 'liesl-zahnradner', role: 'GUEST' }]
  }),
  article('2026-02-04T10:03', 'der-erfundene-bote', 'die-uhr-geht-weiter', {
    headline: 'Die Uhr geht weiter',
    published: '2026-02-02',
    language: 'de',
    shows: [SHOW]
  }),
  article('2026-02-04T10:04', 'the-fictional-times', 'fogtown-clock-keeps-going', {
    headline: 'Fogtown’s Clock Keeps Going, in Some Form',
    published: '2026-02-03',
    shows: [SHOW]
  }),
  quote('2026-02-04T10:05', 'die-uhr-geht-weiter', {
    words: 'Es wird weitergehen. Ob als Serie, als Film oder als Hörspiel, das weiß nicht einmal die Uhr.',
    language: 'de',
    translation: 'It will go on. Whether as a series, a film or a radio play, not even the clock knows.',
    speaker: 'liesl-zahnradner',
    event: 'nebelfunk-winter-2025',
    said: { edtf: '2025-24', phrase: 'in diesem Winter', anchor: '2026-02-02' },
    printed: [
      'die-uhr-geht-weiter',
      {
        article: 'fogtown-clock-keeps-going',
        wording: 'It will go on. Whether as a series, a film or a radio play, not even the clock knows.',
        relayedVia: 'Der Erfundene Bote',
        relayedViaOrganisation: 'der-erfundene-bote'
      }
    ],
    ...leans(CONTINUATION, 'CONFIRMS')
  }),
  ruling('2026-02-04T10:06', 'nebelstadt-in-development', SHOW, {
    installments: [CONTINUATION.installment],
    state: 'IN_DEVELOPMENT',
    effective: '2025-12/2026-02-02',
    evidence: ['@die-uhr-geht-weiter']
  })
]
