import { Prisma } from '../../database/generated/client.ts'
import { OPEN_TIME } from '../../database/open.ts'
import type { Change, Subject, SubjectType } from '../history/actions.ts'
import { Refusal } from '../history/refusal.ts'
import { deriveStatus } from '../renewals/projection.ts'

interface Withdrawn {
  name: string
  shows: string[]
  snapshot: Prisma.InputJsonObject
}

/** Withdraws a show, installment, organisation, speaker or event; its children follow by the visibility rules. */
export async function withdrawRecord(change: Change, { type, id }: Subject, reason: string): Promise<void> {
  const withdrawOne = WITHDRAW[type]
  if (!withdrawOne) throw new Refusal('VALIDATION_ERROR', `input.id: a ${type.toLowerCase()} is not withdrawn this way.`, 'input.id')
  const { name, shows, snapshot } = await withdrawOne(change.tx, id)
  change.revise({ subjectType: type, subjectId: id, visibility: 'WITHDRAWN', snapshot })
  const summary = `Withdrawn: ${name}.`
  const event = type === 'Event' ? { eventId: id } : {}
  change.log({ kind: 'WITHDRAWAL', summary, happened: null, shows, installments: type === 'Installment' ? [id] : [], reason, ...event })
  deriveStatus(change, shows)
}

const GONE = { data: { visibility: 'WITHDRAWN' } }

const WITHDRAW: Partial<Record<SubjectType, (tx: Prisma.TransactionClient, id: string) => Promise<Withdrawn>>> = {
  async Show(tx, id) {
    const row = await tx.show.update({ where: { id, visibility: 'PUBLISHED' }, ...GONE }).catch(notPublished)
    return { name: row.title, shows: [id], snapshot: { ...row } }
  },
  async Installment(tx, id) {
    const where = { id, visibility: 'PUBLISHED' }
    const row = await tx.installment.update({ where, ...GONE, include: { show: true } }).catch(notPublished)
    const { show, ...snapshot } = row
    return { name: `${row.title} of ${show.title}`, shows: [row.showId], snapshot }
  },
  async Organisation(tx, id) {
    const row = await tx.organisation.update({ where: { id, visibility: 'PUBLISHED' }, ...GONE }).catch(notPublished)
    return { name: row.name, shows: [], snapshot: { ...row } }
  },
  async Event(tx, id) {
    const row = await tx.event.update({ where: { id, visibility: 'PUBLISHED' }, ...GONE }).catch(notPublished)
    return { name: row.name, shows: [], snapshot: JSON.parse(JSON.stringify(row)) as Prisma.InputJsonObject }
  },
  async Speaker(tx, id) {
    const quotes = await tx.quoteVersion.count({ where: { speakerId: id, visibility: 'PUBLISHED', knownTo: OPEN_TIME } })
    if (quotes > 0) {
      const message = `input.id: ${quotes} published quote(s) are by this speaker: merge the speaker, or correct or withdraw the quotes first.`
      throw new Refusal('CONFLICT', message, 'input.id')
    }
    const row = await tx.speaker.update({ where: { id, visibility: 'PUBLISHED' }, ...GONE }).catch(notPublished)
    return { name: row.name, shows: [], snapshot: { ...row } }
  }
}

function notPublished(error: unknown): never {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2025') throw error
  throw new Refusal('CONFLICT', 'input.id: only something published can be withdrawn.', 'input.id')
}
