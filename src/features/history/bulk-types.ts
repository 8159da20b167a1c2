import { builder } from '../../graphql/builder.ts'
import type { Context } from '../../graphql/context.ts'
import type { ProblemCode } from '../../graphql/errors.ts'
import { requireMay } from '../auth/policy.ts'
import { keyOfItem } from './idempotency.ts'
import { issuesOfKey, KEY, type mutation, refusalIn, typeOf } from './mutation-types.ts'
import { problemTypeOf } from './problem-types.ts'
import { invalid, type Issue } from './refusal.ts'

/** Items of one bulk: each is a transaction of its own, and all have to be done before the request's time is up. */
const BULK_MAX = 100

/** Problems of a bulk as a whole. */
const PROBLEMS_OF_ALL: readonly ProblemCode[] = ['VALIDATION_ERROR', 'NOT_ALLOWED']

type One = ReturnType<typeof mutation>

interface Bulk {
  results: unknown[]
}

/**
 * Declares a mutation that makes many changes of one kind: `verbs(inputs: [VerbInput!]!)`. Each item is a change of its own,
 * made in order, and answered at its place as the single mutation would be: one that is refused writes nothing and stops
 * no other.
 */
export function bulk(verb: string, one: One, description: string): void {
  const name = verb.slice(0, 1).toUpperCase() + verb.slice(1)
  const Payload = builder.objectRef<Bulk>(`${name}Payload`).implement({
    description: 'What became of each item.',
    fields: (t) => ({
      results: t.field({
        type: [one.Result],
        nullable: { list: false, items: true },
        description: `In the order of the inputs, each as \`${one.verb}\` would answer; null where its error says what failed. Example: \`[{ "code": "NOT_FOUND" }]\`.`,
        resolve: ({ results }) => results as never
      }),
      made: t.int({ description: 'How many were made. Example: `99`.', resolve: ({ results }) => results.filter(isMade).length })
    })
  })
  const Result = builder.unionType(`${name}Result`, {
    description: `What became of \`${verb}\`: an answer to each item, or why none was looked at. Example: \`... on ${name}Payload { made } ... on Problem { message }\`.`,
    types: [Payload, ...PROBLEMS_OF_ALL.map(problemTypeOf)],
    resolveType: (value) => ('refusal' in value ? typeOf(value.refusal, verb, PROBLEMS_OF_ALL) : `${name}Payload`)
  })
  builder.mutationField(verb, (t) =>
    t.field({
      type: Result,
      description,
      args: {
        inputs: t.arg({ type: [one.input], required: true, description: `1 to ${BULK_MAX} items, each as \`${one.verb}\` takes it. Example: \`[{ … }, { … }]\`.` }),
        idempotencyKey: t.arg.string({ description: `${KEY} Items that were refused are tried again.` })
      },
      extensions: { greenlit: { kind: 'change', needs: one.needs, problems: PROBLEMS_OF_ALL, of: one.verb, argument: 'inputs' } },
      resolve: async (_root, { inputs, idempotencyKey }, context) => {
        try {
          requireMay(context.viewer, one.needs, { draft: true })
          const issues = [...issuesOfLength(inputs.length), ...(idempotencyKey == null ? [] : issuesOfKey(idempotencyKey))]
          if (issues.length > 0) throw invalid(issues)
        } catch (error) {
          return { refusal: refusalIn(error, context) }
        }
        return { results: await answers(one, inputs, idempotencyKey ?? null, context) }
      }
    })
  )
}

function issuesOfLength(length: number): Issue[] {
  if (length >= 1 && length <= BULK_MAX) return []
  return [{ path: ['inputs'], message: `has ${length} items: give 1 to ${BULK_MAX}, and the others in further requests` }]
}

async function answers(one: One, inputs: readonly object[], key: string | null, context: Context): Promise<unknown[]> {
  const found: unknown[] = []
  for (const [index, input] of inputs.entries()) {
    const sent = { input, idempotencyKey: key === null ? null : keyOfItem(key, index) }
    // What is no answer (the database is gone) stands at its place as an error, and the answers before it are not lost.
    const answer = await one.answer(sent, context).catch((error: unknown) => error)
    if (isRefused(answer)) answer.refusal.ofItem(index)
    found.push(answer)
  }
  return found
}

const isRefused = (answer: unknown): answer is Extract<Awaited<ReturnType<One['answer']>>, { refusal: unknown }> =>
  typeof answer === 'object' && answer !== null && 'refusal' in answer

const isMade = (answer: unknown) => !(answer instanceof Error) && !isRefused(answer)
