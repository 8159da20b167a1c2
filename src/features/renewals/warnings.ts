import { OPEN_TIME } from '../../database/open.ts'
import type { Change } from '../history/actions.ts'
import { day } from '../history/columns.ts'
import type { RulingContent } from './content.ts'
import { earlyWarning, transitionWarnings } from './rules.ts'

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

/** Warns of a ruling that is dated before its show existed: a wrong year, or another show of that name. */
export async function warnOfEarlyDate(change: Change, { showId, state, effective }: RulingContent): Promise<void> {
  if (!effective.latest) return
  const { firstYear } = await change.tx.show.findUniqueOrThrow({ where: { id: showId }, select: { firstYear: true } })
  const warning = earlyWarning(state, Number(effective.latest.slice(0, 4)), firstYear)
  if (warning) change.warnings.push(warning)
}

/** Warns where a platform claims something about a show that is not its own as far as the record knows: a rumour, then. */
export async function warnOfForeignPlatform(change: Change, { authority, saidById, onBehalfOfId }: RulingContent): Promise<void> {
  if (authority !== 'RUMOURED') return
  const speaker = saidById
    ? await change.tx.speaker.findUnique({ where: { id: saidById }, select: { organisationId: true } })
    : null
  const id = onBehalfOfId ?? speaker?.organisationId
  const organisation = id ? await change.tx.organisation.findUnique({ where: { id } }) : null
  if (!organisation?.roles.includes('PLATFORM')) return
  change.warnings.push(
    `${organisation.name} is no platform of this show on record, so the claim counts as a rumour: where it takes the show, name it under platforms.`
  )
}
