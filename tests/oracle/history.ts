import type { Database } from '../../src/database/client.ts'
import type { Authority, Finality, InstallmentState, StanceSubject, StanceValue, Voice } from '../../src/features/renewals/facts.ts'

// The full history of the record, every version ever published with the time it was known, read with statements of its
// own and kept as it stands in the tables. Times are epoch milliseconds.

interface Known {
  from: number
  to: number
}

export interface StoredDate {
  edtf: string
  earliest: string | null
  latest: string | null
  at: string | null
  label: string
}

interface Place {
  organisationId: string
  name: string
  territory: string | null
}

export interface QuoteVersionRow {
  id: string
  quoteId: string
  visibility: string
  known: Known
  speakerId: string | null
  name: string
  said: StoredDate | null
  articleIds: string[]
  stances: Array<{ showId: string; installmentId: string | null; subject: StanceSubject; value: StanceValue; voice: Voice }>
}

export interface RulingVersionRow {
  id: string
  rulingId: string
  showId: string
  visibility: string
  known: Known
  wholeShow: boolean
  installmentIds: string[]
  state: InstallmentState | null
  finality: Exclude<Finality, 'UNKNOWN'> | null
  release: StoredDate | null
  platforms: Place[]
  effective: StoredDate
  saidById: string | null
  saidByName: string
  voice: Voice
  authority: Authority
  supersedes: string | null
  evidence: Array<{ quoteId: string | null; articleId: string | null }>
}

/** What a change left of a show, an installment or an article. */
export interface RevisionRow {
  subjectType: string
  subjectId: string
  number: number
  at: number
  visibility: string
  snapshot: Record<string, unknown>
}

export interface History {
  quotes: QuoteVersionRow[]
  rulings: RulingVersionRow[]
  revisions: RevisionRow[]
  organisationNames: Map<string, string>
}

const MS = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`

/** Reads everything that was ever published; drafts have no record time and are left out. */
export async function readHistory(database: Database): Promise<History> {
  return {
    quotes: await readQuotes(database),
    rulings: await readRulings(database),
    revisions: await readRevisions(database),
    organisationNames: await readOrganisationNames(database)
  }
}

const known = (row: Record<string, unknown>): Known => ({ from: Number(row['known_from']), to: Number(row['known_to']) })

async function readQuotes(database: Database): Promise<QuoteVersionRow[]> {
  const rows = await database.sql(`
    SELECT v.id, v.quote_id, v.visibility, ${MS('v.known_from')} AS known_from, ${MS('v.known_to')} AS known_to, v.speaker_id, v.said,
      coalesce(s.name, v.attribution, '') AS name,
      (SELECT coalesce(jsonb_agg(DISTINCT c.article_id), '[]') FROM citations c WHERE c.version_id = v.id) AS articles,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('showId', t.show_id, 'installmentId', t.installment_id, 'subject', t.subject,
        'value', t.value, 'voice', t.voice)), '[]') FROM stances t WHERE t.version_id = v.id) AS stances
    FROM quote_versions v LEFT JOIN speakers s ON s.id = v.speaker_id
    WHERE v.known_from IS NOT NULL`)
  return rows.map((row) => ({
    id: String(row['id']),
    quoteId: String(row['quote_id']),
    visibility: String(row['visibility']),
    known: known(row),
    speakerId: row['speaker_id'] as string | null,
    name: String(row['name']),
    said: row['said'] as StoredDate | null,
    articleIds: row['articles'] as string[],
    stances: row['stances'] as QuoteVersionRow['stances']
  }))
}

async function readRulings(database: Database): Promise<RulingVersionRow[]> {
  const rows = await database.sql(`
    SELECT v.id, v.ruling_id, v.show_id, v.visibility, ${MS('v.known_from')} AS known_from, ${MS('v.known_to')} AS known_to, v.whole_show,
      v.state, v.finality, v.release, v.effective, v.said_by_id, v.said_by_name, v.voice, v.authority, v.supersedes_id,
      (SELECT coalesce(jsonb_agg(i.installment_id), '[]') FROM ruling_installments i WHERE i.version_id = v.id) AS installments,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('organisationId', p.organisation_id, 'name', o.name, 'territory', p.territory)
        ORDER BY p.position), '[]') FROM ruling_platforms p JOIN organisations o ON o.id = p.organisation_id WHERE p.version_id = v.id) AS platforms,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('quoteId', e.quote_id, 'articleId', e.article_id) ORDER BY e.position), '[]')
        FROM ruling_evidence e WHERE e.version_id = v.id) AS evidence
    FROM ruling_versions v WHERE v.known_from IS NOT NULL`)
  return rows.map((row) => ({
    id: String(row['id']),
    rulingId: String(row['ruling_id']),
    showId: String(row['show_id']),
    visibility: String(row['visibility']),
    known: known(row),
    wholeShow: row['whole_show'] === true,
    installmentIds: row['installments'] as string[],
    state: row['state'] as InstallmentState | null,
    finality: row['finality'] as RulingVersionRow['finality'],
    release: row['release'] as StoredDate | null,
    platforms: row['platforms'] as Place[],
    effective: row['effective'] as StoredDate,
    saidById: row['said_by_id'] as string | null,
    saidByName: String(row['said_by_name']),
    voice: row['voice'] as Voice,
    authority: row['authority'] as Authority,
    supersedes: row['supersedes_id'] as string | null,
    evidence: row['evidence'] as RulingVersionRow['evidence']
  }))
}

async function readRevisions(database: Database): Promise<RevisionRow[]> {
  const rows = await database.sql(`
    SELECT subject_type, subject_id, number, ${MS('recorded_at')} AS at, visibility, snapshot FROM revisions
    WHERE recorded_at IS NOT NULL AND subject_type IN ('Show', 'Installment', 'Article') ORDER BY subject_id, number`)
  return rows.map((row) => ({
    subjectType: String(row['subject_type']),
    subjectId: String(row['subject_id']),
    number: Number(row['number']),
    at: Number(row['at']),
    visibility: String(row['visibility']),
    snapshot: row['snapshot'] as Record<string, unknown>
  }))
}

async function readOrganisationNames(database: Database): Promise<Map<string, string>> {
  const rows = await database.sql('SELECT id, name FROM organisations')
  return new Map(rows.map(({ id, name }) => [String(id), String(name)]))
}
