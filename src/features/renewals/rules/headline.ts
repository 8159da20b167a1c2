import type { DerivedHeadline } from '../facts.ts'
import type { ShowRecord } from './record.ts'
import type { LastInstallment } from './show-wide.ts'
import { ShowWide } from './show-wide.ts'
import type { InstallmentDay, InstallmentTimeline } from './status.ts'

/**
 * The headline of a show on every change day: the status of its earliest open installment, or with none open what the
 * record says of the show as a whole. The same object while nothing changes. `timelines` are in the order of the show.
 */
export function headlineDays(record: ShowRecord, timelines: readonly InstallmentTimeline[]): DerivedHeadline[] {
  const ids = new Set(timelines.map(({ installment }) => installment.id))
  const lasting = timelines.filter(({ installment: { replacedById } }) => replacedById === null || !ids.has(replacedById))
  const showWide = new ShowWide(record, timelines)
  let last: DerivedHeadline | null = null
  let known: object | null = null
  return record.days.map((_day, index) => {
    showWide.moveTo(index)
    const open = lasting.filter(({ days }) => dayOf(days, index).status.state !== 'RELEASED')
    const [first] = open
    const status = first
      ? dayOf(first.days, index).status
      : showWide.nothingOpen(lastOf(lasting, index), latestReleased(timelines, index)?.status.platforms ?? NOWHERE)
    const openInstallmentIds = open.map(({ installment }) => installment.id)
    if (last === null || status !== known || !sameIds(last.openInstallmentIds, openInstallmentIds)) {
      known = status
      last = { ...status, installmentId: first?.installment.id ?? null, openInstallmentIds }
    }
    return last
  })
}

const NOWHERE: never[] = []

function dayOf(days: readonly InstallmentDay[], index: number): InstallmentDay {
  return days[index] as InstallmentDay
}

function lastOf(lasting: readonly InstallmentTimeline[], index: number): LastInstallment | null {
  const last = lasting.at(-1)
  if (!last) return null
  const { value, ruling } = dayOf(last.days, index).facets.finality
  return { title: last.installment.title, confirmedBy: value === 'CONFIRMED' ? ruling : null }
}

/** Of all installments, replaced ones too, the last that is out. */
function latestReleased(timelines: readonly InstallmentTimeline[], index: number): InstallmentDay | undefined {
  const released = timelines.findLast(({ days }) => dayOf(days, index).status.state === 'RELEASED')
  return released && dayOf(released.days, index)
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, place) => id === b[place])
}
