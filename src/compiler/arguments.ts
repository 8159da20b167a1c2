import type { FieldNode, GraphQLInputObjectType, GraphQLInputType, ObjectValueNode, ValueNode } from 'graphql'
import { Kind, getArgumentValues, getNullableType, isInputObjectType, isNonNullType, valueFromAST } from 'graphql'
import type { Bound, Field } from './request.ts'

type Args = Readonly<Record<string, unknown>>
type Read = (variables: Bound['variables']) => unknown

/** The arguments of a field: the same for every request, or read from each. */
export type ArgumentsOf = { constant: Args } | { read: (bound: Pick<Bound, 'variables'>) => Args }

/** A value that is read from the variables of a request as they are; where it cannot be, graphql-js is asked. */
const ASK = Symbol('ask graphql-js')

/**
 * What graphql-js' getArgumentValues gives, with all done once that does not depend on the request. It is asked each time
 * where a variable stands in a list, and where one that may not be null is.
 */
export function argumentsOf(field: Field, node: FieldNode): ArgumentsOf {
  const given = node.arguments ?? []
  if (!given.some(({ value }) => hasVariable(value))) return { constant: { ...getArgumentValues(field, node) } }
  const reads = field.args.map(({ name, type, defaultValue }) => {
    const value = given.find((one) => one.name.value === name)?.value
    return [name, readOf(value, type, defaultValue)] as const
  })
  return {
    read({ variables }) {
      const args: Record<string, unknown> = {}
      for (const [name, read] of reads) {
        const value = read(variables)
        if (value === ASK) return getArgumentValues(field, node, variables)
        if (value !== undefined) args[name] = value
      }
      return args
    }
  }
}

function readOf(value: ValueNode | undefined, type: GraphQLInputType, defaultValue: unknown): Read {
  const absent = isNonNullType(type) && defaultValue === undefined ? ASK : defaultValue
  if (value === undefined) return () => absent
  if (value.kind === Kind.VARIABLE) {
    const name = value.name.value
    return (variables) => variables[name] ?? (variables[name] === null && !isNonNullType(type) ? null : absent)
  }
  if (!hasVariable(value)) {
    const constant: unknown = valueFromAST(value, type)
    return () => (constant === undefined ? ASK : constant)
  }
  const nullable = getNullableType(type)
  if (value.kind !== Kind.OBJECT || !isInputObjectType(nullable)) return () => ASK
  return nullable.isOneOf ? readOne(value, nullable) : readFields(value, nullable)
}

function readFields(value: ObjectValueNode, type: GraphQLInputObjectType): Read {
  const reads = Object.values(type.getFields()).map((field) => {
    const entry = value.fields.find(({ name }) => name.value === field.name)
    return [field.name, readOf(entry?.value, field.type, field.defaultValue)] as const
  })
  return (variables) => {
    const object: Record<string, unknown> = {}
    for (const [name, read] of reads) {
      const item = read(variables)
      if (item === ASK) return ASK
      if (item !== undefined) object[name] = item
    }
    return object
  }
}

/** The one field of an object that has exactly one, which may not be null. */
function readOne({ fields: [entry] }: ObjectValueNode, type: GraphQLInputObjectType): Read {
  const field = entry && type.getFields()[entry.name.value]
  if (!entry || !field) return () => ASK
  const read = readOf(entry.value, field.type, undefined)
  return (variables) => {
    const value = read(variables)
    return value === undefined || value === null || value === ASK ? ASK : { [entry.name.value]: value }
  }
}

function hasVariable(value: ValueNode): boolean {
  if (value.kind === Kind.VARIABLE) return true
  if (value.kind === Kind.LIST) return value.values.some(hasVariable)
  return value.kind === Kind.OBJECT && value.fields.some((entry) => hasVariable(entry.value))
}
