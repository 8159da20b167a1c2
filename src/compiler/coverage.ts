import type { FieldNode, FragmentDefinitionNode, GraphQLNamedType, GraphQLSchema, OperationDefinitionNode, SelectionSetNode } from 'graphql'
import { Kind, getNamedType, isAbstractType, isInterfaceType, isObjectType } from 'graphql'
import { isCovered } from './fields.ts'
import type { Field } from './request.ts'

/** Why an operation is not compiled; `static`: it asks nothing but what it is called, and so needs no statement at all. */
export type UncoveredBy = 'mutation' | 'subscription' | 'introspection' | 'field' | 'static'

/** Why the operation cannot be compiled, whatever its variables; null: it can. */
export function uncoveredBy(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>
): UncoveredBy | null {
  if (operation.operation !== 'query') return operation.operation
  const seen = new Set<string>()
  let asksAnything = false

  function within(type: GraphQLNamedType | undefined, { selections }: SelectionSetNode): UncoveredBy | null {
    for (const selection of selections) {
      const found = selection.kind === Kind.FIELD ? at(type, selection) : spread(type, selection)
      if (found) return found
    }
    return null
  }

  function spread(type: GraphQLNamedType | undefined, selection: Exclude<SelectionSetNode['selections'][number], FieldNode>): UncoveredBy | null {
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const { typeCondition } = selection
      return within(typeCondition ? schema.getType(typeCondition.name.value) : type, selection.selectionSet)
    }
    const { value: name } = selection.name
    const fragment = fragments[name]
    if (!fragment || seen.has(name)) return null
    seen.add(name)
    return within(schema.getType(fragment.typeCondition.name.value), fragment.selectionSet)
  }

  function at(type: GraphQLNamedType | undefined, { name: { value: name }, selectionSet }: FieldNode): UncoveredBy | null {
    if (name === '__typename') return null
    if (name.startsWith('__')) return 'introspection'
    const [field] = fieldsOf(type, name)
    if (!field) return 'field'
    asksAnything = true
    return selectionSet ? within(getNamedType(field.type), selectionSet) : null
  }

  /** The field as its types have it that can be compiled. */
  function fieldsOf(type: GraphQLNamedType | undefined, name: string): Field[] {
    const types = isAbstractType(type) ? schema.getPossibleTypes(type) : isObjectType(type) ? [type] : []
    const fields = types.flatMap((one) => (one.getFields()[name] && isCovered(one.getFields()[name] as Field, one.name) ? [one.getFields()[name] as Field] : []))
    // An interface may be implemented by types that no compiled field leads to.
    return isInterfaceType(type) || fields.length === types.length ? fields : []
  }

  const found = within(schema.getQueryType() ?? undefined, operation.selectionSet)
  return found ?? (asksAnything ? null : 'static')
}
