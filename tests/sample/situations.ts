import { describe, expect, test } from '@jest/globals'
import type { Database } from '../../src/database/client.ts'
import { CORRECTION_SEEN_TWICE } from '../../src/sample/the-cartographers.ts'
import type { Question } from './answers.ts'
import { TODAY, answerTo } from './answers.ts'

type Answer = Partial<Awaited<ReturnType<typeof answerTo>>>

const UNDECIDED = { comingBack: 'UNDECIDED', contested: false, signals: null, previous: null, release: null }
const YES = { ...UNDECIDED, comingBack: 'YES', outlook: null }
const NO = { ...YES, comingBack: 'NO' }

const SITUATIONS: Array<[situation: string, question: Question, answer: Answer]> = [
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
    'a first season ordered, announced in Welsh and due in a spring',
    { show: 'ty-ar-y-dwr' },
    {
      ...{ ...YES, state: 'ORDERED', authority: 'OFFICIAL', saidBy: 'Teledraig', since: '4 Aug 2025' },
      ...{ release: 'Spring 2027', platforms: 'teledraig GB' },
      explanation: 'Ordered: Teledraig announced at Gŵyl y Dychymyg (4 Aug 2025) that it has been ordered; due Spring 2027.'
    }
  ],
  [
    'renewed after cancelled by the same platform, which changed its mind',
    { show: 'isiklar-sonunce' },
    {
      ...{ ...YES, state: 'RENEWED', authority: 'OFFICIAL', saidBy: 'Fındık TV', previous: 'CANCELLED' },
      platforms: 'findik-tv',
      explanation:
        'Renewed: Fındık TV announced (14 Oct 2025) that it has been renewed; saved: previously cancelled, since 3 Jun 2025.'
    }
  ],
  [
    'put on hold by a studio, as official as the platform that had renewed it',
    { show: 'mikazuki-shokudo', asOf: '2026-01-10' },
    {
      ...{ ...UNDECIDED, state: 'ON_HOLD', authority: 'OFFICIAL', saidBy: '三日月製作', outlook: 'CAUTIOUS' },
      ...{ since: '5 Dec 2025', previous: 'RENEWED' }
    }
  ],
  [
    'in production straight from a hold',
    { show: 'mikazuki-shokudo' },
    {
      ...{ ...YES, state: 'IN_PRODUCTION', authority: 'OFFICIAL', saidBy: '雲ビジョン', previous: 'ON_HOLD' },
      since: '10 Mar 2026'
    }
  ],
  [
    'nothing open: the one season is out, and its maker is hopeful',
    { show: 'maqha-al-ghuyum' },
    {
      ...{ ...UNDECIDED, installment: null, state: null, finality: 'UNKNOWN', outlook: 'HOPEFUL', open: 0 },
      lastHeard: '9 May 2025',
      explanation: 'No further installment is on record; the outlook is hopeful.'
    }
  ],
  [
    'nothing open, and nobody who counts has spoken, until three spellings were merged into one maker',
    { show: 'maqha-al-ghuyum', knownAt: '2025-11-24T09:05:00Z' },
    { ...UNDECIDED, installment: null, state: null, outlook: null, lastHeard: null }
  ],
  [
    'officially contested: the platforms of two territories contradict each other on one day',
    { show: 'o-faros-tou-chthes' },
    {
      ...{ ...UNDECIDED, state: 'AWAITING_DECISION', contested: true, signals: 'CONTESTED CONTESTED', outlook: 'MIXED' },
      ...{ since: '10 Oct 2025', platforms: 'faros-plus GR, nightjar-play CY', saidBy: 'Φανούρης Καραβοτσάκαλος' }
    }
  ],
  [
    'awaiting a decision on the same podcast three times over, ever less hopeful',
    { show: 'murmuration-street' },
    {
      ...{ ...UNDECIDED, state: 'AWAITING_DECISION', authority: 'REPORTED', outlook: 'PESSIMISTIC' },
      ...{ since: '2 Sep 2025', lastHeard: '4 Mar 2026' }
    }
  ],
  [
    'the second of three visits, when the outlook was cautious',
    { show: 'murmuration-street', asOf: '2025-12-31' },
    { ...UNDECIDED, state: 'AWAITING_DECISION', outlook: 'CAUTIOUS', since: '2 Sep 2025', lastHeard: '3 Dec 2025' }
  ],
  [
    'a single rumour, and nothing else',
    { show: 'umbrella-parliament' },
    {
      ...{ ...UNDECIDED, state: null, authority: null, outlook: null, signals: 'RUMOUR', lastHeard: null },
      explanation: 'No decision is on record.'
    }
  ],
  [
    'a season of which nobody has said a word',
    { show: 'quiet-please-mr-ottershaw' },
    {
      ...{ ...UNDECIDED, installment: 'Season 2', state: null, outlook: null, lastHeard: null, open: 1 },
      ...{ platforms: 'nightjar-play', explanation: 'No decision is on record.' }
    }
  ],
  [
    'words that two outlets printed, and one retracted: they stand',
    { show: 'the-wolves-of-nowhere' },
    {
      ...{ ...UNDECIDED, installment: 'The Howl Before Christmas', state: 'IN_DEVELOPMENT', authority: 'REPORTED' },
      ...{ outlook: 'HOPEFUL', since: '8 May 2025' }
    }
  ],
  [
    'an official no, which a producer who says yes does not overrule',
    { show: 'the-pelican-brigade' },
    {
      ...{ ...NO, state: 'CANCELLED', authority: 'OFFICIAL', saidBy: 'Nightjar Play', signals: 'OVERRULED' },
      ...{ since: '9 Sep 2025', lastHeard: '16 Sep 2025' }
    }
  ],
  ...([
    ['2025-06-01', 'Oct 2025'],
    ['2025-12-01', 'Mar 2026'],
    [TODAY, 'Fall 2026']
  ].map(([asOf, release]) => [
    `a release that moves: on ${asOf} it is due ${release}`,
    { show: 'next-train-to-yesterday', asOf },
    { ...YES, state: 'RENEWED', authority: 'OFFICIAL', since: '3 Feb 2025', release }
  ]) as typeof SITUATIONS),
  [
    'confirmed as the last by its platform',
    { show: 'one-last-heist-again', asOf: '2025-01-01' },
    { ...YES, installment: 'Season 5', state: 'RENEWED', finality: 'CONFIRMED', authority: 'OFFICIAL', open: 2 }
  ],
  [
    'not the last after all, says the platform that had confirmed it',
    { show: 'one-last-heist-again', installment: 'Season 5' },
    { ...YES, state: 'RELEASED', finality: 'NO', previous: 'RENEWED', release: '6 Jun 2025' }
  ],
  [
    'a season beyond the last',
    { show: 'one-last-heist-again' },
    { ...YES, installment: 'Season 6', state: 'RENEWED', finality: 'UNKNOWN', authority: 'OFFICIAL', since: '13 Jan 2026', open: 1 }
  ],
  [
    'a continuation that became a film, which the headline speaks of',
    { show: 'the-wandering-island' },
    {
      ...{ ...YES, installment: 'The Island at Anchor', state: 'ORDERED', authority: 'OFFICIAL', open: 1 },
      since: '22 Jul 2025'
    }
  ],
  [
    'ended by its makers together, on nobody else’s word',
    { show: 'the-unsinkable-mrs-quill' },
    {
      ...{ ...NO, installment: 'Season 7', state: 'ENDED', authority: 'REPORTED', saidBy: 'The crew of Mrs. Quill' },
      explanation:
        'Ended: The crew of Mrs. Quill said in an open letter to the passengers (1 Dec 2025) that the show has come to an end; nothing official is on record.'
    }
  ],
  [
    'a rumour before it came true',
    { show: 'voices-under-the-pier', asOf: '2026-02-01' },
    { ...UNDECIDED, state: null, authority: null, outlook: null, signals: 'RUMOUR' }
  ],
  [
    'a rumour that came true, and so stands beside nothing any more',
    { show: 'voices-under-the-pier' },
    { ...YES, state: 'RENEWED', authority: 'OFFICIAL', saidBy: 'Lantern+', since: '20 Feb 2026', signals: null }
  ],
  [
    'a yes, as long as we took the words for the creator’s',
    { show: 'mister-pockets', knownAt: '2025-10-05T00:00:00Z' },
    { ...YES, state: 'RENEWED', authority: 'REPORTED', saidBy: 'Aurelio Pocketsworth', since: '30 Sep 2025' }
  ],
  [
    'a rumour of the cast, once the speaker was corrected',
    { show: 'mister-pockets' },
    {
      ...{ ...UNDECIDED, state: null, authority: null, outlook: 'CONFIRMS', signals: 'RUMOUR CAST', lastHeard: null },
      explanation: 'No decision is on record; the outlook is positive.'
    }
  ],
  [
    'saved once',
    { show: 'tumbleweed-court', asOf: '2024-12-31' },
    { ...YES, state: 'RENEWED', saidBy: 'Harbour Nine', platforms: 'harbour-nine', previous: 'CANCELLED' }
  ],
  [
    'cancelled by the platform that had saved it',
    { show: 'tumbleweed-court', asOf: '2025-06-01' },
    { ...NO, state: 'CANCELLED', saidBy: 'Harbour Nine', platforms: 'harbour-nine', previous: 'RENEWED', since: '5 May 2025' }
  ],
  [
    'saved twice',
    { show: 'tumbleweed-court' },
    {
      ...{ ...YES, state: 'RENEWED', saidBy: 'Nightjar Play', platforms: 'nightjar-play', previous: 'CANCELLED' },
      explanation:
        'Renewed: Nightjar Play announced (4 Nov 2025) that it has been renewed; saved: previously cancelled, since 5 May 2025, now on Nightjar Play.'
    }
  ],
  [
    'half a season out, the other half cancelled',
    { show: 'two-halves-of-a-kingdom' },
    {
      ...{ ...NO, installment: 'Season 1, part 2', state: 'CANCELLED', authority: 'OFFICIAL', saidBy: 'Figment TV', open: 1 },
      explanation: 'Cancelled: Figment TV announced on Figment TV’s earnings call (12 Aug 2025) that it has been cancelled.'
    }
  ],
  [
    'on hold until further notice',
    { show: 'sallow-point-out-of-season' },
    { ...UNDECIDED, state: 'ON_HOLD', authority: 'OFFICIAL', outlook: 'CAUTIOUS', since: 'since 20 Nov 2024' }
  ],
  [
    'not yet on hold before the day on which that was printed',
    { show: 'sallow-point-out-of-season', asOf: '2024-11-25' },
    { ...UNDECIDED, state: null, outlook: null }
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
