import { article, event, leans, person, quote, ruling, show } from './entries.ts'
import type { Step } from './steps.ts'

const SHOW = 'the-lamplighter-variety-hour'
const REUNION = { show: SHOW, installment: `@${SHOW}/Reunion special` }
const RETROSPECTIVE = 'who-put-out-the-lamps'

/**
 * Backfilled from one retrospective article: everything happened long before it was recorded, and nobody knows quite
 * when. A century, a decade, an uncertain year, an approximate one, and a wait that began in 1999 and is still going
 * on.
 */
export const theLamplighterVarietyHour: Step[] = [
  person('2023-02-13T09:00', 'Horatio Wicktrimmer', 'Creator of The Lamplighter Variety Hour'),
  show('2023-02-13T09:01', 'The Lamplighter Variety Hour', null, {
    description: 'Fictional. Songs, sketches and one horse, live from a street that was lit by gas.',
    genres: ['Variety'],
    firstYear: 1957,
    lastYear: 1974,
    credits: [{ speaker: 'horatio-wicktrimmer', role: 'CREATOR' }],
    installments: [{ kind: 'SPECIAL', title: 'Reunion special', platforms: [{ platform: 'harbour-nine' }] }]
  }),
  article('2023-02-13T09:02', 'the-imaginary-gazette', RETROSPECTIVE, {
    headline: 'Who Put Out the Lamps?',
    published: '2023-02-11',
    sections: ['Who Put Out the Lamps?', 'The Horse'],
    shows: [SHOW]
  }),
  event('2023-02-13T09:03', 'lamplighter-ledger', 'DOCUMENT', 'the Lamplighter ledger', { held: '19XX' }),
  quote('2023-02-13T09:04', 'to-be-continued', {
    kind: 'PARTIAL',
    words: 'to be continued, weather permitting',
    speaker: 'horatio-wicktrimmer',
    event: 'lamplighter-ledger',
    said: '19XX',
    printed: [RETROSPECTIVE],
    ...leans({ show: SHOW }, 'NEUTRAL')
  }),
  quote('2023-02-13T09:05', 'the-horse-retired', {
    words: 'The horse retired, and without the horse it is only a street.',
    speaker: 'horatio-wicktrimmer',
    said: '197X',
    printed: [RETROSPECTIVE],
    ...leans({ show: SHOW }, 'DENIES')
  }),
  ruling('2023-02-13T09:06', 'lamps-put-out', SHOW, {
    state: 'ENDED',
    effective: '1974?',
    evidence: ['@the-horse-retired']
  }),
  quote('2023-02-13T09:07', 'one-more-evening', {
    words: 'One more evening, if Harbour Nine will have us. We have asked.',
    speaker: 'horatio-wicktrimmer',
    said: { edtf: '1999~', phrase: 'around the turn of the century', anchor: '2023-02-11' },
    printed: [RETROSPECTIVE],
    ...leans(REUNION, 'HOPEFUL')
  }),
  ruling('2023-02-13T09:08', 'reunion-waits', SHOW, {
    installments: [REUNION.installment],
    state: 'AWAITING_DECISION',
    effective: { edtf: '1999/..', phrase: 'has been waiting for an answer since 1999', anchor: '2023-02-11' },
    evidence: ['@one-more-evening']
  })
]
