import { change, type Change, type Subject, type Visibility } from '../history/actions.ts'
import { lockRecord } from '../history/described.ts'
import { newId } from '../history/ids.ts'
import { nounOf, Refusal } from '../history/refusal.ts'
import { currentQuote } from '../quotes/versions.ts'
import { currentRuling } from '../renewals/versions.ts'
import { publish } from './actions.ts'
import { describedKind } from './records.ts'
import { type Due, nextDue } from './rows.ts'

/** Lets a draft be published at a moment; another moment that it waits for is given up. Returns the id of the plan. */
export async function schedulePublish(made: Change, subject: Subject, at: Date): Promise<string> {
  const visibility = await visibilityOf(made, subject)
  if (visibility !== 'DRAFT') {
    throw new Refusal('CONFLICT', `input.id: the ${nounOf(subject.type)} is ${visibility.toLowerCase()}, and only a draft can be published.`, 'input.id')
  }
  await settlePending(made, subject, 'CANCELLED')
  const id = newId()
  const sortKey = `${at.toISOString()} ${id}`
  await made.tx.scheduledPublication.create({
    data: { id, subjectType: subject.type, subjectId: subject.id, at, changeId: made.id, sortKey }
  })
  return id
}

/** Gives up the moment that a draft waits for. Returns the id of the plan. */
export async function cancelSchedule(made: Change, subject: Subject): Promise<string> {
  const where = { subjectType: subject.type, subjectId: subject.id, state: 'PENDING' }
  const pending = await made.tx.scheduledPublication.findFirst({ where, select: { id: true } })
  if (!pending) throw new Refusal('NOT_FOUND', `input.id: the ${nounOf(subject.type)} is not scheduled.`, 'input.id')
  await settlePending(made, subject, 'CANCELLED')
  return pending.id
}

/** Publishes a draft, whether or not it was waiting for a moment: what waited is done. Needs a wide change. */
export async function publishNow(made: Change, subject: Subject): Promise<void> {
  await publish(made, subject)
  await settlePending(made, subject, 'PUBLISHED')
}

async function settlePending({ tx, id }: Change, subject: Subject, state: 'CANCELLED' | 'PUBLISHED'): Promise<void> {
  const where = { subjectType: subject.type, subjectId: subject.id, state: 'PENDING' }
  await tx.scheduledPublication.updateMany({ where, data: { state, settledAt: new Date(), settledInId: id } })
}

async function visibilityOf({ tx }: Change, { type, id }: Subject): Promise<Visibility> {
  if (type === 'Quote') return (await currentQuote(tx, id, 'input.id')).visibility
  if (type === 'Ruling') return (await currentRuling(tx, id, 'input.id')).visibility
  return (await lockRecord(tx, describedKind(type), id)).visibility
}

/** What became of a plan that was due: TAKEN by another instance, or ERROR, where it stays due. */
export type Outcome = 'PUBLISHED' | 'FAILED' | 'TAKEN' | 'ERROR'

/**
 * Publishes what is due at `now`, oldest first, each in a change of its own by whoever scheduled it: however many instances
 * look at once, and however often they restart, each is published once. What cannot be published is kept with the reason.
 * `report` is told of each; what fails for other reasons (the database is away) stays due.
 */
export async function publishDue(now: Date, report: (outcome: Outcome, due: Due, error?: unknown) => void): Promise<void> {
  const tried: string[] = []
  for (let due = await nextDue(now, tried); due; due = await nextDue(now, tried)) {
    tried.push(due.id)
    try {
      report(await settle(due, now), due)
    } catch (error) {
      report('ERROR', due, error)
    }
  }
}

/** Undoes a change that turned out to be somebody else's to make. */
class Taken extends Error {}

async function settle(due: Due, now: Date): Promise<Outcome> {
  try {
    await change({ actor: due.actor, action: 'publish', wide: true }, async (made) => {
      const mine = await made.tx.$queryRaw<object[]>`
        SELECT id FROM scheduled_publications WHERE id = ${due.id}::uuid AND state = 'PENDING' AND at <= ${now}::timestamptz FOR UPDATE SKIP LOCKED`
      if (mine.length === 0) throw new Taken()
      await publishNow(made, { type: due.subjectType, id: due.subjectId })
    })
    return 'PUBLISHED'
  } catch (error) {
    if (error instanceof Taken) return 'TAKEN'
    if (!(error instanceof Refusal)) throw error
    return await fail(due, error)
  }
}

async function fail(due: Due, { code, message }: Refusal): Promise<Outcome> {
  const { result } = await change({ actor: due.actor, action: 'publish' }, async ({ tx, id }) => {
    const where = { id: due.id, state: 'PENDING' }
    return await tx.scheduledPublication.updateMany({ where, data: { state: 'FAILED', problem: code, message, settledAt: new Date(), settledInId: id } })
  })
  return result.count === 1 ? 'FAILED' : 'TAKEN'
}
