import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import type { Database } from '../../src/database/client.ts'
import { OPEN_TIME } from '../../src/database/open.ts'
import type { DerivedStatus, Segment } from '../../src/features/renewals/facts.ts'
import { loadFacts } from '../../src/features/renewals/load.ts'
import { ANSWER_FORM } from '../../src/features/renewals/projection.ts'
import { headlineSegments, installmentSegments } from '../../src/features/renewals/rules.ts'
import { sampleSteps } from '../../src/sample/load.ts'

const TITLES = sampleSteps().flatMap(({ verb, input }) => (verb === 'createShow' ? [String(input['title'])] : []))

export function describeProjection(database: () => Database): void {
  describe('the projection', () => {
    test.each(TITLES)('of %s is what the rules make of its facts now', async (title) => {
      const { prisma } = database()
      const { id } = await prisma.show.findFirstOrThrow({ where: { title }, select: { id: true } })
      const facts = await prisma.$transaction((tx) => loadFacts(tx, id))
      if (!facts) throw new Error(`${title} is not published`)
      const fresh = [
        ...headlineSegments(facts).map((segment) => rowOf(id, true, segment)),
        ...facts.installments.flatMap((installment) =>
          installmentSegments(facts, installment.id).map((segment) => rowOf(installment.id, false, segment))
        )
      ]
      const stored = await prisma.statusSegment.findMany({
        where: { showId: id, knownTo: OPEN_TIME },
        include: { rulings: true, evidence: true, signals: true, platforms: true }
      })
      const rows = stored.map(({ subjectId, headline, digest, comingBack, state, finality, ...row }) => ({
        ...{ subjectId, headline, digest, comingBack, state, finality },
        from: row.validFrom.toISOString().slice(0, 10),
        to: row.validTo.toISOString().slice(0, 10),
        ...{ outlook: row.outlook, authority: row.authority, contested: row.contested, explanation: row.explanation },
        parts: [row.rulings, row.evidence, row.signals, row.platforms].map(({ length }) => length)
      }))
      expect(inOrder(rows)).toEqual(inOrder(fresh))
    })

    test('covers every day once, for every installment and every show, at every record time', async () => {
      const gaps = await database().sql(
        `SELECT subject_id, moment FROM status_segments s CROSS JOIN (SELECT DISTINCT known_from AS moment
        FROM status_segments) moments
         WHERE s.known_from <= moment AND s.known_to > moment GROUP BY subject_id, moment
         HAVING min(valid_from) <> '0001-01-01T00:00:00Z' OR max(valid_to) <> '9999-12-31T00:00:00Z'
           OR sum(extract(epoch FROM valid_to - valid_from)) <> extract(epoch FROM max(valid_to) - min(valid_from))`
      )
      expect(gaps).toEqual([])
    })
  })
}

function rowOf(subjectId: string, headline: boolean, segment: Segment<DerivedStatus>) {
  const { from, to, status } = segment
  const { comingBack, state, finality, outlook, authority, contested, explanation } = status
  const content = JSON.stringify([ANSWER_FORM, subjectId, from, to, status])
  return {
    ...{ subjectId, headline, digest: createHash('sha256').update(content).digest('base64url') },
    ...{ comingBack, state, finality, from, to, outlook, authority, contested, explanation },
    parts: [status.rulingVersionIds, status.evidence, status.signals, status.platforms].map(({ length }) => length)
  }
}

function inOrder<T extends { subjectId: string; from: string }>(rows: T[]): T[] {
  return rows.toSorted((a, b) => (`${a.subjectId} ${a.from}` < `${b.subjectId} ${b.from}` ? -1 : 1))
}
