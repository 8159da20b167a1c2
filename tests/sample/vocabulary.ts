import { describe, expect, test } from '@jest/globals'
import type { Database } from '../../src/database/client.ts'
import {
  Authority,
  CitationPlace,
  ComingBack,
  CreditRole,
  EventKind,
  ExternalSource,
  Finality,
  InstallmentKind,
  InstallmentState,
  OrganisationRole,
  Outlook,
  ParticipantRole,
  QuoteKind,
  SignalKind,
  SpeakerKind,
  StanceSubject,
  StanceValue,
  UpdateKind,
  Voice
} from '../../src/database/generated/client.ts'

const PUBLISHED_RULINGS = "ruling_versions WHERE visibility = 'PUBLISHED'"
const DATES = `(
  SELECT held AS date FROM events UNION ALL SELECT published FROM articles UNION ALL SELECT retracted FROM articles
  UNION ALL SELECT said FROM quote_versions UNION ALL SELECT effective FROM ruling_versions
  UNION ALL SELECT release FROM ruling_versions) dates WHERE date IS NOT NULL`

// By order of a court, and of nobody else: the sample has nothing to take out.
const { REDACTION: _ordered, ...UPDATES } = UpdateKind

/** What the vocabulary calls it, every value it has, and where the record holds them. */
const VOCABULARY: Array<[name: string, values: Record<string, string>, sql: string]> = [
  ['state', InstallmentState, 'SELECT state FROM status_segments'],
  ['answer', ComingBack, 'SELECT coming_back FROM status_segments'],
  ['finality', Finality, 'SELECT finality FROM status_segments'],
  ['outlook', Outlook, 'SELECT outlook FROM status_segments'],
  ['signal', SignalKind, 'SELECT kind FROM status_signals'],
  ['authority', Authority, `SELECT authority FROM ${PUBLISHED_RULINGS}`],
  ['voice', Voice, `SELECT voice FROM ${PUBLISHED_RULINGS} UNION SELECT voice FROM stances`],
  ['event kind', EventKind, 'SELECT kind FROM events'],
  ['role at an event', ParticipantRole, 'SELECT role FROM event_participants'],
  ['quote kind', QuoteKind, "SELECT kind FROM quote_versions WHERE visibility = 'PUBLISHED'"],
  ['place of a citation', CitationPlace, 'SELECT place FROM citations'],
  ['subject of a stance', StanceSubject, 'SELECT subject FROM stances'],
  ['stance', StanceValue, 'SELECT value FROM stances'],
  ['installment kind', InstallmentKind, 'SELECT kind FROM installments'],
  ['credit', CreditRole, 'SELECT role FROM credits'],
  ['speaker kind', SpeakerKind, 'SELECT kind FROM speakers'],
  ['role of an organisation', OrganisationRole, 'SELECT unnest(roles) FROM organisations'],
  ['external id', ExternalSource, 'SELECT source FROM external_ids'],
  ['update', UPDATES, 'SELECT kind FROM update_entries']
]

const PRECISIONS = ['TIME', 'DAY', 'MONTH', 'SEASON', 'YEAR', 'DECADE', 'CENTURY', 'INTERVAL']

const QUALITIES: Array<[string, string]> = [
  ['approximate', "date->>'approximate' = 'true'"],
  ['uncertain', "date->>'uncertain' = 'true'"],
  ['open at its end', "date->>'latest' IS NULL"],
  ['read from a phrase and the day it counts from', "date->>'phrase' IS NOT NULL AND date->>'anchor' IS NOT NULL"]
]

export function describeVocabulary(database: () => Database): void {
  describe('the vocabulary', () => {
    for (const [name, values, sql] of VOCABULARY) {
      test.each(Object.values(values))(`the sample knows the ${name} %s`, async (value) => {
        const found = await database().sql(`SELECT 1 FROM (${sql}) known (value)
          WHERE value::text = $1 LIMIT 1`, [value])
        expect(found).toHaveLength(1)
      })
    }

    test.each(PRECISIONS)('the sample knows a date of the precision %s', async (precision) => {
      const found = await database().sql(`SELECT 1 FROM ${DATES} AND date->>'precision' = $1 LIMIT 1`, [precision])
      expect(found).toHaveLength(1)
    })

    test.each(QUALITIES)('the sample knows a date that is %s', async (_quality, condition) => {
      expect(await database().sql(`SELECT 1 FROM ${DATES} AND ${condition} LIMIT 1`)).toHaveLength(1)
    })
  })
}
