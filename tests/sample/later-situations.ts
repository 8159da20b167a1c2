import { NO, TODAY, UNDECIDED, YES } from './answers.ts'
import type { Situation } from './answers.ts'

/** What the shows that were added later are there for. */
export const LATER_SITUATIONS: Situation[] = [
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
  ]) as Situation[]),
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
  ]
]
