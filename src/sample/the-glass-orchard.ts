import { article, event, leans, person, quote, ruling, show } from './entries.ts'
import type { Step } from './steps.ts'

const SHOW = 'the-glass-orchard'
const FILM = { show: SHOW, installment: `@${SHOW}/The Last Harvest` }

/**
 * A film instead of a final season, planned as the last by its makers, ordered and confirmed as the last by the
 * platform, in production on the word of its producer, and due on a day and on platforms that differ by territory. The
 * panel is part of a larger event.
 */
export const theGlassOrchard: Step[] = [
  person('2024-09-16T10:00', 'Leopold Glasspear', 'Creator of The Glass Orchard'),
  person('2024-09-16T10:01', 'Saskia Windfallen', 'Producer of The Glass Orchard'),
  person('2024-09-16T10:02', 'Basil Trestletable', 'Moderator of panels at Make-Believe Con'),
  show('2024-09-16T10:03', 'The Glass Orchard', 5, {
    description: 'Fictional. A family of glassblowers grows fruit that must never be eaten.',
    genres: ['Drama', 'Fantasy'],
    firstYear: 2020,
    credits: [
      { speaker: 'leopold-glasspear', role: 'CREATOR', note: 'and original play' },
      { speaker: 'saskia-windfallen', role: 'PRODUCER' }
    ],
    installments: [
      { kind: 'SEASON', number: 3, position: 3, replacedBy: 4, platforms: [{ platform: 'figment-tv' }] },
      { kind: 'FILM', title: 'The Last Harvest', position: 4, platforms: [{ platform: 'figment-tv' }] }
    ]
  }),
  event('2024-09-16T10:04', 'make-believe-con-2024', 'FESTIVAL', 'Make-Believe Con 2024', {
    held: '2024-09-12/2024-09-15',
    place: 'Pretendbury',
    organiser: 'make-believe-society',
    series: 'Make-Believe Con'
  }),
  event('2024-09-16T10:05', 'the-glass-orchard-panel-2024', 'CONVENTION_PANEL', 'the panel on The Glass Orchard', {
    held: '2024-09-14',
    partOf: 'make-believe-con-2024',
    participants: [
      { speaker: 'basil-trestletable', role: 'MODERATOR' },
      { speaker: 'leopold-glasspear', role: 'SPEAKER' }
    ]
  }),
  article('2024-09-16T10:06', 'make-believe-weekly', 'glass-orchard-ends-in-a-cinema', {
    headline: 'The Glass Orchard Will End in a Cinema, or Nowhere',
    published: '2024-09-15',
    shows: [SHOW]
  }),
  quote('2024-09-16T10:07', 'ends-in-a-cinema', {
    words: [
      { text: 'There is no third season in the drawer.' },
      { text: 'There is a film, and after the film there is nothing,', tag: 'Glasspear told the panel.' },
      { text: 'which is how orchards end.', verbatim: false, tag: 'he added, in words to that effect:' }
    ],
    speaker: 'leopold-glasspear',
    event: 'the-glass-orchard-panel-2024',
    said: '2024-09-14',
    printed: ['glass-orchard-ends-in-a-cinema'],
    about: [FILM],
    stances: [
      { ...FILM, subject: 'RENEWAL', value: 'HOPEFUL' },
      { ...FILM, subject: 'FINALITY', value: 'CONFIRMS' }
    ]
  }),
  ruling('2024-09-16T10:08', 'film-planned-as-the-last', SHOW, {
    installments: [FILM.installment],
    state: 'IN_DEVELOPMENT',
    finality: 'PLANNED',
    effective: '2024-09-14',
    evidence: ['@ends-in-a-cinema']
  }),
  article('2024-12-04T12:00', 'the-fictional-times', 'figment-tv-orders-the-last-harvest', {
    headline: 'Figment TV Orders The Last Harvest',
    published: '2024-12-03',
    shows: [SHOW]
  }),
  quote('2024-12-04T12:01', 'last-harvest-ordered', {
    words: 'We have ordered The Last Harvest, a film, and the last we shall see of the orchard.',
    speaker: 'figment-tv',
    said: '2024-12-03',
    printed: ['figment-tv-orders-the-last-harvest'],
    ...leans(FILM, 'CONFIRMS')
  }),
  ruling('2024-12-04T12:02', 'film-ordered', SHOW, {
    installments: [FILM.installment],
    state: 'ORDERED',
    finality: 'CONFIRMED',
    effective: '2024-12-03',
    evidence: ['@last-harvest-ordered']
  }),
  event('2025-05-15T08:10', 'windfallen-post-2025-05-13', 'SOCIAL_POST', 'Saskia Windfallen’s page', {
    held: '2025-05-13T07:45Z',
    participants: [{ speaker: 'saskia-windfallen', role: 'SPEAKER' }]
  }),
  article('2025-05-15T08:11', 'make-believe-weekly', 'the-furnaces-are-lit', {
    headline: 'The Furnaces Are Lit',
    published: '2025-05-14',
    shows: [SHOW]
  }),
  quote('2025-05-15T08:12', 'furnaces-lit', {
    words: 'Day one. The furnaces are lit and nobody has dropped anything.',
    speaker: 'saskia-windfallen',
    event: 'windfallen-post-2025-05-13',
    said: '2025-05-13T07:45Z',
    printed: ['the-furnaces-are-lit'],
    ...leans(FILM, 'CONFIRMS')
  }),
  ruling('2025-05-15T08:13', 'film-in-production', SHOW, {
    installments: [FILM.installment],
    state: 'IN_PRODUCTION',
    effective: '2025-05-13T07:45Z',
    evidence: ['@furnaces-lit']
  }),
  article('2026-02-11T15:00', 'the-fictional-times', 'the-last-harvest-has-a-day', {
    headline: 'The Last Harvest Has a Day',
    published: '2026-02-10',
    shows: [SHOW]
  }),
  quote('2026-02-11T15:01', 'film-dated', {
    words: 'The Last Harvest opens on 4 December 2026: in Britain with us, in Ireland with our friends at Quillstream.',
    speaker: 'figment-tv',
    said: '2026-02-10',
    printed: ['the-last-harvest-has-a-day'],
    ...leans(FILM, 'CONFIRMS', 'DATE')
  }),
  ruling('2026-02-11T15:02', 'film-due', SHOW, {
    installments: [FILM.installment],
    release: '2026-12-04',
    platforms: [
      { platform: 'figment-tv', territory: 'GB' },
      { platform: 'quillstream', territory: 'IE' }
    ],
    effective: '2026-02-10',
    evidence: ['@film-dated']
  })
]
