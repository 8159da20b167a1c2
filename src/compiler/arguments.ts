import type { FieldNode, ValueNode } from 'graphql'
import { Kind, getArgumentValues, isNonNullType } from 'graphql'
import type { Bound, Field } from './request.ts'

type Args = Readonly<Record<string, unknown>>

/** The arguments of a field: the same for every request, or read from each. */
export type ArgumentsOf = { constant: Args } | { read: (bound: Pick<Bound, 'variables'>) => Args }

/**
 * What graphql-js' getArgumentValues gives, with all that does not depend on the request done once. Where an argument is
 * not a variable but has one within, or may not be null, graphql-js is asked each time.
 */
export function argumentsOf(field: Field, node: FieldNode): ArgumentsOf {
  const given = node.arguments ?? []
  if (!given.some(({ value }) => hasVariable(value))) return { constant: getArgumentValues(field, node) }
  const variables = given.flatMap(({ name, value }) => (value.kind === Kind.VARIABLE ? [{ name: name.value, variable: value.name.value }] : []))
  const within = given.some(({ value }) => value.kind !== Kind.VARIABLE && hasVariable(value))
  const strict = field.args.filter(({ type, defaultValue }) => isNonNullType(type) || defaultValue !== undefined).map(({ name }) => name)
  if (within) return { read: (bound) => getArgumentValues(field, node, bound.variables) }
  const others = { ...field, args: field.args.filter(({ name }) => !variables.some((one) => one.name === name)) }
  const written = getArgumentValues(others, node)
  return {
    read(bound) {
      const args: Record<string, unknown> = { ...written }
      for (const { name, variable } of variables) {
        const value = bound.variables[variable]
        if ((value === undefined || value === null) && strict.includes(name)) return getArgumentValues(field, node, bound.variables)
        if (value !== undefined) args[name] = value
      }
      return args
    }
  }
}

function hasVariable(value: ValueNode): boolean {
  if (value.kind === Kind.VARIABLE) return true
  if (value.kind === Kind.LIST) return value.values.some(hasVariable)
  return value.kind === Kind.OBJECT && value.fields.some((entry) => hasVariable(entry.value))
}
