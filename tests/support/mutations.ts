import { getNamedType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql'
import type { GraphQLInputType } from 'graphql'
import { schema } from '../../src/graphql/schema.ts'

/** What there is to know of a problem, whatever its type. */
export const PROBLEM = `... on Problem {
  code message path
  ... on ValidationError { issues { path message } }
  ... on NotAllowed { needed }
}`

/**
 * The document of a mutation with one variable, $input (a list, where it takes many), that asks for `payload` or the problem;
 * `key`: an idempotency key, where the mutation takes one.
 */
export function mutationOf(verb: string, payload = '__typename', key: string | null = null): string {
  const name = verb.slice(0, 1).toUpperCase() + verb.slice(1)
  const argument = inputOf(verb)
  const once = key !== null && takesKey(verb) ? `, idempotencyKey: ${JSON.stringify(key)}` : ''
  return `mutation ($input: ${String(argument?.type)}) {
    ${verb}(${argument?.name ?? 'input'}: $input${once}) { __typename ... on ${name}Payload { ${payload} } ${PROBLEM} }
  }`
}

const SCALARS: Record<string, unknown> = { Int: 1, Boolean: false, Date: '2024-05-06', EDTF: '2024-05', DateTime: '2024-05-06T12:00:00Z' }

/** The least that GraphQL itself takes for a mutation's input: required fields only, with made-up values. */
export function leastInput(verb: string): unknown {
  const type = inputOf(verb)?.type
  return type && leastOf(type)
}

const inputOf = (verb: string) => schema.getMutationType()?.getFields()[verb]?.args.find(({ name }) => name === 'input' || name === 'inputs')

/** Whether the mutation can be sent again under a key; one that tells a secret cannot. */
export const takesKey = (verb: string) => schema.getMutationType()?.getFields()[verb]?.args.some(({ name }) => name === 'idempotencyKey') === true

function leastOf(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return leastOf(type.ofType)
  if (isListType(type)) return [leastOf(type.ofType)]
  if (isEnumType(type)) return type.getValues()[0]?.name
  if (!isInputObjectType(type)) return SCALARS[getNamedType(type).name] ?? 'something'
  const required = Object.values(type.getFields()).filter((field) => isNonNullType(field.type))
  return Object.fromEntries(required.map((field) => [field.name, leastOf(field.type)]))
}
