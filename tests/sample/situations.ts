import { describe, expect, test } from '@jest/globals'
import type { Database } from '../../src/database/client.ts'
import { CORRECTION_SEEN_TWICE } from '../../src/sample/the-cartographers.ts'
import { answerTo, NO, UNDECIDED, YES } from './answers.ts'
import type { Situation } from './answers.ts'
import { LATER_SITUATIONS } from './later-situations.ts'

const SITUATIONS: Situation[] = [
  ...LATER_SITUATIONS,
  [
    'saved elsewhere: renewed after cancelled, on a new platform',
    { show: 'low-tide-club' },
    {
      ...{
        ...YES, state: 'RENEWED', authority: 'OFFICIAL', saidBy: 'Lantern+', platforms: 'lantern-plus',
        previous: 'CANCELLED'
      },
      since: '11 Jun 2025, 13:00 UTC',
      explanation:
        'Renewed: Lantern+ announced in the press release “A New Home” (11 Jun 2025, 13:00 UTC) that it has been renewed; saved: previously cancelled, since 20 Feb 2025, now on Lantern+.'
    }
  ],
  [
    'cancelled by its first platform before it was saved',
    { show: 'low-tide-club', asOf: '2025-05-01' },
    {
      ...NO, state: 'CANCELLED', authority: 'OFFICIAL', platforms: 'figment-tv', previous: 'AWAITING_DECISION',
      since: '20 Feb 2025'
    }
  ],
  [
    'a pessimistic outlook before a cancellation',
    { show: 'low-tide-club', asOf: '2025-02-01' },
    { ...UNDECIDED, state: 'AWAITING_DECISION', authority: 'REPORTED', outlook: 'PESSIMISTIC', since: '16–17 Jan 2025' }
  ],
  [
    'ended by choice, by a studio that speaks through somebody unnamed',
    { show: 'nine-lives-of-marmalade' },
    {
      ...{ ...NO, installment: 'Season 5', state: 'ENDED', authority: 'OFFICIAL', since: '24 Apr 2025' },
      saidBy: 'a spokesperson for Paper Moon Pictures'
    }
  ],
  [
    'an outlook that denies, while nobody has ruled',
    { show: 'nine-lives-of-marmalade', installment: 'Season 5', asOf: '2025-04-01' },
    { ...UNDECIDED, state: null, outlook: 'DENIES', explanation: 'No decision is on record; the outlook is negative.' }
  ],
  [
    'a season that was said not to be the last, and is out',
    { show: 'nine-lives-of-marmalade', installment: 'Season 4' },
    {
      ...YES, state: 'RELEASED', finality: 'NO', authority: 'REPORTED', saidBy: 'Make-Believe Weekly',
      release: '17 Nov 2023'
    }
  ],
  [
    'cancelled outright: the special that had been ordered',
    { show: 'static-on-maple-street', installment: 'The Quiet Episode' },
    {
      ...{
        ...NO, state: 'CANCELLED', authority: 'OFFICIAL', saidBy: 'Wilhelmina Ledgerwell', previous: 'ORDERED',
        since: '6 Nov 2024'
      },
      explanation:
        'Cancelled: Wilhelmina Ledgerwell announced on Harbour Nine’s earnings call (6 Nov 2024) that the show has been cancelled.'
    }
  ],
  [
    'cancelled outright: the season nobody had decided on',
    { show: 'static-on-maple-street', installment: 'Season 2' },
    { ...NO, state: 'CANCELLED', authority: 'OFFICIAL', since: '6 Nov 2024' }
  ],
  [
    'cancelled outright: what is out stays out',
    { show: 'static-on-maple-street', installment: 'Season 1' },
    { ...YES, state: 'RELEASED', authority: 'REPORTED', release: 'Oct 2023' }
  ],
  [
    'a film instead of a final season, which the headline speaks of',
    { show: 'the-glass-orchard' },
    {
      ...{
        ...YES, installment: 'The Last Harvest', state: 'IN_PRODUCTION', finality: 'CONFIRMED', authority: 'OFFICIAL'
      },
      ...{ saidBy: 'Saskia Windfallen', previous: 'ORDERED', release: '4 Dec 2026', open: 1 },
      platforms: 'figment-tv GB, quillstream IE'
    }
  ],
  [
    'a film in development, planned as the last by its maker',
    { show: 'the-glass-orchard', asOf: '2024-10-01' },
    {
      ...UNDECIDED, state: 'IN_DEVELOPMENT', finality: 'PLANNED', authority: 'REPORTED', outlook: 'HOPEFUL',
      since: '14 Sep 2024'
    }
  ],
  [
    'a final season renewed officially as the last',
    { show: 'brackwater', asOf: '2024-06-01' },
    { ...YES, installment: 'Season 4, part 1', state: 'RENEWED', finality: 'CONFIRMED', authority: 'OFFICIAL', open: 2 }
  ],
  [
    'a final season in two parts, the second still in production',
    { show: 'brackwater', asOf: '2026-01-01' },
    {
      ...YES, installment: 'Season 4, part 2', state: 'IN_PRODUCTION', finality: 'CONFIRMED',
      saidBy: 'Ingrid Fenwillow', previous: 'RENEWED'
    }
  ],
  [
    'a show whose last part is out and confirmed final',
    { show: 'brackwater' },
    {
      ...{
        ...NO, installment: null, state: 'ENDED', finality: 'CONFIRMED', authority: 'OFFICIAL',
        saidBy: 'Harbour Nine', open: 0
      },
      explanation: 'Ended: Harbour Nine announced (12 Mar 2024, 10:00 UTC) that Season 4, part 2 is the last installment.'
    }
  ],
  [
    'two seasons renewed by one announcement: the later one',
    { show: 'two-more-for-the-road', installment: 'Season 4' },
    { ...YES, state: 'RENEWED', authority: 'OFFICIAL', saidBy: 'Lantern+', since: '16 Sep 2025, 23:00 UTC' }
  ],
  [
    'in production, on the word of a showrunner known under two names',
    { show: 'two-more-for-the-road' },
    { ...YES, installment: 'Season 3', state: 'IN_PRODUCTION', saidBy: 'Fitz Copperpot', previous: 'RENEWED', open: 2 }
  ],
  [
    'a rumour, until the two names were merged',
    { show: 'two-more-for-the-road', knownAt: '2026-06-07T00:00:00Z' },
    { ...YES, installment: 'Season 3', state: 'RENEWED', saidBy: 'Lantern+', signals: 'RUMOUR' }
  ],
  [
    'on hold, with a mixed outlook',
    { show: 'midnight-allotment' },
    {
      ...{ ...UNDECIDED, state: 'ON_HOLD', authority: 'OFFICIAL', outlook: 'MIXED', previous: 'RENEWED' },
      ...{ since: '2 Jul 2025', lastHeard: '13 Jul 2025' }
    }
  ],
  [
    'contested: two outlets report the opposite on one day, and the earlier state stands',
    { show: 'the-understudys-ghost' },
    {
      ...{
        ...UNDECIDED, state: 'AWAITING_DECISION', contested: true, signals: 'CONTESTED CONTESTED', outlook: 'CAUTIOUS'
      },
      explanation:
        'Awaiting decision: Thaddeus Footlight said on The Prompt Box (Jan 2026) that there is no final answer yet; nothing official is on record; contested: 2 statements of the same days disagree.'
    }
  ],
  [
    'official against report: the report is overruled, as is the note that was superseded the same day',
    { show: 'kestrel-and-daughters' },
    {
      ...YES, state: 'RENEWED', authority: 'OFFICIAL', since: '6 May 2025', lastHeard: '20 May 2025',
      signals: 'OVERRULED OVERRULED'
    }
  ],
  [
    'contested for a minute, until the second note said that it supersedes the first',
    { show: 'kestrel-and-daughters', asOf: '2025-05-07', knownAt: '2025-05-08T09:04:30Z' },
    { ...UNDECIDED, state: 'ON_HOLD', authority: 'OFFICIAL', outlook: 'MIXED' }
  ],
  [
    'a rumour and the word of the cast, neither of which decides',
    { show: 'salt-and-silver-linings' },
    {
      ...{ ...UNDECIDED, state: null, authority: null, outlook: 'HOPEFUL', signals: 'RUMOUR CAST', lastHeard: null },
      explanation: 'No decision is on record; the outlook is hopeful.'
    }
  ],
  [
    'a continuation of unknown form, in development',
    { show: 'die-uhrmacherin-von-nebelstadt' },
    { ...UNDECIDED, installment: 'Continuation', state: 'IN_DEVELOPMENT', authority: 'REPORTED', outlook: 'CONFIRMS' }
  ],
  [
    'undecided since 1999, for all anybody knows',
    { show: 'the-lamplighter-variety-hour' },
    {
      ...UNDECIDED, installment: 'Reunion special', state: 'AWAITING_DECISION', outlook: 'HOPEFUL',
      since: 'since 1999', previous: 'ENDED'
    }
  ],
  [
    'ended in a year that is not certain',
    { show: 'the-lamplighter-variety-hour', asOf: '1985-01-01' },
    { ...NO, state: 'ENDED', authority: 'REPORTED', since: '1974 (uncertain)', lastHeard: '1970s' }
  ],
  [
    'an article alone as evidence, on the authority of its outlet',
    { show: 'paper-planets', asOf: '2024-12-08' },
    {
      ...YES, state: 'RENEWED', authority: 'REPORTED', saidBy: 'Make-Believe Weekly', since: '5 Dec 2024',
      previous: 'AWAITING_DECISION'
    }
  ],
  [
    'a status that fell back on the day the outlet retracted its article',
    { show: 'paper-planets' },
    {
      ...UNDECIDED, state: 'AWAITING_DECISION', outlook: 'HOPEFUL', since: '12 Dec 2024', lastHeard: '12 Oct 2024',
      previous: 'RENEWED'
    }
  ],
  [
    'cancelled by our mistake, as we said for two days',
    { show: 'paper-planets', knownAt: '2025-04-09T00:00:00Z' },
    { ...NO, state: 'CANCELLED', authority: 'REPORTED', saidBy: 'The Imaginary Gazette', previous: 'AWAITING_DECISION' }
  ],
  [
    'not cancelled on any day, once the mistaken ruling was retracted',
    { show: 'paper-planets', asOf: '2025-04-09', knownAt: '2025-04-11T00:00:00Z' },
    { ...UNDECIDED, state: 'AWAITING_DECISION', outlook: 'HOPEFUL', previous: 'RENEWED' }
  ],
  [
    'ended by a parody, as we said until the quote was withdrawn and the ruling fell with it',
    { show: 'paper-planets', knownAt: '2025-08-19T00:00:00Z' },
    { ...NO, state: 'ENDED', authority: 'REPORTED', saidBy: 'Octavia Orreryman', previous: 'AWAITING_DECISION' }
  ],
  [
    'nothing on record at all',
    { show: 'a-box-of-small-weather' },
    {
      ...UNDECIDED, installment: null, state: null, finality: 'UNKNOWN', outlook: null,
      explanation: 'No installment is on record.', open: 0
    }
  ]
]

export function describeSituations(database: () => Database): void {
  describe('situations', () => {
    test.each(SITUATIONS)('the sample knows: %s', async (_situation, question, answer) => {
      expect(await answerTo(database(), question)).toMatchObject(answer)
    })

    test('one correction is seen at two record times: of the stance, and of the day', async () => {
      const { show, asOf, before, after } = CORRECTION_SEEN_TWICE
      const awaiting = { ...UNDECIDED, state: 'AWAITING_DECISION', saidBy: 'Ottoline Brasswick' }
      expect(await answerTo(database(), { show, asOf, knownAt: before })).toMatchObject({
        ...awaiting, outlook: 'CONFIRMS', since: '10 May 2024'
      })
      expect(await answerTo(database(), { show, asOf, knownAt: after })).toMatchObject({
        ...awaiting, outlook: 'CAUTIOUS', since: '26 Apr 2024'
      })
    })

    test('on a day between the wrong date and the right one, only the corrected record has an answer', async () => {
      const { show, before, after } = CORRECTION_SEEN_TWICE
      const asOf = '2024-05-01'
      expect(await answerTo(database(), { show, asOf, knownAt: before })).toMatchObject({ state: null, outlook: null })
      expect(await answerTo(database(), { show, asOf, knownAt: after })).toMatchObject({
        state: 'AWAITING_DECISION', outlook: 'CAUTIOUS'
      })
    })
  })
}
