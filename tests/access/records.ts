import type { SubjectType } from '../../src/features/history/actions.ts'
import { publicId } from '../../src/graphql/ids.ts'
import { desk, hopefulQuote, THIRD } from '../support/newsroom.ts'
import type { State } from './world.ts'

/** A record of its own in a state, as the desk makes it, with `mark` in its name; gives its public id. */
export async function aRecord(type: SubjectType, state: State, mark: string): Promise<string> {
  const draft = state === 'DRAFT' ? { publish: false } : {}
  const ruling = { ...{ show: THIRD.show, seasons: [3], state: 'ON_HOLD', effective: '2024-05-06' }, evidence: [{ article: 'times-may' }], note: mark, ...draft }
  const make = {
    Quote: () => desk.quote(hopefulQuote({ parts: [{ text: `Words of ${mark}.` }], allowDuplicate: true, ...draft })),
    Ruling: () => desk.ruling(ruling),
    Article: () => desk.article({ headline: `About ${mark}`, ...draft }),
    Show: () => desk.show({ title: `Show of ${mark}`, ...draft }),
    Installment: () => desk.installment(THIRD.show, { kind: 'FILM', ...draft }),
    Organisation: () => desk.organisation({ name: `Company of ${mark}`, ...draft }),
    Speaker: () => desk.speaker({ name: `Speaker of ${mark}`, ...draft }),
    Event: () => desk.event({ kind: 'PODCAST', name: `Event of ${mark}`, ...draft }),
    EventSeries: () => desk.series({ kind: 'PODCAST', name: `Series of ${mark}`, ...draft })
  }
  const id = await make[type]()
  if (state === 'WITHDRAWN') await desk.withdraw(type, id)
  return publicId(type, id)
}
