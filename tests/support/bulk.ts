import type { Database } from '../../src/database/client.ts'
import { publicId } from '../../src/graphql/ids.ts'
import { ALWAYS, OPEN, changes, dateJson, day, headOf, id, idText } from './bulk-rows.ts'
import { inOneTransaction, partsOfSegments, seasons } from './bulk-rows.ts'
import type { Start } from './bulk-rows.ts'

/**
 * Whole records put straight into the tables, by the thousand, as the actions would write them one by one: with the
 * versions, places in timelines, changes, revisions and log entries that come with them. The same arguments give the
 * same rows.
 */

export interface BulkShow {
  slug: string
  /** Public ids: who says half of all quotes, and the article that prints every second one. */
  speaker: string
  article: string
  /** Slug of the event at which a quarter is said. */
  event: string
  quotes: number
}

/**
 * One show of five seasons with a status, and as many published quotes about it as asked for: one in ten corrected
 * since (two versions), drafts besides (one in fifty), eleven speakers, articles of four quotes each and one that
 * prints half.
 */
export async function fillShow(database: Database, { quotes }: { quotes: number }): Promise<BulkShow> {
  const sizes = {
    quotes,
    corrections: Math.floor(quotes / 10),
    drafts: Math.ceil(quotes / 50),
    articles: Math.max(5, Math.ceil(quotes / 4)),
    events: Math.max(4, Math.ceil(quotes / 20))
  }
  const start = await headOf(database)
  await inOneTransaction(database, [...world(sizes, start), ...drawnQuotes(sizes, start), ...status()])
  return {
    slug: 'the-tide-tables',
    speaker: publicId('Speaker', idText('speaker', 1)),
    article: publicId('Article', idText('article', 0)),
    event: 'event-1',
    quotes
  }
}

type Sizes = Record<'quotes' | 'corrections' | 'drafts' | 'articles' | 'events', number>

/** What quotes hang on: the show, its seasons, speakers, events and articles, all in change 0. */
function world({ articles, events }: Sizes, { position, moment }: Start): string[] {
  const show = id('show', 0)
  const published = `(CASE a WHEN 0 THEN date '2023-12-31' ELSE date '2010-01-01' + (a * 31 % 5000) END)`
  const articleKey = `${published}::text || ${published}::text || ${id('article', 'a')}::text`
  return [
    changes(0, 0, 'createShow', moment(0)),
    `INSERT INTO organisations (id, visibility, slug, name, roles, folded, sort_key)
      SELECT ${id('organisation', 'o')}, 'PUBLISHED', 'organisation-' || o, 'Organisation ' || o,
        ARRAY[CASE o WHEN 0 THEN 'PLATFORM' ELSE 'OUTLET' END]::organisation_role[], 'organisation ' || o,
        'organisation ' || o || ' ' || ${id('organisation', 'o')}::text FROM generate_series(0, 5) o`,
    `INSERT INTO speakers (id, visibility, slug, kind, name, aliases, folded, sort_key)
      SELECT ${id('speaker', 's')}, 'PUBLISHED', 'speaker-' || s, 'PERSON', 'Speaker ' || s, '{}', 'speaker ' || s,
        'speaker ' || s || ' ' || ${id('speaker', 's')}::text FROM generate_series(1, 11) s`,
    `INSERT INTO shows (id, visibility, slug, title, genres, tags, folded, sort_key) VALUES
      (${show}, 'PUBLISHED', 'the-tide-tables', 'The Tide Tables', '{Drama}', '{}', 'the tide tables',
        'the tide tables ' || ${show}::text)`,
    `INSERT INTO credits (id, show_id, speaker_id, role, position)
      SELECT ${id('credit', 's')}, ${show}, ${id('speaker', 's')}, 'CAST', s FROM generate_series(1, 11) s`,
    ...seasons(show, `'the tide tables'`, `SELECT 0 AS show, season FROM generate_series(1, 5) season`, 5, 0),
    `INSERT INTO events (id, visibility, slug, kind, name, folded, sort_key)
      SELECT ${id('event', 'e')}, 'PUBLISHED', 'event-' || e, 'PODCAST', 'Event ' || e, 'event ' || e,
        '9999-12-310001-01-01' || ${id('event', 'e')}::text FROM generate_series(1, ${events}) e`,
    `INSERT INTO articles (id, visibility, slug, headline, published, published_earliest, published_latest, language,
      sections, categories,
        tags, outlet_id, byline, folded, sort_key)
      SELECT ${id('article', 'a')}, 'PUBLISHED', 'article-' || a, 'Article ' || a, ${day(published)}, 'en', '{}', '{}',
        '{}',
        ${id('organisation', '1 + a % 5')}, '{}', 'article ' || a, ${articleKey} FROM generate_series(0,
          ${articles}) a`,
    `INSERT INTO article_shows (article_id, show_id, sort_key, visibility)
      SELECT id, ${show}, sort_key, visibility FROM articles WHERE slug LIKE 'article-%'`,
    // One article a log entry, after that of the show.
    `INSERT INTO update_entries (position, id, change_id, kind, recorded_at, summary, backfilled, article_id)
      SELECT ${position} + 1 + u, ${id('update', 'u')}, ${id('change', 0)},
        CASE u WHEN 0 THEN 'RECORD' ELSE 'ARTICLE' END::update_kind,
        ${moment(0)}, 'This is now on record.', true, CASE WHEN u > 0 THEN ${id('article', 'u - 1')} END
      FROM generate_series(0, ${articles + 1}) u`,
    `INSERT INTO update_shows (show_id, position) SELECT ${show}, ${position} + 1 + u
      FROM generate_series(0, ${articles + 1}) u`
  ]
}

/** The quotes: first all that is to be said of each version, in a table of its own, then the record's rows from it. */
function drawnQuotes({ quotes, corrections, drafts, articles, events }: Sizes, { position, moment }: Start): string[] {
  const [lastQuote, lastCorrection, lastDraft] = [quotes, quotes + corrections, quotes + corrections + drafts]
  const before = position + articles + 2
  const own = `n <= ${quotes}`
  const stored = 'version_id, sort_key, visibility, known_from, known_to'
  const place = (number: number, column: string, value: string, where = 'true') =>
    `SELECT ${id('entry', `serial * 8 + ${number}`)},
      ${['show_id', 'installment_id', 'speaker_id', 'event_id', 'article_id']
      .map((name) => (name === column ? value : 'NULL::uuid')).join(', ')}, ${stored} FROM drawn WHERE ${where}`
  return [
    changes(1, lastQuote, 'recordQuote', moment('n')),
    changes(lastQuote + 1, lastCorrection, 'correctQuote', moment('n')),
    changes(lastCorrection + 1, lastDraft, 'recordQuote', 'NULL::timestamptz'),
    `CREATE TEMPORARY TABLE drawn ON COMMIT DROP AS
      SELECT n, v AS number, CASE WHEN ${own} THEN v ELSE -1 END AS version, n * 2 + v AS serial, ${id('version', 'n * 2 + v')} AS version_id,
        ${id('quote', 'n')} AS quote_id,
        CASE WHEN ${own} THEN 'PUBLISHED' ELSE 'DRAFT' END AS visibility,
        CASE WHEN v = 2 THEN ${lastQuote} + n / 10 WHEN ${own} THEN n ELSE n + ${corrections} END AS change,
        CASE WHEN v = 2 THEN ${moment(`${lastQuote} + n / 10`)} WHEN ${own} THEN ${moment('n')} END AS known_from,
        CASE WHEN v = 1 AND n % 10 = 0 AND ${own} THEN ${moment(`${lastQuote} + n / 10`)} ELSE ${OPEN} END AS known_to,
        CASE WHEN n % 20 = 0 THEN NULL WHEN n % 2 = 1 THEN ${id('speaker', 1)}
          ELSE ${id('speaker', '2 + n / 2 % 10')} END AS speaker_id,
        CASE n % 4 WHEN 0 THEN ${id('event', 1)} WHEN 3 THEN NULL
          ELSE ${id('event', `2 + n % ${events - 1}`)} END AS event_id,
        ${id('installment', '1 + n % 5')} AS installment_id, ${id('article', `1 + article`)} AS article_id, said,
        said::text || said::text || ${id('quote', 'n')}::text AS sort_key,
        'We would love to come back, and said so ' || n || ' times'
          || CASE v WHEN 2 THEN ', or so' ELSE '' END || '.' AS text
      FROM generate_series(1, ${quotes + drafts}) n
        CROSS JOIN LATERAL generate_series(1, CASE WHEN n % 10 = 0 AND ${own} THEN 2 ELSE 1 END) v
        CROSS JOIN LATERAL (SELECT n::bigint * 7919 % ${articles} AS article) a
        CROSS JOIN LATERAL (SELECT date '2010-01-01' + ((1 + article) * 31 % 5000)::int - 1 - n % 3 AS said) s`,
    `INSERT INTO quotes (id, created_at)
      SELECT quote_id, COALESCE(known_from, ${moment(0)}) FROM drawn WHERE number = 1`,
    `INSERT INTO quote_versions (id, quote_id, number, version, visibility, known_from, known_to, change_id, kind, parts, text,
      folded, language,
        speaker_id, attribution, event_id, said, said_earliest, said_latest, sort_key)
      SELECT version_id, quote_id, number, version, visibility, known_from, known_to, ${id('change', 'change')}, 'DIRECT',
        jsonb_build_array(jsonb_build_object('text', text, 'verbatim', true, 'tag', null)), text, lower(text), 'en',
          speaker_id,
        CASE WHEN speaker_id IS NULL THEN 'a source close to the production' END, event_id, ${day('said')}, sort_key
          FROM drawn`,
    `INSERT INTO stances (id, version_id, show_id, installment_id, subject, value, voice, position)
      SELECT ${id('stance', 'serial * 2')}, version_id, ${id('show', 0)}, installment_id, 'RENEWAL'::stance_subject,
        (ARRAY['HOPEFUL', 'CAUTIOUS', 'NEUTRAL', 'PESSIMISTIC'])[1 + n % 4]::stance_value, 'CAST'::voice, 0 FROM drawn
      UNION ALL SELECT ${id('stance', 'serial * 2 + 1')}, version_id, ${id('show', 0)}, NULL, 'FINALITY', 'CAUTIOUS',
        'CAST', 1 FROM drawn WHERE n % 3 = 0`,
    `INSERT INTO citations (id, version_id, article_id, place, position)
      SELECT ${id('citation', 'serial * 2')}, version_id, article_id, 'BODY'::citation_place, 0 FROM drawn
      UNION ALL SELECT ${id('citation', 'serial * 2 + 1')}, version_id, ${id('article', 0)}, 'HEADLINE', 1 FROM drawn
        WHERE n % 2 = 0`,
    `INSERT INTO timeline_entries (id, show_id, installment_id, speaker_id, event_id, article_id, ${stored}) ${[
      place(0, 'show_id', id('show', 0)),
      place(1, 'installment_id', 'installment_id'),
      place(2, 'speaker_id', 'speaker_id', 'speaker_id IS NOT NULL'),
      place(3, 'event_id', 'event_id', 'event_id IS NOT NULL'),
      place(4, 'article_id', 'article_id'),
      place(5, 'article_id', id('article', 0), 'n % 2 = 0')
    ].join(' UNION ALL ')}`,
    `INSERT INTO revisions (id, subject_type, subject_id, number, version, change_id, recorded_at, visibility, snapshot)
      SELECT ${id('revision', 'serial')}, 'Quote', quote_id, number, version, ${id('change', 'change')}, known_from, visibility,
        jsonb_build_object('text', text) FROM drawn`,
    `INSERT INTO update_entries (position, id, change_id, kind, recorded_at, happened, summary, backfilled, quote_id)
      SELECT ${before} + change, ${id('update', `${articles + 2} + change`)}, ${id('change', 'change')},
        CASE number WHEN 2 THEN 'CORRECTION' ELSE 'QUOTE' END::update_kind, known_from, ${dateJson('said')},
        'Somebody spoke about The Tide Tables.', true, quote_id FROM drawn WHERE visibility = 'PUBLISHED'`,
    `INSERT INTO update_shows (show_id, position) SELECT ${id('show', 0)}, ${before} + change
      FROM drawn WHERE visibility = 'PUBLISHED'`,
    `INSERT INTO update_installments (installment_id, position)
      SELECT installment_id, ${before} + change FROM drawn WHERE visibility = 'PUBLISHED'`,
    `UPDATE update_head SET position = ${before + lastCorrection}, recorded_at = ${moment(lastCorrection)}`
  ]
}

/** A ruling about season 5 that rests on the first two quotes, and answers: one for each season, and the headline. */
function status(): string[] {
  const [show, ruling] = [id('show', 0), id('rulingVersion', 0)]
  return [
    `INSERT INTO rulings (id, created_at)
      SELECT ${id('ruling', 0)}, recorded_at FROM changes WHERE id = ${id('change', 2)}`,
    `INSERT INTO ruling_versions (id, ruling_id, number, visibility, known_from, known_to, change_id, show_id,
      whole_show, state, effective,
        effective_earliest, effective_latest, said_by_id, said_by_name, voice, authority, sort_key)
      SELECT ${ruling}, ${id('ruling', 0)}, 1, 'PUBLISHED', recorded_at, ${OPEN}, id, ${show}, false,
        'AWAITING_DECISION',
        ${day(`date '2023-12-01'`)}, ${id('speaker', 1)}, 'Speaker 1', 'CREATOR', 'REPORTED',
          '2023-12-012023-12-01' || ${id('ruling', 0)}::text
      FROM changes WHERE id = ${id('change', 2)}`,
    `INSERT INTO ruling_installments (version_id, installment_id) VALUES (${ruling}, ${id('installment', 5)})`,
    `INSERT INTO ruling_evidence (id, version_id, quote_id, position)
      SELECT ${id('rulingEvidence', 'n')}, ${ruling}, ${id('quote', 'n')}, n FROM generate_series(1, 2) n`,
    `INSERT INTO status_segments (id, subject_id, headline, show_id, installment_id, valid_from, valid_to, known_from,
      known_to, rules_version,
        digest, change_id, coming_back, state, finality, said_by_id, said_by_name, authority, contested, last_heard,
          last_heard_on, explanation,
        open_installments, sort_key)
      SELECT ${id('segment', 'season')}, CASE season WHEN 0 THEN ${show} ELSE i.id END, season = 0, ${show}, i.id,
        ${ALWAYS},
        c.recorded_at, ${OPEN}, 1, 'bulk ' || season, c.id, 'UNDECIDED', 'AWAITING_DECISION', 'UNKNOWN',
          ${id('speaker', 1)}, 'Speaker 1',
        'REPORTED', false, ${dateJson(`date '2023-12-01'`)}, date '2023-12-01', 'Awaiting decision.', ARRAY[i.id],
        CASE season WHEN 0 THEN s.sort_key ELSE i.sort_key END
      FROM generate_series(0, 5) season
        JOIN installments i ON i.id = ${id('installment', 'CASE season WHEN 0 THEN 5 ELSE season END')}
        JOIN shows s ON s.id = i.show_id JOIN changes c ON c.id = ${id('change', 2)}`,
    ...partsOfSegments(0, `SELECT season AS n, ${ruling} AS ruling FROM generate_series(0, 5) season`),
    `INSERT INTO status_evidence (segment_id, position, quote_version_id)
      SELECT ${id('segment', 'season')}, q, ${id('version', '(1 + q) * 2 + 1')} FROM generate_series(0, 5) season,
        generate_series(0, 1) q`,
    `INSERT INTO status_signals (segment_id, position, kind, quote_version_id)
      SELECT ${id('segment', 'season')}, 0, 'CAST', ${id('version', '3 * 2 + 1')} FROM generate_series(0, 5) season`
  ]
}
