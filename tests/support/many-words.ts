import type { Database } from '../../src/database/client.ts'
import { OPEN_TIME } from '../../src/database/open.ts'
import { projectStatus } from '../../src/features/renewals/projection.ts'
import { day, id, OPEN } from './bulk-rows.ts'
import { edit, idOf } from './newsroom.ts'

/**
 * Lets the newsroom's show have many quotes that lean about its first season, one a day up to May 2024, by its cast member or
 * its creator, and derives its status from them. Put straight into the tables, without a log of their own.
 */
export async function sayMuch(database: Database, { quotes, voice }: { quotes: number; voice: 'CAST' | 'CREATOR' }): Promise<void> {
  const showId = await idOf('show', 'the-tide-tables')
  const article = await idOf('article', 'times-may')
  const speaker = await idOf('speaker', voice === 'CAST' ? 'tobias-fenn' : 'mara-quill')
  const { id: season } = await database.prisma.installment.findFirstOrThrow({ where: { showId, number: 1 } })
  const places = [['show_id', showId], ['installment_id', season], ['speaker_id', speaker]] as const
  const said = `(date '2024-05-01' - (${quotes} - n)::int)`
  const each = `FROM generate_series(1, ${quotes}) n`
  const known = `(SELECT recorded_at FROM update_head), ${OPEN}`
  const key = `${said}::text || ${said}::text || ${id('quote', 'n')}::text`
  const rows = (changeId: string) => [
    `INSERT INTO quotes (id, created_at) SELECT ${id('quote', 'n')}, now() ${each}`,
    `INSERT INTO quote_versions (id, quote_id, number, visibility, known_from, known_to, change_id, kind, parts, text, folded,
        language, speaker_id, said, said_earliest, said_latest, sort_key)
      SELECT ${id('version', 'n')}, ${id('quote', 'n')}, 1, 'PUBLISHED', ${known}, '${changeId}', 'DIRECT',
        jsonb_build_array(jsonb_build_object('text', 'Said ' || n || '.', 'verbatim', true, 'tag', null)), 'Said ' || n || '.',
        'said ' || n || '.', 'en', '${speaker}', ${day(said)}, ${key} ${each}`,
    `INSERT INTO stances (id, version_id, show_id, installment_id, subject, value, voice, position)
      SELECT ${id('stance', 'n')}, ${id('version', 'n')}, '${showId}', '${season}', 'RENEWAL',
        (ARRAY['HOPEFUL', 'CAUTIOUS', 'PESSIMISTIC'])[1 + n % 3]::stance_value, '${voice}', 0 ${each}`,
    `INSERT INTO citations (id, version_id, article_id, place, position)
      SELECT ${id('citation', 'n')}, ${id('version', 'n')}, '${article}', 'BODY', 0 ${each}`,
    ...places.map(
      ([column, of], place) => `INSERT INTO timeline_entries (id, version_id, ${column}, sort_key, visibility, known_from, known_to)
        SELECT ${id('entry', `n * 8 + ${place}`)}, ${id('version', 'n')}, '${of}', ${key}, 'PUBLISHED', ${known} ${each}`
    )
  ]
  await edit(async (change) => {
    for (const sql of rows(change.id)) await change.tx.$executeRawUnsafe(sql)
    change.log({ kind: 'RECORD', summary: 'Much was said.', happened: null, shows: [showId], installments: [] })
    change.derived(`status ${showId}`, (at) => projectStatus(change.tx, showId, change.id, at))
  })
  await database.script('ANALYZE')
}

/** What one more of them says. */
export function oneMore(voice: 'CAST' | 'CREATOR', said: string) {
  const about = { show: 'the-tide-tables', season: 1 }
  return {
    ...{ kind: 'DIRECT', parts: [{ text: `Said once more, on ${said}.` }], speaker: voice === 'CAST' ? 'tobias-fenn' : 'mara-quill', said },
    ...{ about: [about], stances: [{ ...about, subject: 'RENEWAL', value: 'HOPEFUL' }], citations: [{ article: 'times-may' }] }
  }
}

/** Rows of the projection that were written or ended by whatever happened since a moment of record time. */
export async function projectionSince(database: Database, moment: Date): Promise<{ begun: number; ended: number; signals: number }> {
  const { prisma } = database
  const since = { gt: moment }
  return {
    begun: await prisma.statusSegment.count({ where: { knownFrom: since } }),
    ended: await prisma.statusSegment.count({ where: { knownTo: { gt: moment, lt: OPEN_TIME } } }),
    signals: await prisma.statusSignal.count({ where: { segment: { knownFrom: since } } })
  }
}
