import { article, event, leans, person, quote, ruling, show, step } from './entries.ts'
import type { Step } from './steps.ts'

const SEASON_3 = { show: 'the-cartographers', season: 3 }
const REASON =
  'The conversation was recorded on 26 April; we had taken the day of the broadcast for it, and a hope for a promise.'

/**
 * The answer for one day, asked before and after the correction: `asOf` is a day, `before` and `after` are record
 * times. The correction itself was recorded from 2024-06-03T10:00:00Z to 10:01:00Z.
 */
export const CORRECTION_SEEN_TWICE = {
  show: 'the-cartographers',
  asOf: '2024-05-20',
  before: '2024-06-01T00:00:00.000Z',
  after: '2024-06-04T00:00:00.000Z'
} as const

/**
 * One correction seen at two record times. An evening programme of 10 May 2024 is recorded as a promise of that day;
 * on 3 June we correct both the day (the conversation is two weeks older) and the stance (it promises nothing).
 * Whoever asks what we said in May still hears what we said in May. And then silence: nobody has said a word about the
 * third season since.
 */
export const theCartographers: Step[] = [
  person('2024-05-13T09:00', 'Ottoline Brasswick', 'Creator and showrunner of The Cartographers'),
  person('2024-05-13T09:01', 'Peregrine Candlesnuff', 'Host of The Late Lamp'),
  show('2024-05-13T09:02', 'The Cartographers', 1, {
    description: 'Fictional. Two rival mapmakers discover that the coast they are paid to draw does not exist.',
    genres: ['Adventure', 'Comedy'],
    firstYear: 2021,
    credits: [
      { speaker: 'ottoline-brasswick', role: 'CREATOR' },
      { speaker: 'ottoline-brasswick', role: 'SHOWRUNNER' }
    ],
    installments: [{ kind: 'SEASON', number: 3, position: 3, platforms: [{ platform: 'lantern-plus' }] }]
  }),
  event('2024-05-13T09:03', 'the-late-lamp-2024-05-10', 'TELEVISION', 'The Late Lamp', {
    held: '2024-05-10',
    organiser: 'harbour-nine',
    series: 'The Late Lamp',
    participants: [
      { speaker: 'peregrine-candlesnuff', role: 'HOST' },
      { speaker: 'ottoline-brasswick', role: 'GUEST' }
    ]
  }),
  article('2024-05-13T09:04', 'the-imaginary-gazette', 'brasswick-draws-the-coast', {
    headline: 'Brasswick Has Drawn the Coast of Season Three',
    published: '2024-05-11',
    summary: '“A question for Lantern+”: the mapmaker on the late programme.',
    shows: ['the-cartographers']
  }),
  quote('2024-05-13T09:05', 'coastline', {
    words: 'The coastline of season three is drawn. Whether anybody sails there is a question for Lantern+.',
    speaker: 'ottoline-brasswick',
    event: 'the-late-lamp-2024-05-10',
    said: '2024-05-10',
    prompt: 'Where does the map go next?',
    printed: [
      { article: 'brasswick-draws-the-coast' },
      { article: 'brasswick-draws-the-coast', place: 'DECK', wording: '“A question for Lantern+”' }
    ],
    ...leans(SEASON_3, 'CONFIRMS')
  }),
  ruling('2024-05-13T09:06', 'coast-undecided', 'the-cartographers', {
    seasons: [3],
    state: 'AWAITING_DECISION',
    effective: '2024-05-10',
    evidence: ['@coastline']
  }),
  step(
    '2024-06-03T10:00',
    'correctQuote',
    { id: '@coastline', said: '2024-04-26', stances: [{ ...SEASON_3, subject: 'RENEWAL', value: 'CAUTIOUS' }] },
    { reason: REASON }
  ),
  step('2024-06-03T10:01', 'correctRuling', { id: '@coast-undecided', effective: '2024-04-26' }, { reason: REASON })
]
