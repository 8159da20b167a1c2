import type { GraphQLInputType, GraphQLSchema, OperationDefinitionNode } from 'graphql'
import { getNamedType, isEnumType, isInputObjectType, isListType, isNonNullType, specifiedScalarTypes, typeFromAST } from 'graphql'
import { NODE_TYPES } from '../graphql/ids.ts'
import type { Bound } from './request.ts'

/**
 * What of a request decides the text of its statement: in which perspective it reads, which variables are given, not given
 * or null, flags and choices of order as they are, of names in which way they name, of ids (where things are read by id)
 * of which type they are. Never a value that is only looked for.
 */
export function shaper(schema: GraphQLSchema, operation: OperationDefinitionNode, byId: boolean): (bound: Pick<Bound, 'variables' | 'viewer'>) => string {
  const variables = (operation.variableDefinitions ?? []).map(({ variable, type }) => ({
    name: variable.name.value,
    type: typeFromAST(schema, type as never) as GraphQLInputType
  }))
  return ({ variables: values, viewer }) =>
    `${viewer.perspective}${variables.map(({ name, type }) => `,${values[name] === undefined ? '' : shapeOf(type, values[name], byId)}`).join('')}`
}

function shapeOf(type: GraphQLInputType, value: unknown, byId: boolean): string {
  if (value === null) return 'null'
  if (isNonNullType(type)) return shapeOf(type.ofType, value, byId)
  if (isListType(type)) {
    const named = getNamedType(type)
    if (!isInputObjectType(named) && !(byId && named.name === 'ID')) return '[]'
    return `[${[...new Set([value].flat().map((item) => shapeOf(type.ofType, item, byId)))].sort().join(' ')}]`
  }
  if (isInputObjectType(type)) {
    const given = value as Record<string, unknown>
    const fields = Object.values(type.getFields()).filter(({ name }) => given[name] !== undefined)
    return `{${fields.map((field) => `${field.name}:${shapeOf(field.type, given[field.name], byId)}`).join(' ')}}`
  }
  if (isEnumType(type)) return JSON.stringify(value)
  if (type === BOOLEAN) return String(value)
  return byId && type === ID ? typeOfId(String(value)) : '*'
}

const BOOLEAN = specifiedScalarTypes.find(({ name }) => name === 'Boolean')
const ID = specifiedScalarTypes.find(({ name }) => name === 'ID')

function typeOfId(id: string): string {
  const [type = '', version] = Buffer.from(id, 'base64').toString('utf8').split(/:[^@]*@?/)
  return `${NODE_TYPES.some((known) => known === type) ? type : '?'}${version ? '@' : ''}`
}
