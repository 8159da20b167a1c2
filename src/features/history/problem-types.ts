import type { FieldMap } from '@pothos/core'
import { builder } from '../../graphql/builder.ts'
import type { Types } from '../../graphql/builder.ts'
import { RoleEnum } from '../../graphql/enums.ts'
import { PROBLEMS, type ProblemCode } from '../../graphql/errors.ts'
import type { NodeType } from '../../graphql/ids.ts'
import { findOwn } from '../../graphql/nodes.ts'
import { FieldChangeRef } from './change-types.ts'
import { type Issue, NotPermitted, type Refusal, StaleVersion } from './refusal.ts'
import { differencesBetween } from './revision-queries.ts'

const codes = Object.entries(PROBLEMS).map(([code, { meaning }]) => [code, { description: meaning }])

const ProblemCodeEnum = builder.enumType('ProblemCode', {
  description: 'Why a change was not made; docs/errors.md says what to do about each.',
  values: Object.fromEntries(codes) as Record<ProblemCode, { description: string }>
})

/** A refusal as a value of the schema: GraphQL takes an Error that a resolver returns for one that was thrown. */
export interface Refused<R extends Refusal = Refusal> {
  refusal: R
}

const ProblemRef = builder.interfaceRef<Refused>('Problem').implement({
  description: 'A change that was not made, and why. Nothing of it was written.',
  fields: (t) => ({
    code: t.field({ type: ProblemCodeEnum, description: 'For programs. Example: `NOT_FOUND`.', resolve: ({ refusal }) => refusal.code }),
    message: t.string({
      description: 'For people: what was wrong, where, and what to do. Example: `input.outlet: no organisation has the id or slug "x": record it first.`',
      resolve: ({ refusal }) => refusal.message
    }),
    path: t.stringList({
      nullable: true,
      description: 'The field at fault, the first where there are several; null where no one field is. Example: `["input", "citations", "0", "article"]`.',
      resolve: ({ refusal }) => refusal.issues[0]?.path.slice() ?? null
    })
  })
})

type ProblemTypeRef = ReturnType<typeof builder.objectRef<Refused>>
const types = new Map<ProblemCode, ProblemTypeRef>()

type ProblemFields<R extends Refusal> = (t: PothosSchemaTypes.ObjectFieldBuilder<Types, Refused<R>>) => FieldMap

/** The type of a problem: what all have, and what this one has beside it. Its code stands in `PROBLEMS`. */
export function problemType<R extends Refusal>(code: ProblemCode, fields: ProblemFields<R> = () => ({})): void {
  const { type, meaning } = PROBLEMS[code]
  const ref = builder.objectRef<Refused<R>>(type)
  ref.implement({ interfaces: [ProblemRef] as never, description: `${meaning} Example: \`{ "code": "${code}" }\`.`, fields })
  types.set(code, ref as unknown as ProblemTypeRef)
}

/** The type of a problem, for the results that it can be one of. */
export function problemTypeOf(code: ProblemCode): ProblemTypeRef {
  const ref = types.get(code)
  if (!ref) throw new Error(`The problem ${code} has no type: declare it with problemType.`)
  return ref
}

const stale = (refusal: Refusal) => (refusal instanceof StaleVersion ? refusal : null)

const ValidationIssue = builder.objectRef<Issue>('ValidationIssue').implement({
  description: 'One thing that is wrong with an input.',
  fields: (t) => ({
    path: t.stringList({ description: 'The field. Example: `["input", "parts", "0", "text"]`.', resolve: ({ path }) => [...path] }),
    message: t.exposeString('message', { description: 'What is wrong with it. Example: `must not be empty`.' })
  })
})

problemType('VALIDATION_ERROR', (t) => ({
  issues: t.field({
    type: [ValidationIssue],
    description: 'All that is wrong, not only the first. Example: `[{ "path": ["input", "headline"], "message": "must not be empty" }]`.',
    resolve: ({ refusal }) => [...refusal.issues]
  })
}))

problemType<NotPermitted>('NOT_ALLOWED', (t) => ({
  needed: t.field({ type: RoleEnum, description: 'The least role that may. Example: `EDITOR`.', resolve: ({ refusal }) => refusal.needed })
}))

problemType('NOT_FOUND')

problemType('CONFLICT', (t) => ({
  expectedVersion: t.int({
    nullable: true,
    description: 'The version that was expected; null where the conflict is about something else. Example: `1`.',
    resolve: ({ refusal }) => stale(refusal)?.expected ?? null
  }),
  currentVersion: t.int({
    nullable: true,
    description: 'The version that stands; null where the conflict is about something else. Example: `3`.',
    resolve: ({ refusal }) => stale(refusal)?.current ?? null
  }),
  current: t.field({
    type: builder.nodeInterfaceRef(),
    nullable: true,
    description: 'The record as it stands; null where the conflict is about something else. Example: `{ "id": "UXVvdGU6MDE5…" }`.',
    resolve: ({ refusal }, _args, context, info) => {
      const subject = stale(refusal)?.subject
      return subject ? findOwn(subject.type as NodeType, subject.id, context, info) : null
    }
  }),
  changes: t.field({
    type: [FieldChangeRef],
    description:
      'What the version that stands says otherwise than the one expected; empty where the conflict is about something else. ' +
      'Example: `[{ "field": "prompt", "before": null, "after": "Will there be a fourth season?" }]`.',
    resolve: ({ refusal }) => {
      const versions = stale(refusal)
      return versions ? differencesBetween(versions.subject, versions.expected, versions.current) : []
    }
  })
}))

problemType('EVIDENCE_REQUIRED')
problemType('IDEMPOTENCY_MISMATCH')
