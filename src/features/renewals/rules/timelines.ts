import type { DerivedHeadline, DerivedStatus, Segment, ShowFacts } from '../facts.ts'
import { headlineDays } from './headline.ts'
import { recordOf } from './record.ts'
import { segmentsFrom } from './segments.ts'
import type { InstallmentTimeline } from './status.ts'
import { installmentDays } from './status.ts'

/** What is derived for an installment, or for a show: its headline. */
export interface SubjectTimeline {
  /** The installment's id, or the show's. */
  id: string
  headline: boolean
  segments: Array<Segment<DerivedStatus | DerivedHeadline>>
}

/**
 * All that is derived from the facts about a show, one subject at a time, the headline last: so that whoever asks can let
 * others work between two of them.
 */
export function* timelinesOf(facts: ShowFacts): Generator<SubjectTimeline, void, void> {
  const record = recordOf(facts)
  const timelines: InstallmentTimeline[] = []
  for (const installment of record.installments) {
    const days = installmentDays(record, installment)
    timelines.push({ installment, days })
    yield { id: installment.id, headline: false, segments: segmentsFrom(record.days, days.map(({ status }) => status)) }
  }
  yield { id: facts.showId, headline: true, segments: segmentsFrom(record.days, headlineDays(record, timelines)) }
}
