import { article, event, leans, person, quote, ruling, show, step } from './entries.ts'
import type { Step } from './steps.ts'

const SEASON_3 = { show: 'low-tide-club', season: 3 }
const INDEX_CARDS =
  'We have a whole third season on index cards, and we are not putting the cards away. Somebody has a wall for them.'

/**
 * Saved elsewhere: cancelled by one platform, renewed four months later by another. In between a joint statement of its
 * makers (one quote, in the timeline of each), printed by two outlets and recorded twice: still one quote.
 */
export const lowTideClub: Step[] = [
  person('2025-01-20T10:10', 'Marisol Tidefoot', 'Creator of Low Tide Club'),
  person('2025-01-20T10:11', 'Bertrand Gullwing', 'Producer of Low Tide Club'),
  show('2025-01-20T10:12', 'Low Tide Club', 2, {
    description: 'Fictional. The regulars of a swimming club keep meeting at a beach that the sea gave up on.',
    genres: ['Comedy', 'Drama'],
    tags: ['seaside', 'saved'],
    firstYear: 2022,
    image: {
      url: 'https://pictures.figmenttv.example/low-tide-club.jpg',
      alt: 'Seven striped towels on a dry seabed',
      credit: 'Figment TV'
    },
    credits: [
      { speaker: 'marisol-tidefoot', role: 'CREATOR' },
      { speaker: 'bertrand-gullwing', role: 'PRODUCER' }
    ],
    installments: [{ kind: 'SEASON', number: 3, position: 3, platforms: [{ platform: 'figment-tv' }] }]
  }),
  event('2025-01-20T10:13', 'figment-tv-winter-press-day-2025', 'PRESS_TOUR', 'Figment TV’s Winter Press Day', {
    held: '2025-01-16/2025-01-17',
    place: 'Pretendbury',
    organiser: 'figment-tv',
    participants: [{ speaker: 'marisol-tidefoot', role: 'SPEAKER' }]
  }),
  article('2025-01-20T10:14', 'the-fictional-times', 'low-tide-club-quiet-phone', {
    headline: 'Low Tide Club and the Quiet Telephone',
    published: '2025-01-18',
    shows: ['low-tide-club']
  }),
  quote('2025-01-20T10:15', 'quiet-phone', {
    words: 'Nobody has called us about a third season. In this trade a quiet telephone is rarely good news.',
    speaker: 'marisol-tidefoot',
    event: 'figment-tv-winter-press-day-2025',
    said: { edtf: '2025-01-16/2025-01-17', phrase: 'at this week’s press day', anchor: '2025-01-18' },
    printed: ['low-tide-club-quiet-phone'],
    ...leans(SEASON_3, 'PESSIMISTIC')
  }),
  ruling('2025-01-20T10:16', 'low-tide-waits', 'low-tide-club', {
    seasons: [3],
    state: 'AWAITING_DECISION',
    effective: '2025-01-16/2025-01-17',
    evidence: ['@quiet-phone']
  }),
  article('2025-02-21T08:30', 'the-fictional-times', 'low-tide-club-cancelled', {
    headline: 'Figment TV Lets Low Tide Club Go Out With the Water',
    published: '2025-02-20',
    shows: ['low-tide-club']
  }),
  quote('2025-02-21T08:31', 'no-third-season', {
    words: 'We are not going ahead with a third season of Low Tide Club.',
    speaker: 'figment-tv',
    said: '2025-02-20',
    printed: ['low-tide-club-cancelled'],
    ...leans(SEASON_3, 'DENIES')
  }),
  ruling('2025-02-21T08:32', 'low-tide-cancelled', 'low-tide-club', {
    seasons: [3],
    state: 'CANCELLED',
    effective: '2025-02-20',
    evidence: ['@no-third-season']
  }),
  step('2025-03-03T11:00', 'createSpeaker', {
    name: 'The makers of Low Tide Club',
    kind: 'GROUP',
    members: ['marisol-tidefoot', 'bertrand-gullwing']
  }),
  event('2025-03-03T11:01', 'low-tide-club-open-letter', 'OPEN_LETTER', 'an open letter on Low Tide Club', {
    held: '2025-02-27',
    participants: [
      { speaker: 'marisol-tidefoot', role: 'SPEAKER' },
      { speaker: 'bertrand-gullwing', role: 'SPEAKER' }
    ]
  }),
  article('2025-03-03T11:02', 'make-believe-weekly', 'low-tide-club-index-cards', {
    headline: 'The Cards Stay Up: An Open Letter',
    published: '2025-02-28',
    shows: ['low-tide-club']
  }),
  quote('2025-03-03T11:03', 'index-cards', {
    words: INDEX_CARDS,
    speaker: 'the-makers-of-low-tide-club',
    event: 'low-tide-club-open-letter',
    said: '2025-02-27',
    printed: ['low-tide-club-index-cards'],
    ...leans(SEASON_3, 'HOPEFUL')
  }),
  article('2025-03-04T09:20', 'the-imaginary-gazette', 'makers-of-low-tide-club-hold-on', {
    headline: 'Makers of Low Tide Club Hold On to Their Cards',
    published: '2025-03-01',
    shows: ['low-tide-club']
  }),
  quote('2025-03-04T09:21', 'index-cards-again', {
    words: INDEX_CARDS,
    speaker: 'the-makers-of-low-tide-club',
    event: 'low-tide-club-open-letter',
    said: '2025-02-27',
    printed: [
      {
        article: 'makers-of-low-tide-club-hold-on',
        relayedVia: 'Make-Believe Weekly',
        relayedViaOrganisation: 'make-believe-weekly'
      }
    ],
    ...leans(SEASON_3, 'HOPEFUL')
  }),
  event('2025-06-12T08:40', 'lantern-plus-low-tide-club', 'PRESS_RELEASE', 'the press release “A New Home”', {
    held: '2025-06-11T13:00Z',
    organiser: 'lantern-plus'
  }),
  article('2025-06-12T08:41', 'the-fictional-times', 'low-tide-club-saved', {
    headline: 'Low Tide Club Comes Back In, on Another Shore',
    published: '2025-06-11',
    shows: ['low-tide-club']
  }),
  quote('2025-06-12T08:42', 'new-home', {
    words: 'Low Tide Club has a new home. Season three is ordered, and it is ours from the first wave to the last.',
    speaker: 'lantern-plus',
    event: 'lantern-plus-low-tide-club',
    said: '2025-06-11T13:00Z',
    printed: ['low-tide-club-saved'],
    about: [SEASON_3],
    stances: [
      { ...SEASON_3, subject: 'RENEWAL', value: 'CONFIRMS' },
      { ...SEASON_3, subject: 'PLATFORM', value: 'CONFIRMS' }
    ]
  }),
  ruling('2025-06-12T08:43', 'low-tide-saved', 'low-tide-club', {
    seasons: [3],
    state: 'RENEWED',
    platforms: [{ platform: 'lantern-plus' }],
    effective: '2025-06-11T13:00Z',
    evidence: ['@new-home']
  })
]
