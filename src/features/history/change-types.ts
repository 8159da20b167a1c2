import type { z } from 'zod'
import { Prisma } from '../../database/generated/client.ts'
import { builder } from '../../graphql/builder.ts'
import { type Context, requireAdmin } from '../../graphql/context.ts'
import { userError } from '../../graphql/errors.ts'
import { parseId } from '../../graphql/ids.ts'
import { change, type Change, type Changed, type SubjectType } from './actions.ts'
import { read } from './inputs.ts'
import { OutcomeUnknown, Refusal } from './refusal.ts'

/** What every change answers with, beside what it changed. */
export const ChangeReceipt = builder.objectRef<Omit<Changed<unknown>, 'result'>>('ChangeReceipt').implement({
  description: 'What a change left in the log.',
  fields: (t) => ({
    id: t.id({
      description: 'Id of the change; every update it caused carries it. Example: `0195162e-7a00-7000-8000-000000000001`.',
      resolve: ({ changeId }) => changeId
    }),
    position: t.field({
      type: 'Position',
      nullable: true,
      description: 'Position of its last update in the log; null where readers see no difference (a draft). Example: `42`.',
      resolve: ({ head }) => head?.last ?? null
    }),
    recordedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the record learnt it: from then on it is known. Null for a draft. Example: `2025-02-18T09:00:00.000Z`.',
      resolve: ({ head }) => head?.recordedAt ?? null
    }),
    warnings: t.stringList({
      description: 'What an editor should look at again; the change was made all the same. Example: `["Season 3: …"]`.',
      resolve: ({ warnings }) => warnings
    })
  })
})

export const DateInput = builder.inputType('DateInput', {
  description: 'A date no more precise than its source.',
  fields: (t) => ({
    edtf: t.field({ type: 'EDTF', required: true, description: 'In EDTF, level 1. Example: `2025-02-15/2025-02-16`.' }),
    phrase: t.string({ description: 'The words of the source that it stands for. Example: `this past weekend`.' }),
    anchor: t.field({ type: 'Date', description: 'The day those words count from. Example: `2025-02-17`.' })
  })
})

interface Asked {
  action: string
  reason?: string | null
  /** Whether the change may touch any show. */
  wide?: boolean
}

/** Makes one change for the admin, and turns what the record refuses into an error for the caller. */
export async function runChange<T>(context: Context, asked: Asked, work: (change: Change) => Promise<T>): Promise<Changed<T>> {
  requireAdmin(context)
  try {
    return await change({ actor: 'admin', ...asked }, work)
  } catch (error) {
    throw explained(error)
  }
}

/** An argument of a mutation, read by its schema; an error that names it where it cannot be used. */
export function readArgument<T extends z.ZodType>(schema: T, value: unknown, name: string): z.output<T> {
  try {
    return read(schema, value, name)
  } catch (error) {
    throw explained(error)
  }
}

/** A refusal, or what the database refused, as an error for the caller; anything else as it is. */
function explained(error: unknown): unknown {
  if (error instanceof Refusal) {
    return userError(error.code, error.message, error.argument === null ? {} : { argument: error.argument })
  }
  if (error instanceof OutcomeUnknown) {
    return userError('OUTCOME_UNKNOWN', 'The database broke off while it committed this change: read the record, then decide whether to repeat it.')
  }
  if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') {
    return userError('CONFLICT', 'input: another record has the same slug, address, external id or position already: it must be unique.')
  }
  if (/ruling_has_published_evidence|has no published evidence/.test(causeOf(error))) {
    return userError('NO_EVIDENCE', 'A published ruling would lose its last published evidence: give it other evidence, or retract it first.')
  }
  return error
}

/** What the driver says of an error at COMMIT, which Prisma passes on as it came. */
function causeOf(error: unknown): string {
  return error instanceof Error && error.cause !== undefined ? JSON.stringify(error.cause) : ''
}

/** Fields of inputs that name a record: by its public id, its key in the database, or its slug. */
const REFERENCES: Record<string, SubjectType> = {
  show: 'Show',
  shows: 'Show',
  installment: 'Installment',
  installments: 'Installment',
  speaker: 'Speaker',
  saidBy: 'Speaker',
  from: 'Speaker',
  into: 'Speaker',
  onBehalfOf: 'Organisation',
  outlet: 'Organisation',
  organisation: 'Organisation',
  organiser: 'Organisation',
  platform: 'Organisation',
  relayedViaOrganisation: 'Organisation',
  event: 'Event',
  article: 'Article',
  quote: 'Quote',
  supersedes: 'Ruling'
}

/** An input with public ids turned into keys, at any depth; slugs stay as they are. BAD_ID for an id of another type. */
export function withKeys(input: unknown, path = 'input', field = ''): unknown {
  if (Array.isArray(input)) return input.map((item, index) => withKeys(item, `${path}.${index}`, field))
  if (typeof input === 'string') return keyOf(input, path, REFERENCES[field])
  if (input === null || typeof input !== 'object' || input instanceof Date) return input
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, withKeys(value, `${path}.${name}`, name)]))
}

function keyOf(text: string, path: string, wanted: SubjectType | undefined): string {
  const id = wanted === undefined ? null : parseId(text)
  if (!id) return text
  if (id.type === wanted) return id.key
  const message = `${path}: this is the id of a ${id.type}: it takes the id or slug of a ${wanted ?? 'record'}.`
  throw userError('BAD_ID', message, { argument: path })
}
