import { OPEN_TIME } from '../../database/open.ts'
import type { Change } from '../history/actions.ts'
import { day } from '../history/columns.ts'
import type { RulingContent } from './content.ts'
import { transitionWarnings } from './rules.ts'

/** Warns of transitions that are unusual from what the record says on the ruling's own day; never refuses them. */
export async function warnOfTransitions(change: Change, { showId, installmentIds, state, effective }: RulingContent): Promise<void> {
  const on = effective.latest ?? effective.earliest
  if (!state || !on) return
  const before = await change.tx.statusSegment.findMany({
    where: {
      ...{ showId, headline: false, knownTo: OPEN_TIME },
      ...(installmentIds.length > 0 ? { installmentId: { in: installmentIds } } : {}),
      ...{ validFrom: { lte: day(on) }, validTo: { gt: day(on) } }
    },
    orderBy: { sortKey: 'asc' },
    select: { state: true, installment: { select: { title: true } } }
  })
  for (const segment of before) {
    if (installmentIds.length === 0 && segment.state === 'RELEASED') continue
    for (const warning of transitionWarnings(segment.state, state)) {
      change.warnings.push(`${segment.installment?.title ?? 'The show'}: ${warning}`)
    }
  }
}
