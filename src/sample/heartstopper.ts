import type { Step } from './steps.ts'

const SHOW = { show: 'heartstopper', season: 4 }
const ARTICLE = 'heartstopper-season-4-alice-oseman-feeling-optimistic-hopeful'
const FESTIVAL_WEEKEND = { edtf: '2025-02-15/2025-02-16', phrase: 'this past weekend', anchor: '2025-02-17' }
const FALL = { edtf: '2024-23', phrase: 'back in the fall of 2024', anchor: '2025-02-17' }
const OCTOBER = { edtf: '2024-10', phrase: 'From October 2024', anchor: '2025-02-17' }
const PODCAST = "Tommy DiDario's I've Never Said This Before podcast"

/**
 * What one article of 17 February 2025 says of Heartstopper, and nothing else: it names no outlet, no author and no
 * address, so these stay unknown. Every quoted word stands in that article.
 */
export const heartstopper: Step[] = [
  { at: '2025-02-18T09:00:00.000Z', verb: 'createOrganisation', input: { slug: 'netflix', name: 'Netflix', roles: ['PLATFORM'] } },
  { at: '2025-02-18T09:00:10.000Z', verb: 'createOrganisation', input: { slug: 'tudum', name: 'TUDUM', roles: ['OUTLET'] } },
  { at: '2025-02-18T09:01:00.000Z', verb: 'createSpeaker', input: { name: 'Alice Oseman' } },
  { at: '2025-02-18T09:01:10.000Z', verb: 'createSpeaker', input: { name: 'Joe Locke' } },
  { at: '2025-02-18T09:01:20.000Z', verb: 'createSpeaker', input: { name: 'Kit Connor' } },
  { at: '2025-02-18T09:01:30.000Z', verb: 'createSpeaker', input: { name: 'William Hussey', description: 'Author' } },
  { at: '2025-02-18T09:01:40.000Z', verb: 'createSpeaker', input: { name: 'Tommy DiDario' } },
  { at: '2025-02-18T09:01:50.000Z', verb: 'createSpeaker', input: { name: 'Patrick Walters' } },
  {
    at: '2025-02-18T09:02:00.000Z',
    verb: 'createShow',
    input: {
      title: 'Heartstopper',
      tags: ['Alice Oseman', 'Heartstopper'],
      credits: [
        { speaker: 'alice-oseman', role: 'CREATOR', note: 'original graphic novels' },
        { speaker: 'alice-oseman', role: 'SHOWRUNNER' },
        { speaker: 'joe-locke', role: 'CAST' },
        { speaker: 'kit-connor', role: 'CAST' }
      ],
      installments: [{ kind: 'SEASON', number: 4, position: 4, platforms: [{ platform: 'netflix' }] }]
    }
  },
  {
    at: '2025-02-18T09:03:00.000Z',
    verb: 'createEvent',
    input: {
      slug: 'waterstones-childrens-book-festival-2025',
      kind: 'FESTIVAL',
      name: "Waterstones Children's Book Festival",
      held: FESTIVAL_WEEKEND,
      series: "Waterstones Children's Book Festival",
      participants: [
        { speaker: 'alice-oseman', role: 'SPEAKER' },
        { speaker: 'william-hussey', role: 'INTERVIEWER' }
      ]
    }
  },
  {
    at: '2025-02-18T09:03:10.000Z',
    verb: 'createEvent',
    input: {
      slug: 'alice-oseman-tudum-fall-2024',
      kind: 'INTERVIEW',
      name: "an interview for Netflix's TUDUM",
      held: FALL,
      organiser: 'tudum',
      participants: [{ speaker: 'alice-oseman', role: 'SPEAKER' }]
    }
  },
  {
    at: '2025-02-18T09:03:20.000Z',
    verb: 'createEvent',
    input: {
      slug: 'ive-never-said-this-before-october-2024',
      kind: 'PODCAST',
      name: "I've Never Said This Before",
      held: OCTOBER,
      series: "I've Never Said This Before",
      participants: [
        { speaker: 'tommy-didario', role: 'HOST' },
        { speaker: 'alice-oseman', role: 'GUEST' },
        { speaker: 'patrick-walters', role: 'GUEST' }
      ]
    }
  },
  {
    at: '2025-02-18T09:04:00.000Z',
    verb: 'recordArticle',
    input: {
      slug: ARTICLE,
      headline: 'Heartstopper Season 4: Alice Oseman Feeling "Optimistic," "Hopeful"',
      published: '2025-02-17',
      sections: ['Heartstopper Season 4: Alice Oseman Feeling "Optimistic," "Hopeful"', 'Heartstopper Season 4: Some Previous Updates'],
      categories: ['Netflix', 'TV'],
      tags: ['Alice Oseman', 'Heartstopper'],
      shows: ['heartstopper']
    }
  },
  {
    at: '2025-02-18T09:05:00.000Z',
    verb: 'recordQuote',
    name: 'festival',
    input: {
      kind: 'DIRECT',
      parts: [
        {
          text: "I'm working very hard behind the scenes to get a renewal for 'Heartstopper.' It is still ongoing. We don't have a final answer yet. But there are so many people behind the scenes who are working really hard to make it happen. We're feeling optimistic. We're feeling hopeful,"
        },
        {
          text: 'And hopefully, we will be able to share some news about that sometime soon. Fingers crossed.',
          tag: 'Oseman shared during a conversation with author William Hussey.'
        }
      ],
      speaker: 'alice-oseman',
      event: 'waterstones-childrens-book-festival-2025',
      said: FESTIVAL_WEEKEND,
      about: [SHOW],
      stances: [{ ...SHOW, subject: 'RENEWAL', value: 'HOPEFUL' }],
      citations: [
        { article: ARTICLE, place: 'BODY' },
        { article: ARTICLE, place: 'HEADLINE', wording: '"Optimistic," "Hopeful"' }
      ]
    }
  },
  {
    at: '2025-02-18T09:06:00.000Z',
    verb: 'recordQuote',
    name: 'tudum',
    input: {
      kind: 'DIRECT',
      parts: [
        {
          text: "As much as I — and everyone else — want the final installment to come to the screen as soon as possible, there are a lot of moving parts to account for that make it hard to solidify anything. But we're doing our best and will let fans know as soon as we can,"
        },
        {
          text: "I feel like viewers of the show hopefully know that I'm very open and honest online about the process and what's going on with production. So, of course, I will share anything when I'm able to — but that's all there is at the moment.",
          tag: "Oseman shared about the show's future back in the fall of 2024 during an interview for Netflix's TUDUM."
        }
      ],
      speaker: 'alice-oseman',
      event: 'alice-oseman-tudum-fall-2024',
      said: FALL,
      about: [SHOW],
      stances: [{ ...SHOW, subject: 'RENEWAL', value: 'CAUTIOUS' }],
      citations: [{ article: ARTICLE, relayedVia: "an interview for Netflix's TUDUM", relayedViaOrganisation: 'tudum' }]
    }
  },
  {
    at: '2025-02-18T09:07:00.000Z',
    verb: 'recordQuote',
    name: 'fourth-and-last',
    input: {
      kind: 'PARAPHRASE',
      speaker: 'alice-oseman',
      event: 'ive-never-said-this-before-october-2024',
      said: OCTOBER,
      about: [SHOW],
      stances: [{ ...SHOW, subject: 'FINALITY', value: 'CONFIRMS' }],
      citations: [
        {
          article: ARTICLE,
          wording: 'Oseman reaffirmed the plan to wrap the series with a fourth season and discussed why now was the right time.',
          relayedVia: PODCAST
        }
      ]
    }
  },
  {
    at: '2025-02-18T09:07:10.000Z',
    verb: 'recordQuote',
    input: {
      kind: 'PARTIAL',
      parts: [{ text: 'adores' }],
      speaker: 'alice-oseman',
      event: 'ive-never-said-this-before-october-2024',
      said: OCTOBER,
      about: [SHOW],
      stances: [{ ...SHOW, subject: 'RENEWAL', value: 'NEUTRAL' }],
      citations: [
        { article: ARTICLE, wording: 'they still "adores" the universe that they created', relayedVia: PODCAST }
      ]
    }
  },
  {
    at: '2025-02-18T09:07:20.000Z',
    verb: 'recordQuote',
    input: {
      kind: 'PARAPHRASE',
      speaker: 'alice-oseman',
      event: 'ive-never-said-this-before-october-2024',
      said: OCTOBER,
      about: [SHOW],
      stances: [{ ...SHOW, subject: 'RENEWAL', value: 'NEUTRAL' }],
      citations: [
        {
          article: ARTICLE,
          wording:
            "working on both the series and the graphic novel takes its toll after a while and that they're looking forward to having the time to devote to Heartstopper and other creative endeavors that Oseman is looking to pursue",
          relayedVia: PODCAST
        }
      ]
    }
  },
  {
    at: '2025-02-18T09:08:00.000Z',
    verb: 'recordRuling',
    input: {
      show: 'heartstopper',
      seasons: [4],
      finality: 'PLANNED',
      effective: OCTOBER,
      evidence: [{ quote: '@fourth-and-last' }]
    }
  },
  {
    at: '2025-02-18T09:08:10.000Z',
    verb: 'recordRuling',
    input: {
      show: 'heartstopper',
      seasons: [4],
      state: 'AWAITING_DECISION',
      effective: FALL,
      evidence: [{ quote: '@tudum' }]
    }
  },
  {
    at: '2025-02-18T09:08:20.000Z',
    verb: 'recordRuling',
    input: {
      show: 'heartstopper',
      seasons: [4],
      state: 'AWAITING_DECISION',
      effective: FESTIVAL_WEEKEND,
      evidence: [{ quote: '@festival' }]
    }
  }
]
