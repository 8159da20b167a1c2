import type { DerivedHeadline, InstallmentFact, Segment, ShowFacts } from '../facts.ts'
import type { ShowRecord } from './record.ts'
import { recordOf } from './record.ts'
import { segmentsFrom } from './segments.ts'
import type { LastInstallment, ShowDay } from './show-wide.ts'
import { nothingOpen, showDays } from './show-wide.ts'
import type { InstallmentDay } from './status.ts'
import { installmentDays } from './status.ts'

/** An installment on one day. */
interface Entry extends InstallmentDay {
  installment: InstallmentFact
  replaced: boolean
}

/**
 * The headline of a show over all days, BEGINNING to OPEN without gaps: the status of its earliest open installment, or
 * with none open what the record says of the show as a whole.
 */
export function headlineSegments(facts: ShowFacts): Array<Segment<DerivedHeadline>> {
  const record = recordOf(facts)
  const ids = new Set(facts.installments.map((installment) => installment.id))
  const timelines = record.installments.map((installment) => ({
    installment,
    replaced: installment.replacedById !== null && ids.has(installment.replacedById),
    days: installmentDays(record, installment)
  }))
  const headlines = showDays(record).map((show, index) => {
    const entries = timelines.map(({ installment, replaced, days }) => ({
      installment,
      replaced,
      ...(days[index] as InstallmentDay)
    }))
    return headlineOn(record, show, entries)
  })
  return segmentsFrom(record.days, headlines)
}

/** `entries` are in the order of the show. */
function headlineOn(record: ShowRecord, show: ShowDay, entries: readonly Entry[]): DerivedHeadline {
  const open = entries.filter(({ status, replaced }) => status.state !== 'RELEASED' && !replaced)
  const openInstallmentIds = open.map(({ installment }) => installment.id)
  const [first] = open
  if (first) return { ...first.status, installmentId: first.installment.id, openInstallmentIds }
  const released = entries.findLast(({ status }) => status.state === 'RELEASED')
  const status = nothingOpen(record, show, lastOf(entries), released?.status.platforms ?? [])
  return { ...status, installmentId: null, openInstallmentIds }
}

function lastOf(entries: readonly Entry[]): LastInstallment | null {
  const last = entries.findLast(({ replaced }) => !replaced)
  if (!last) return null
  const { value, ruling } = last.facets.finality
  return { title: last.installment.title, confirmedBy: value === 'CONFIRMED' ? ruling : null }
}
