import type { Prisma } from '../../database/generated/client.ts'
import type { SubjectType } from './actions.ts'
import { isId } from './ids.ts'
import { nounOf, Refusal } from './refusal.ts'

type Tx = Prisma.TransactionClient

const finders: Record<SubjectType, (tx: Tx, key: string) => Promise<{ id: string } | null>> = {
  Show: (tx, key) => tx.show.findFirst({ where: byKey(key), select: { id: true } }),
  Organisation: (tx, key) => tx.organisation.findFirst({ where: byKey(key), select: { id: true } }),
  Speaker: (tx, key) => tx.speaker.findFirst({ where: { ...byKey(key), mergedIntoId: null }, select: { id: true } }),
  Event: (tx, key) => tx.event.findFirst({ where: byKey(key), select: { id: true } }),
  EventSeries: (tx, key) => tx.eventSeries.findFirst({ where: byKey(key), select: { id: true } }),
  Article: (tx, key) => tx.article.findFirst({ where: byKey(key), select: { id: true } }),
  Installment: (tx, key) => (isId(key) ? tx.installment.findUnique({ where: { id: key }, select: { id: true } }) : none),
  Quote: (tx, key) => (isId(key) ? tx.quote.findFirst({ where: { id: key, mergedIntoId: null }, select: { id: true } }) : none),
  Ruling: (tx, key) => (isId(key) ? tx.ruling.findUnique({ where: { id: key }, select: { id: true } }) : none)
}

const none = Promise.resolve(null)

function byKey(key: string): { id: string } | { slug: string } {
  return isId(key) ? { id: key } : { slug: key }
}

/** The id of the record that `key` names (its id, its slug, or an old one of either); null where there is none. */
export async function find(tx: Tx, subjectType: SubjectType, key: string): Promise<string | null> {
  const found = await finders[subjectType](tx, key)
  if (found) return found.id
  const redirect = await tx.redirect.findUnique({ where: { subjectType_key: { subjectType, key } } })
  return redirect?.targetId ?? null
}

/** As `find`, but a Refusal that names the argument where there is none. */
export async function resolve(tx: Tx, subjectType: SubjectType, key: string, argument: string): Promise<string> {
  const id = await find(tx, subjectType, key)
  if (id) return id
  const name = nounOf(subjectType)
  throw new Refusal('NOT_FOUND', `${argument}: no ${name} has the id or slug "${key}": record it first.`, argument)
}

/** As `resolve`, for an argument that may be left out. */
export async function resolveOptional(tx: Tx, subjectType: SubjectType, key: string | null, argument: string) {
  return key === null ? null : await resolve(tx, subjectType, key, argument)
}
