import type { FieldMap, FieldRef, InputRef } from '@pothos/core'
import type { z } from 'zod'
import { isUniqueViolation } from '../../database/failures.ts'
import { builder } from '../../graphql/builder.ts'
import type { Types } from '../../graphql/builder.ts'
import type { Context } from '../../graphql/context.ts'
import { NotAllowed, PROBLEMS, type ProblemCode, userError } from '../../graphql/errors.ts'
import { modelRef } from '../../graphql/fields.ts'
import type { NodeType } from '../../graphql/ids.ts'
import '../../graphql/mutation.ts'
import { findOwn, modelOf } from '../../graphql/nodes.ts'
import { requireMay, type Verb } from '../auth/policy.ts'
import { change, type Change, type Changed, type Subject } from './actions.ts'
import { ChangeReceipt } from './change-types.ts'
import { fingerprintOf, KEPT_HOURS, KEY_MAX } from './idempotency.ts'
import { issuesOf } from './inputs.ts'
import { problemTypeOf } from './problem-types.ts'
import { withKeys } from './references.ts'
import { invalid, type Issue, NotPermitted, OutcomeUnknown, Refusal } from './refusal.ts'

/** Problems that any mutation can be answered with. */
const ALWAYS: readonly ProblemCode[] = ['VALIDATION_ERROR', 'NOT_FOUND', 'NOT_ALLOWED', 'CONFLICT']

const KEY =
  `Any text of 1 to ${KEY_MAX} characters, new for every change: sent again with it within ${KEPT_HOURS} hours, the change is not made ` +
  'again but answered as it was. Example: `5f3a8c1e-7d42-4b7e-9f0a-2c6d1e8b9a10`.'

type PayloadFields<T> = (t: PothosSchemaTypes.ObjectFieldBuilder<Types, Changed<T>>) => FieldMap

interface Mutation<S extends z.ZodType<object>, T> {
  /** What it does, with an example. */
  description: string
  /** What the policy calls it. */
  needs: Verb
  /** Whether this input touches only what no reader sees, so that less of a role is needed. Where only the record can
   *  tell, true here, and `change.requires` where it is read. */
  draft?: (input: z.output<S>) => boolean
  /** Whether it may touch any show; then it runs alone. */
  wide?: boolean
  /** The input type, and the description of the argument. */
  input: { type: InputRef<object>; description: string }
  /** Checked as a whole before a transaction begins; `reason` in it becomes the reason of the change. */
  schema: S
  /** Problems beside those that any mutation has. */
  problems?: readonly ProblemCode[]
  payload: { description: string; fields: PayloadFields<T> }
  /** The answer is told once and kept nowhere, so it cannot be given again: the mutation takes no idempotency key. */
  secret?: boolean
  /**
   * What the verb does: with the input as the schema reads it, or, for actions that read it themselves as the command
   * line calls them too, as it was given; references are keys or slugs in both. Gives what the payload is made of.
   */
  work: (change: Change, asked: z.output<S>, given: object) => Promise<T>
}

/**
 * Declares a mutation, the only way they are made: `verb(input: VerbInput!): VerbResult!`, where VerbResult is VerbPayload
 * or one of the problems. A refusal is an answer; what is not the record's business (no key at all, no database) stays an
 * error of the request.
 */
export function mutation<S extends z.ZodType<object>, T>(verb: string, declared: Mutation<S, T>): void {
  const { description, input, payload } = declared
  const name = verb.slice(0, 1).toUpperCase() + verb.slice(1)
  const Payload = builder.objectRef<Changed<T>>(`${name}Payload`).implement({
    description: payload.description,
    fields: (t) => ({
      ...payload.fields(t),
      change: t.field({ type: ChangeReceipt, description: 'What the change left in the log. Example: `{ "position": 42 }`.', resolve: (changed) => changed })
    })
  })
  const problems = [...ALWAYS, ...(declared.secret ? [] : (['IDEMPOTENCY_MISMATCH'] as const)), ...(declared.problems ?? [])]
  const Result = builder.unionType(`${name}Result`, {
    description: `What became of \`${verb}\`: it was made, or why it was not. Example: \`... on ${name}Payload { change { position } } ... on Problem { message }\`.`,
    types: [Payload, ...problems.map(problemTypeOf)],
    resolveType: (value) => ('refusal' in value ? typeOf(value.refusal, verb, problems) : `${name}Payload`)
  })
  builder.mutationField(verb, (t) =>
    t.field({
      type: Result,
      description,
      args: {
        input: t.arg({ ...input, required: true }),
        ...(declared.secret ? {} : { idempotencyKey: t.arg.string({ description: KEY }) })
      },
      extensions: { greenlit: { kind: 'change', needs: declared.needs, problems } },
      resolve: async (_root, args, context) => {
        try {
          return await made(verb, declared, args, context)
        } catch (error) {
          return { refusal: refusalIn(error, context) }
        }
      }
    })
  )
}

interface Sent {
  input: object
  idempotencyKey?: string | null | undefined
}

function issuesOfKey(key: string): Issue[] {
  const { length } = [...key]
  return length >= 1 && length <= KEY_MAX ? [] : [{ path: ['idempotencyKey'], message: `must have 1 to ${KEY_MAX} characters, not ${length}` }]
}

async function made<S extends z.ZodType<object>, T>(verb: string, declared: Mutation<S, T>, sent: Sent, context: Context): Promise<Changed<T>> {
  const { needs, schema, draft = () => false, wide = false, work } = declared
  const { viewer, now } = context
  const { input, idempotencyKey: key } = sent
  // Who may not do it whatever the input says is told so before anything is read.
  requireMay(viewer, needs, { draft: true })
  const issues: Issue[] = []
  const once = key == null ? undefined : { actor: viewer.keyId ?? viewer.actor, key, fingerprint: fingerprintOf(verb, input), now }
  if (once) issues.push(...issuesOfKey(once.key))
  const given = withKeys(input, issues)
  const parsed = schema.safeParse(given)
  if (!parsed.success) issues.push(...issuesOf(parsed.error))
  if (!parsed.success || issues.length > 0) throw invalid(issues)
  const asked = parsed.data
  requireMay(viewer, needs, { draft: draft(asked) })
  const { reason = null } = asked as { reason?: string | null }
  const requires: Change['requires'] = (needed, state) => requireMay(viewer, needed, state)
  return await change({ actor: viewer.actor, action: verb, reason, wide, requires, once }, (one) => work(one, asked, given as object))
}

function typeOf({ code, message }: Refusal, verb: string, problems: readonly ProblemCode[]): string {
  if (problems.includes(code)) return PROBLEMS[code].type
  throw new Error(`${verb} does not declare that it can be answered with ${code}: ${message}`)
}

/** Why a change was not made, as an answer; throws what is no answer. */
function refusalIn(error: unknown, { viewer }: Context): Refusal {
  if (error instanceof Refusal) return error
  // Nobody's request at all: an error of the request, like a wrong key.
  if (error instanceof NotAllowed && viewer.role !== 'reader') return new NotPermitted(error.needed, error.message)
  if (error instanceof OutcomeUnknown) {
    throw userError('OUTCOME_UNKNOWN', 'The database broke off while it committed this change: read the record, then decide whether to repeat it.')
  }
  if (isUniqueViolation(error)) {
    return new Refusal('CONFLICT', 'input: another record has the same slug, address, external id or position already: it must be unique.', 'input')
  }
  if (/ruling_has_published_evidence|has no published evidence/.test(causeOf(error))) {
    return new Refusal('EVIDENCE_REQUIRED', 'A published ruling would lose its last published evidence: give it other evidence, or retract it first.')
  }
  throw error
}

/** What the driver says of an error at COMMIT, which Prisma passes on as it came. */
function causeOf(error: unknown): string {
  return error instanceof Error && error.cause !== undefined ? JSON.stringify(error.cause) : ''
}

/** The record that a change was about, as a field of its payload, whatever state the change left it in. */
export function ownRecord(t: object, type: NodeType, description: string): FieldRef<Types> {
  return own(t, modelRef(modelOf(type)), description, (id) => ({ type, id: id as string }))
}

/** The same where it can be of several types. */
export function anyOwnRecord(t: object, description: string): FieldRef<Types> {
  return own(t, builder.nodeInterfaceRef(), description, (subject) => subject as Subject)
}

function own(t: object, type: unknown, description: string, subjectOf: (result: unknown) => { type: NodeType; id: string }): FieldRef<Types> {
  return (t as { field(options: object): FieldRef<Types> }).field({
    type,
    nullable: true,
    description,
    resolve: ({ result }: Changed<unknown>, _args: object, context: Context, info: Parameters<typeof findOwn>[3]) => {
      const { type: node, id } = subjectOf(result)
      return findOwn(node, id, context, info)
    }
  })
}
