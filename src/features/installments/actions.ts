import { insertRows } from '../../database/insert.ts'
import { words } from '../../text/fold.ts'
import type { Change } from '../history/actions.ts'
import { newId } from '../history/ids.ts'
import { Refusal } from '../history/refusal.ts'
import { resolve } from '../history/resolve.ts'
import { deriveStatus } from '../renewals/projection.ts'
import type { InstallmentInput } from '../shows/inputs.ts'

/** Adds installments to a show, in the order given, and derives the status of each. Returns their ids. */
export async function addInstallments(
  change: Change,
  show: { id: string; title: string },
  inputs: readonly InstallmentInput[]
): Promise<string[]> {
  const rows = inputs.map((input, index) => {
    const id = newId()
    const position = input.position ?? index + 1
    const sortKey = `${words(show.title).slice(0, 120)} ${show.id} ${String(position).padStart(7, '0')} ${id}`
    const { kind, number, part } = input
    return { id, visibility: 'PUBLISHED', showId: show.id, kind, number, part, title: titleOf(input), position, sortKey }
  })
  const recorded = []
  const available = []
  for (const [index, input] of inputs.entries()) {
    const row = rows[index]
    if (!row) continue
    const replacement = rows.find(({ position }) => position === input.replacedBy)
    if (input.replacedBy !== null && (!replacement || replacement === row)) {
      const argument = `input.installments.${index}.replacedBy`
      throw new Refusal('VALIDATION_ERROR', `${argument}: no other installment has position ${input.replacedBy}.`, argument)
    }
    const platforms = await platformsOf(change, row.id, input.platforms, `input.installments.${index}.platforms`)
    const installment = { ...row, replacedById: replacement?.id ?? null }
    recorded.push(installment)
    available.push(...platforms)
    const snapshot = { ...installment, platforms }
    change.revise({ subjectType: 'Installment', subjectId: row.id, visibility: 'PUBLISHED', snapshot })
    change.log({
      kind: 'RECORD',
      summary: `${row.title} of ${show.title} is now on record.`,
      happened: null,
      shows: [show.id],
      installments: [row.id]
    })
  }
  await insertRows(change.tx, { installments: recorded, installment_platforms: available })
  deriveStatus(change, [show.id])
  return rows.map(({ id }) => id)
}

async function platformsOf(change: Change, installmentId: string, inputs: InstallmentInput['platforms'], path: string) {
  const rows = []
  for (const [position, { platform, territory }] of inputs.entries()) {
    const organisationId = await resolve(change.tx, 'Organisation', platform, `${path}.${position}.platform`)
    rows.push({ id: newId(), installmentId, organisationId, territory, position })
  }
  return rows
}

function titleOf({ kind, number, part, title }: InstallmentInput): string {
  if (title) return title
  if (kind === 'SEASON') return part ? `Season ${number}, part ${part}` : `Season ${number}`
  return { FILM: 'Film', SPECIAL: 'Special', CONTINUATION: 'Continuation' }[kind]
}
