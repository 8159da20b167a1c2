import { describe, expect, test } from '@jest/globals'
import type { Database } from '../../src/database/client.ts'
import { daysBetween } from '../../src/dates/days.ts'
import { find } from '../../src/features/history/resolve.ts'
import { TODAY } from './answers.ts'

const CURRENT = "known_to = '9999-12-31T00:00:00Z'"

export function describeRecords(database: () => Database): void {
  /** The values of the first column. */
  async function list(sql: string): Promise<unknown[]> {
    return (await database().sql(sql)).map((row) => Object.values(row)[0])
  }

  describe('records', () => {
    test('a joint statement of a group stands in the timeline of each member', async () => {
      const sql = `SELECT s.slug FROM timeline_entries t JOIN speakers s ON s.id = t.speaker_id
        JOIN quote_versions q ON q.id = t.version_id
        WHERE q.text LIKE 'We have a whole third season on index cards%' AND q.${CURRENT} ORDER BY s.slug`
      expect(await list(sql)).toEqual(['bertrand-gullwing', 'marisol-tidefoot', 'the-makers-of-low-tide-club'])
    })

    test('the same words recorded twice are one quote printed by two articles, one relaying the other', async () => {
      const sql = `SELECT a.slug || coalesce(' via ' || c.relayed_via, '') FROM citations c
        JOIN articles a ON a.id = c.article_id
        JOIN quote_versions q ON q.id = c.version_id
        WHERE q.text LIKE 'We have a whole third season on index cards%' AND q.${CURRENT} ORDER BY c.position`
      expect(await list(sql)).toEqual([
        'low-tide-club-index-cards',
        'makers-of-low-tide-club-hold-on via Make-Believe Weekly'
      ])
    })

    test('the same words of unnamed sources are never merged', async () => {
      const sql = `SELECT attribution FROM quote_versions WHERE text LIKE 'It is happening.%'
        AND speaker_id IS NULL AND ${CURRENT}`
      expect(await list(sql)).toEqual(['a person close to the production', 'a person close to the production'])
    })

    test('a quote in another language has its translation', async () => {
      const sql = `SELECT language || ': ' || translation FROM quote_versions WHERE translation IS NOT NULL`
      const translations = (await list(sql)).map(String)
      expect(translations).toContain(
        'de: It will go on. Whether as a series, a film or a radio play, not even the clock knows.'
      )
      const languages = new Set(translations.map((text) => text.slice(0, 2)))
      expect([...languages].toSorted()).toEqual(['ar', 'cy', 'de', 'el', 'ja', 'tr'])
      expect(await list(`SELECT 1 FROM quote_versions WHERE language <> 'en' AND translation IS NULL`)).toEqual([])
    })

    test('shows, speakers and outlets are written in their own script, and found under a slug in Latin letters', async () => {
      const sql = `SELECT slug || ' ' || title FROM shows WHERE title ~ '[^ -~“”’]' ORDER BY slug`
      expect((await list(sql)).toSorted()).toEqual([
        'isiklar-sonunce Işıklar Sönünce',
        'maqha-al-ghuyum مقهى الغيوم',
        'mikazuki-shokudo 三日月食堂',
        'o-faros-tou-chthes Ο Φάρος του Χθες',
        'ty-ar-y-dwr Tŷ ar y Dŵr'
      ])
    })

    test('a speaker merged twice is found under every name it had, and keeps them as aliases', async () => {
      const { prisma } = database()
      const kept = await prisma.speaker.findUniqueOrThrow({ where: { slug: 'ghayman-al-radhadhi' } })
      expect(kept.aliases.toSorted()).toEqual(['Ghayman Alradhadhi', 'Gheiman el-Razazi'])
      for (const slug of ['ghayman-alradhadhi', 'gheiman-el-razazi']) {
        expect(await prisma.$transaction((tx) => find(tx, 'Speaker', slug))).toBe(kept.id)
      }
    })

    test('a release that moved twice was announced three times in the log, and each day is kept', async () => {
      const sql = `SELECT u.summary FROM update_entries u JOIN update_shows s ON s.position = u.position
        JOIN shows w ON w.id = s.show_id WHERE w.slug = 'next-train-to-yesterday' AND u.kind = 'RELEASE_DATE' ORDER BY u.position`
      expect((await list(sql)).map((text) => /release ([^,]+)/.exec(String(text))?.[1])).toEqual(['Oct 2025', 'Mar 2026', 'Fall 2026'])
    })

    test('every show but two has been spoken of, and no two shows speak the same words', async () => {
      const silent = `SELECT slug FROM shows w WHERE NOT EXISTS (SELECT 1 FROM timeline_entries t WHERE t.show_id = w.id) ORDER BY slug`
      expect(await list(silent)).toEqual(['a-box-of-small-weather', 'quiet-please-mr-ottershaw'])
      const twice = `SELECT q.text FROM quote_versions q JOIN timeline_entries t ON t.version_id = q.id WHERE t.show_id IS NOT NULL
        GROUP BY q.text HAVING count(DISTINCT t.show_id) > 1`
      expect(await list(twice)).toEqual([
        'Kestrel & Daughters flies next year; about Midnight Allotment I would not bet a turnip either way.'
      ])
    })

    test('quotes that answer a question keep the question', async () => {
      const prompts = await list(`SELECT DISTINCT prompt FROM quote_versions WHERE prompt IS NOT NULL`)
      expect(prompts.toSorted()).toEqual([
        'Is that a camera?',
        'Where does the map go next?',
        'Will there be a second season?'
      ])
    })

    test('somebody speaks for a company: named for a platform, unnamed for a studio', async () => {
      const sql = `SELECT DISTINCT coalesce(s.name, q.attribution) || ' for ' || o.name FROM quote_versions q
        JOIN organisations o ON o.id = q.on_behalf_of_id LEFT JOIN speakers s ON s.id = q.speaker_id ORDER BY 1`
      expect((await list(sql)).toSorted()).toEqual([
        'Augustin Vellumby for Quillstream',
        'Wilhelmina Ledgerwell for Harbour Nine',
        'a spokesperson for Paper Moon Pictures for Paper Moon Pictures'
      ])
    })

    test('one quote is about two shows and stands in the timeline of both', async () => {
      const sql = `SELECT w.slug FROM timeline_entries t JOIN shows w ON w.id = t.show_id
        JOIN quote_versions q ON q.id = t.version_id
        WHERE q.text LIKE 'Kestrel & Daughters flies next year%' ORDER BY w.slug`
      expect(await list(sql)).toEqual(['kestrel-and-daughters', 'midnight-allotment'])
    })

    test('offsets of a citation cut the very words out of the body', async () => {
      const sql = `SELECT substr(a.body, c.start_offset + 1, c.end_offset - c.start_offset) = q.text FROM citations c
        JOIN articles a ON a.id = c.article_id JOIN quote_versions q ON q.id = c.version_id
        WHERE c.start_offset IS NOT NULL AND q.${CURRENT}`
      expect([...new Set(await list(sql))]).toEqual([true])
    })

    test('a part of a quote is marked where it is not verbatim', async () => {
      expect(await list(`SELECT 1 FROM quote_versions WHERE parts @> '[{"verbatim": false}]'`)).not.toEqual([])
    })

    test('one ruling supersedes another, and one names two installments', async () => {
      const sql = `SELECT b.state || ' gives way to ' || a.state FROM ruling_versions a
        JOIN ruling_versions b ON b.ruling_id = a.supersedes_id`
      expect(await list(sql)).toEqual(['ON_HOLD gives way to RENEWED'])
      const pairs = `SELECT DISTINCT w.slug FROM ruling_installments i
        JOIN ruling_versions r ON r.id = i.version_id JOIN shows w ON w.id = r.show_id
        GROUP BY w.slug, r.id HAVING count(*) = 2 ORDER BY w.slug`
      expect(await list(pairs)).toEqual(['brackwater', 'two-more-for-the-road'])
    })

    test('a season and a continuation are replaced by films', async () => {
      const sql = `SELECT i.title || ' by ' || r.title FROM installments i
        JOIN installments r ON r.id = i.replaced_by_id`
      const replaced = (await list(sql)).map(String).toSorted()
      expect(replaced).toEqual(['Continuation by The Island at Anchor', 'Season 3 by The Last Harvest'])
    })

    test('a merged speaker is found under the old slug and the new one', async () => {
      const { prisma } = database()
      const kept = await prisma.speaker.findUniqueOrThrow({ where: { slug: 'fitz-copperpot' } })
      expect(kept.aliases).toEqual(['Fitzgerald Copperpot'])
      expect(await prisma.$transaction((tx) => find(tx, 'Speaker', 'fitzgerald-copperpot'))).toBe(kept.id)
    })

    test('a panel is part of a larger event, and programmes come in series', async () => {
      const parts = `SELECT e.slug || ' at ' || w.slug FROM events e JOIN events w ON w.id = e.part_of_id`
      expect(await list(parts)).toEqual(['the-glass-orchard-panel-2024 at make-believe-con-2024'])
      const podcasts = await list(`SELECT name FROM event_series WHERE kind = 'PODCAST' ORDER BY slug`)
      expect(podcasts).toEqual(['Feathers and Fees', "I've Never Said This Before", 'The Prompt Box'])
    })

    test('a retracted article, a retracted ruling, a withdrawn quote and what falls with it say why', async () => {
      const sql = `SELECT kind || ': ' || reason FROM update_entries
        WHERE kind IN ('RETRACTION', 'WITHDRAWAL') ORDER BY position`
      expect(await list(sql)).toEqual([
        'RETRACTION: Make-Believe Weekly says that it mistook a birthday card for a contract.',
        'RETRACTION: The article speaks of another show, Paper Plane.',
        'RETRACTION: Make-Believe Weekly had taken the words from another paper and said that it had heard them itself.',
        'WITHDRAWAL: The account that wrote this parodies the showrunner.',
        'RETRACTION: Its last published evidence was withdrawn: The account that wrote this parodies the showrunner.',
        'WITHDRAWAL: It reprints a parody and nothing else.'
      ])
    })

    test('a corrected headline is the one that search finds', async () => {
      const sql = `SELECT folded FROM articles WHERE slug = 'two-gardeners-two-forecasts'`
      expect(await list(sql)).toEqual(['two gardeners, two forecasts'])
    })

    test('every correction gives its reason', async () => {
      const reasons = await list(`SELECT reason IS NOT NULL FROM update_entries WHERE kind = 'CORRECTION'`)
      expect(reasons).toEqual([true, true, true, true, true])
    })

    test('what was recorded long after it happened is marked as backfilled, and news is not', async () => {
      const backfilled = `SELECT DISTINCT w.slug FROM update_entries u JOIN update_shows s ON s.position = u.position
        JOIN shows w ON w.id = s.show_id WHERE u.backfilled ORDER BY w.slug`
      expect(await list(backfilled)).toEqual(['heartstopper', 'the-cartographers', 'the-lamplighter-variety-hour'])
    })

    test('a show is undecided and silent for far more than sixty days', async () => {
      const rows = await database().sql(
        `SELECT w.slug, s.last_heard_on FROM status_segments s JOIN shows w ON w.id = s.show_id
         WHERE s.headline AND s.${CURRENT} AND s.valid_to = '9999-12-31T00:00:00Z' AND s.coming_back = 'UNDECIDED'
         AND s.last_heard_on IS NOT NULL`
      )
      const silent = rows.filter((row) => daysBetween(String(row['last_heard_on']), TODAY) > 600)
      expect(silent.map((row) => row['slug']).toSorted()).toEqual([
        'heartstopper',
        'paper-planets',
        'sallow-point-out-of-season',
        'the-cartographers',
        'the-lamplighter-variety-hour'
      ])
    })
  })
}
