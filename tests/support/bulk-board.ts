import type { Database } from '../../src/database/client.ts'
import { ALWAYS, FIRST_MOMENT, OPEN, changes, dateJson, day, headOf, id } from './bulk-rows.ts'
import { inOneTransaction, partsOfSegments, seasons } from './bulk-rows.ts'

/**
 * Shows of five seasons for the board, with a ruling each that rests on an article, and two answers a season: what was
 * known before the ruling, and what stands since. Titles sort by number.
 */
export async function fillBoard(database: Database, { shows }: { shows: number }): Promise<void> {
  const { position, moment } = await headOf(database)
  const show = (n: string) => id('show', n, APART)
  const title = `'board show ' || lpad(show::text, 5, '0')`
  const each = `SELECT show, season FROM generate_series(1, ${shows}) show, generate_series(1, 5) season`
  const season = id('installment', 'show * 5 + season', APART)
  const headlines = `SELECT show, 0 AS season FROM generate_series(1, ${shows}) show`
  const ruling = id('rulingVersion', 'show', APART)
  const heard = day(HEARD)
  await inOneTransaction(database, [
    changes(1, shows, 'createShow', moment('n'), APART),
    `INSERT INTO organisations (id, visibility, slug, name, roles, folded,
      sort_key) VALUES (${id('organisation', 0, APART)}, 'PUBLISHED',
      'board-platform', 'Board Platform', '{PLATFORM}', 'board platform',
        'board platform ' || ${id('organisation', 0, APART)}::text)`,
    `INSERT INTO shows (id, visibility, slug, title, genres, tags, folded, sort_key)
      SELECT ${show('show')}, 'PUBLISHED', 'board-show-' || show, 'Board Show ' || lpad(show::text, 5, '0'), '{Drama}',
        '{}', ${title},
        ${title} || ' ' || ${show('show')}::text FROM generate_series(1, ${shows}) show`,
    ...seasons(show('show'), title, each, 5, APART),
    `INSERT INTO articles (id, visibility, slug, headline, published, published_earliest, published_latest, language,
      sections, categories,
        tags, byline, folded, sort_key)
      SELECT ${id('article', 'show', APART)}, 'PUBLISHED', 'board-article-' || show, 'Board Article ' || show,
        ${heard}, 'en', '{}', '{}',
        '{}', '{}', 'board article ' || show, repeat((${HEARD})::text, 2) || ${id('article', 'show', APART)}::text
      FROM generate_series(1, ${shows}) show`,
    `INSERT INTO article_shows (article_id, show_id, sort_key, visibility)
      SELECT a.id, s.id, a.sort_key, a.visibility FROM generate_series(1, ${shows}) show
        JOIN articles a ON a.id = ${id('article', 'show', APART)} JOIN shows s ON s.id = ${show('show')}`,
    `INSERT INTO rulings (id, created_at)
      SELECT ${id('ruling', 'show', APART)}, ${moment('show')} FROM generate_series(1, ${shows}) show`,
    `INSERT INTO ruling_versions (id, ruling_id, number, visibility, known_from, known_to, change_id, show_id,
      whole_show, state, effective,
        effective_earliest, effective_latest, said_by_name, voice, authority, sort_key)
      SELECT ${ruling}, ${id('ruling', 'show', APART)}, 1, 'PUBLISHED', ${moment('show')},
        ${OPEN},
        ${id('change', 'show', APART)}, ${show('show')}, false, ${stateOf('show')}, ${heard}, 'Board Platform',
          'PLATFORM', 'OFFICIAL',
        repeat((${HEARD})::text, 2) || ${id('ruling', 'show', APART)}::text FROM generate_series(1, ${shows}) show`,
    `INSERT INTO ruling_installments (version_id, installment_id)
      SELECT ${ruling}, ${season} FROM (${each}) s`,
    `INSERT INTO ruling_evidence (id, version_id, article_id, position)
      SELECT ${id('rulingEvidence', 'show', APART)}, ${ruling},
        ${id('article', 'show', APART)}, 0
      FROM generate_series(1, ${shows}) show`,
    segments(each, 'show * 12 + season', `timestamptz '${FIRST_MOMENT}' - interval '1 day'`, moment('show'), 'NULL'),
    segments(each, 'show * 12 + 6 + season', moment('show'), OPEN, stateOf('show')),
    segments(headlines, 'show * 12', moment('show'), OPEN, stateOf('show')),
    ...partsOfSegments(APART, `SELECT show * 12 + 6 + season AS n, ${ruling} AS ruling FROM (${each}) s`),
    `INSERT INTO status_evidence (segment_id, position, article_id)
      SELECT ${id('segment', 'show * 12 + 6 + season', APART)}, 0, ${id('article', 'show', APART)} FROM (${each}) s`,
    `INSERT INTO update_entries (position, id, change_id, kind, recorded_at, summary, backfilled, ruling_id)
      SELECT ${position} + show, ${id('update', 'show', APART)}, ${id('change', 'show', APART)}, 'RULING',
        ${moment('show')},
        'Something was ruled.', false, ${id('ruling', 'show', APART)} FROM generate_series(1, ${shows}) show`,
    `INSERT INTO update_shows (show_id, position) SELECT ${show('show')}, ${position} + show
      FROM generate_series(1, ${shows}) show`,
    `UPDATE update_head SET position = ${position + shows}, recorded_at = ${moment(shows)}`
  ])
}

/** Apart from the ids of `fillShow`. */
const APART = 1
/** SQL for the day on which anything was last heard of a show. */
const HEARD = `date '2024-01-01' + show % 400`

function stateOf(number: string): string {
  return `(ARRAY['AWAITING_DECISION', 'RENEWED', 'CANCELLED', 'ON_HOLD'])[1 + ${number} % 4]::installment_state`
}

/** Answers for the subjects in `from` (columns show, season; season 0 is the headline, which speaks of season 5). */
function segments(from: string, number: string, knownFrom: string, knownTo: string, state: string): string {
  return `INSERT INTO status_segments (id, subject_id, headline, show_id, installment_id, valid_from, valid_to,
    known_from, known_to, rules_version,
      digest, change_id, coming_back, state, finality, said_by_name, authority, contested, last_heard, last_heard_on,
        explanation,
      open_installments, sort_key)
    SELECT ${id('segment', number, APART)}, CASE season WHEN 0 THEN s.id ELSE i.id END, season = 0, s.id, i.id,
      ${ALWAYS},
      ${knownFrom}, ${knownTo}, 1, 'board ' || ${number}, ${id('change', 'show', APART)},
      CASE WHEN answer = 'RENEWED' THEN 'YES' WHEN answer = 'CANCELLED' THEN 'NO' ELSE 'UNDECIDED' END::coming_back,
      answer, 'UNKNOWN',
      'Board Platform', 'OFFICIAL', false, ${dateJson(HEARD)}, ${HEARD}, 'As was ruled.',
      ARRAY[i.id], CASE season WHEN 0 THEN s.sort_key ELSE i.sort_key END
    FROM (${from}) subjects CROSS JOIN LATERAL (SELECT ${state}::installment_state AS answer) a
      JOIN shows s ON s.id = ${id('show', 'show', APART)}
      JOIN installments i ON i.id = ${id('installment', 'show * 5 + CASE season WHEN 0 THEN 5 ELSE season END', APART)}`
}
