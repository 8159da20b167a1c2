import type { Prisma } from '../../database/generated/client.ts'
import type { Change } from '../history/actions.ts'
import { refuseCircle } from '../history/circles.ts'
import { announce, editRecord, given, revise } from '../history/described.ts'
import { newId } from '../history/ids.ts'
import { read } from '../history/inputs.ts'
import { Refusal } from '../history/refusal.ts'
import { resolve } from '../history/resolve.ts'
import { deriveStatus } from '../renewals/projection.ts'
import type { InstallmentInput } from '../shows/inputs.ts'
import { revoice } from '../speakers/revoice.ts'
import { type Added, INSTALLMENT, type InstallmentContent, insertInstallments } from './content.ts'
import { addInstallmentInput, installmentUpdate } from './inputs.ts'

type Tx = Prisma.TransactionClient

/** Adds installments to a show that is made in this change, in the order given. Returns their ids. */
export async function addInstallments(
  change: Change,
  show: { id: string; title: string },
  inputs: readonly InstallmentInput[],
  publish: boolean
): Promise<string[]> {
  const ids = inputs.map(() => newId())
  const position = (index: number) => inputs[index]?.position ?? index + 1
  const added: Added[] = []
  for (const [index, { replacedBy, ...input }] of inputs.entries()) {
    const argument = `input.installments.${index}`
    const replacement = replacedBy === null ? null : (ids.find((id, other) => id !== ids[index] && position(other) === replacedBy) ?? undefined)
    if (replacement === undefined) {
      throw new Refusal('VALIDATION_ERROR', `${argument}.replacedBy: no other installment has position ${replacedBy}.`, `${argument}.replacedBy`)
    }
    const platforms = await platformsOf(change, input.platforms, `${argument}.platforms`)
    const content = { ...input, showId: show.id, title: input.title ?? titleOf(input), position: position(index), replacedById: replacement, platforms }
    added.push({ id: ids[index] ?? '', content })
  }
  for (const [index, { id, content }] of added.entries()) {
    const next = async (at: string) => added.flatMap((one) => (one.id === at ? (one.content.replacedById ?? []) : []))
    await refuseCircle(id, content.replacedById, next, `input.installments.${index}.replacedBy`, 'no installment takes its own place')
  }
  await putOnRecord(change, show, added, publish)
  return ids
}

/** Adds one installment to a show that is on record; published unless `publish` is false. Needs a wide change. */
export async function addInstallment(change: Change, input: unknown): Promise<string> {
  const { show: key, publish, replacedBy, ...fields } = read(addInstallmentInput, input)
  const { tx } = change
  const showId = await resolve(tx, 'Show', key, 'input.show')
  const show = await tx.show.findUniqueOrThrow({ where: { id: showId }, select: { id: true, title: true, visibility: true } })
  if (show.visibility === 'WITHDRAWN') throw new Refusal('CONFLICT', 'input.show: the show was withdrawn: restore it first.', 'input.show')
  const last = await tx.installment.findFirst({ where: { showId }, orderBy: { position: 'desc' }, select: { position: true } })
  const position = fields.position ?? (last?.position ?? 0) + 1
  const id = newId()
  const replacedById = replacedBy === null ? null : await siblingOf(tx, showId, id, replacedBy, 'input.replacedBy')
  const content = { ...fields, showId, position, title: fields.title ?? titleOf(fields), replacedById, platforms: await platformsOf(change, fields.platforms, 'input.platforms') }
  await INSTALLMENT.check?.(tx, id, content)
  await putOnRecord(change, show, [{ id, content }], publish)
  await revoice(change, { shows: [showId] }, publish)
  return id
}

/** Changes what the record says of an installment. Other platforms are other voices, from now on. Needs a wide change. */
export async function updateInstallment(change: Change, key: string, input: unknown): Promise<string> {
  const { title, replacedBy, platforms, expectedVersion, ...fields } = read(installmentUpdate, input)
  const { tx } = change
  const id = await resolve(tx, 'Installment', key, 'input.id')
  await editRecord(change, INSTALLMENT, id, { expectedVersion }, async (before) => {
    const shape = { ...before, ...given(fields) }
    return {
      ...shape,
      title: title === undefined ? before.title : (title ?? titleOf(shape)),
      replacedById: replacedBy === undefined ? before.replacedById : replacedBy === null ? null : await siblingOf(tx, before.showId, id, replacedBy, 'input.replacedBy'),
      platforms: platforms ? await platformsOf(change, platforms, 'input.platforms') : before.platforms
    }
  })
  return id
}

async function putOnRecord(change: Change, show: { id: string; title: string }, added: readonly Added[], publish: boolean): Promise<void> {
  const visibility = publish ? 'PUBLISHED' : 'DRAFT'
  await insertInstallments(change.tx, show, visibility, added)
  for (const { id, content } of added) {
    revise(change, INSTALLMENT, id, visibility, content)
    if (publish) await announce(change, INSTALLMENT, id, content, `${content.title} of ${show.title} is now on record.`)
  }
  if (publish) deriveStatus(change, [show.id])
}

async function platformsOf(change: Change, inputs: InstallmentInput['platforms'], path: string): Promise<InstallmentContent['platforms']> {
  const found: InstallmentContent['platforms'] = []
  for (const [index, { platform, territory }] of inputs.entries()) {
    found.push({ organisationId: await resolve(change.tx, 'Organisation', platform, `${path}.${index}.platform`), territory })
  }
  return found
}

/** Another installment of the same show. */
async function siblingOf(tx: Tx, showId: string, id: string, key: string, argument: string): Promise<string> {
  const found = await resolve(tx, 'Installment', key, argument)
  const other = await tx.installment.findUnique({ where: { id: found }, select: { showId: true } })
  if (found !== id && other?.showId === showId) return found
  throw new Refusal('VALIDATION_ERROR', `${argument}: name another installment of the same show.`, argument)
}

function titleOf({ kind, number, part }: Pick<InstallmentContent, 'kind' | 'number' | 'part'>): string {
  if (kind === 'SEASON') return part ? `Season ${number}, part ${part}` : `Season ${number}`
  return { FILM: 'Film', SPECIAL: 'Special', CONTINUATION: 'Continuation' }[kind]
}
