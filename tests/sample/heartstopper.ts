import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import type { Database } from '../../src/database/client.ts'
import { compareDates } from '../../src/dates/order.ts'
import { heartstopper } from '../../src/sample/heartstopper.ts'
import { answerTo } from './answers.ts'

/** Length and SHA-256 of the words as the article prints them: the article itself is not ours to keep here. */
const PRINTED: Array<[what: string, length: number, sha256: string]> = [
  ['the headline', 67, 'a8cd6f6cb03829743673f4a1b9230b2549c9ed17ebfbbf3e75acd2c4ca2093b6'],
  ['the first part of the festival’s', 274, '9d6556d302309e3ffee667ea2f374da9f03d386c0578ed2fd80a6c0f9d225a73'],
  ['its speech tag', 63, '80f984c056c84b0649a494de09d8b67e145ddb49a21ea61ba510ed580d0d2a76'],
  ['its second part', 92, 'a04f11e7d3920b0ba0ad645a044b5f5fa0379e6119f904dd9d1b1c6a7ee50531'],
  ['its reprint in the headline', 23, 'e811d419fd22b0aff9159449f1923c26cd06834eaf7e65d15d11853fe4767235'],
  ['the first part of the interview’s', 258, '4b9b4b4eb6503ef7101d89342171c7d2f89020be219199acff70a15ea6b14622'],
  ['the speech tag between both', 103, '6114795cfa985521f5d09738f1fcf2e3af12ce657437ed8e843141e18d2329c8'],
  ['the second part of that quote', 233, '7aad999ae2754ab0469b0700b48b87e1da4233b469cb48965f4690756e6893d2'],
  ['the plan to wrap the series', 108, '6e70de7083fb6a3079a86ac06d15ebd40e494d1ae5b088880d0b71675b36d532'],
  ['the one word of the podcast', 6, '5e0311792aec4daa623ef11716ee1ab1242226247476bb4406e0828add1603ee'],
  ['the words around it', 50, '2d9556033b458dc07371e95d3a88cf646142128e0566892b923c508e4c6abd1f'],
  ['the paraphrase of what it takes', 217, '6c7410e949658cc69074eb56ad3ef9b34867224b2b8fcc6f99ef8b40d0f08cd3'],
  ['the name of the podcast', 51, '5d26d1d49f46e7feccdc8b4d206b64ba41fb4f77dfbe5e7283c1af61e58a3b01'],
  ['the name of the interview', 32, '15739da1edde1dcc2fe78cf852e0b12727153403bc8aedc316247671ccd51c18']
]

const CURRENT = "q.known_to = '9999-12-31T00:00:00Z'"

export function describeHeartstopper(database: () => Database): void {
  const timeline = () =>
    database().sql(
      `SELECT q.kind, q.parts, q.text, q.said, s.name AS speaker, e.kind AS event, e.name AS event_name,
         (SELECT json_agg(json_build_array(subject, value, voice) ORDER BY position) FROM stances
         WHERE version_id = q.id) AS stances,
         (SELECT json_agg(json_build_array(a.headline LIKE 'Heartstopper Season 4:%', c.place) ORDER BY c.position)
            FROM citations c JOIN articles a ON a.id = c.article_id WHERE c.version_id = q.id) AS citations
       FROM timeline_entries t JOIN quote_versions q ON q.id = t.version_id JOIN shows w ON w.id = t.show_id
       JOIN speakers s ON s.id = q.speaker_id JOIN events e ON e.id = q.event_id
       WHERE w.slug = 'heartstopper' AND ${CURRENT} ORDER BY t.sort_key COLLATE "C" DESC`
    )

  describe('Heartstopper, as one article tells it', () => {
    test.each(PRINTED)('keeps %s as printed', (_what, length, sha256) => {
      const printed = textsOf(heartstopper.map(({ input }) => input))
      expect(printed.filter((text) => text.length === length).map(digest)).toContain(sha256)
    })

    test('has the article with neither outlet nor author nor address, for it names none', async () => {
      const [article] = await database().sql(
        `SELECT headline, published->>'edtf' AS published, outlet_id, canonical_url,
           to_json(categories) AS categories, to_json(tags) AS tags, to_json(sections) AS sections, to_json(byline) AS byline
         FROM articles
         WHERE slug LIKE 'heartstopper-season-4%'`
      )
      const headline = 'Heartstopper Season 4: Alice Oseman Feeling "Optimistic," "Hopeful"'
      expect(article).toMatchObject({ headline, published: '2025-02-17', outlet_id: null, canonical_url: null })
      const { categories, tags, sections, byline } = article ?? {}
      expect({ categories, tags, sections, byline }).toEqual({
        categories: ['Netflix', 'TV'],
        tags: ['Alice Oseman', 'Heartstopper'],
        sections: [headline, 'Heartstopper Season 4: Some Previous Updates'],
        byline: []
      })
    })

    test('credits those whom the article credits, and has no external id', async () => {
      const rows = await database().sql(
        `SELECT s.name || ', ' || c.role || coalesce(', ' || c.note, '') AS credit FROM credits c
        JOIN speakers s ON s.id = c.speaker_id
         JOIN shows w ON w.id = c.show_id WHERE w.slug = 'heartstopper' ORDER BY c.position`
      )
      expect(rows.map((row) => row['credit'])).toEqual([
        'Alice Oseman, CREATOR, original graphic novels',
        'Alice Oseman, SHOWRUNNER',
        'Joe Locke, CAST',
        'Kit Connor, CAST'
      ])
      const external = await database().sql(
        `SELECT 1 FROM external_ids x JOIN shows w ON w.id = x.show_id WHERE w.slug = 'heartstopper'`
      )
      expect(external).toEqual([])
    })

    test('has five quotes, newest first: the festival, then fall 2024, then the podcast of October', async () => {
      const quotes = await timeline()
      expect(quotes.map((row) => (row['said'] as { edtf: string }).edtf)).toEqual([
        '2025-02-15/2025-02-16',
        '2024-23',
        '2024-10',
        '2024-10',
        '2024-10'
      ])
      expect(quotes.map((row) => row['event'])).toEqual(['FESTIVAL', 'INTERVIEW', 'PODCAST', 'PODCAST', 'PODCAST'])
      expect(new Set(quotes.map((row) => row['speaker']))).toEqual(new Set(['Alice Oseman']))
    })

    test('says that fall 2024 and October 2024 overlap, and that the festival is after both', async () => {
      const dates = (await timeline()).map((row) => row['said'] as { earliest: string; latest: string })
      const [festival, fall, october] = dates
      if (!festival || !fall || !october) throw new Error('a quote is missing')
      expect(compareDates(fall, october)).toBe('OVERLAPS')
      expect(compareDates(festival, fall)).toBe('AFTER')
      expect(fall.latest).toBe('2024-11-30')
      expect(october.latest).toBe('2024-10-31')
    })

    test('keeps the phrase of each date and the day it counts from', async () => {
      const dates = (await timeline()).map((row) => row['said'] as { phrase: string; anchor: string })
      expect(dates.map(({ phrase }) => phrase).slice(0, 3)).toEqual([
        'this past weekend',
        'back in the fall of 2024',
        'From October 2024'
      ])
      expect(new Set(dates.map(({ anchor }) => anchor))).toEqual(new Set(['2025-02-17']))
    })

    test.each([
      ['festival', 'DIRECT', 2, [['RENEWAL', 'HOPEFUL', 'CREATOR']], ['BODY', 'HEADLINE']],
      ['interview', 'DIRECT', 2, [['RENEWAL', 'CAUTIOUS', 'CREATOR']], ['BODY']]
    ])('has the quote of the %s: %s, in %i parts', async (where, kind, parts, stances, places) => {
      const quote = (await timeline()).find((row) => row['event'] === where.toUpperCase())
      expect(quote).toMatchObject({ kind, stances, citations: places.map((place) => [true, place]) })
      expect(quote?.['parts']).toHaveLength(parts)
      expect(quote?.['parts']).toMatchObject([{ tag: null }, { tag: expect.stringContaining('Oseman shared') }])
    })

    test('has of the podcast the plan to end (finality, not renewal), one word, and a neutral paraphrase', async () => {
      const quotes = (await timeline()).filter((row) => row['event'] === 'PODCAST')
      const found = quotes.map((row) => [row['kind'], String(row['text']).slice(0, 18), row['stances'], lengthOf(row['parts'])])
      expect(found.toSorted()).toEqual([
        ['PARAPHRASE', 'Oseman reaffirmed ', [['FINALITY', 'CONFIRMS', 'CREATOR']], 0],
        ['PARAPHRASE', 'working on both th', [['RENEWAL', 'NEUTRAL', 'CREATOR']], 0],
        ['PARTIAL', 'adores', [['RENEWAL', 'NEUTRAL', 'CREATOR']], 1]
      ])
    })

    test('has the author William Hussey as interviewer, and host and fellow guest of the podcast', async () => {
      const rows = await database().sql(
        `SELECT s.name || ', ' || p.role AS present FROM event_participants p
        JOIN speakers s ON s.id = p.speaker_id JOIN events e ON e.id = p.event_id
         WHERE e.slug IN ('waterstones-childrens-book-festival-2025', 'ive-never-said-this-before-october-2024')`
      )
      expect(rows.map((row) => String(row['present'])).toSorted()).toEqual([
        'Alice Oseman, GUEST',
        'Alice Oseman, SPEAKER',
        'Patrick Walters, GUEST',
        'Tommy DiDario, HOST',
        'William Hussey, INTERVIEWER'
      ])
    })

    test('awaits a decision today, hopeful, planned as the last', async () => {
      expect(await answerTo(database(), { show: 'heartstopper' })).toEqual({
        installment: 'Season 4',
        comingBack: 'UNDECIDED',
        state: 'AWAITING_DECISION',
        finality: 'PLANNED',
        authority: 'REPORTED',
        saidBy: 'Alice Oseman',
        outlook: 'HOPEFUL',
        contested: false,
        since: 'Fall 2024',
        lastHeard: '15–16 Feb 2025',
        release: null,
        previous: null,
        signals: null,
        platforms: 'netflix',
        open: 1,
        explanation:
          "Awaiting decision: Alice Oseman said at Waterstones Children's Book Festival (15–16 Feb 2025) that there is no final answer yet; nothing official is on record."
      })
    })

    test('awaited a decision on 1 December 2024, cautious, planned as the last', async () => {
      expect(await answerTo(database(), { show: 'heartstopper', asOf: '2024-12-01' })).toMatchObject({
        ...{ comingBack: 'UNDECIDED', state: 'AWAITING_DECISION', finality: 'PLANNED', outlook: 'CAUTIOUS' },
        ...{ since: 'Fall 2024', lastHeard: 'Fall 2024' }
      })
    })
  })
}

function lengthOf(list: unknown): number {
  return (list as unknown[]).length
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Every text in an input, at any depth. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap(textsOf)
}
