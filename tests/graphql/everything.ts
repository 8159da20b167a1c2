import { getNamedType, isInterfaceType, isLeafType, isObjectType, isRequiredArgument, isUnionType } from 'graphql'
import type { GraphQLNamedType } from 'graphql'
import { schema } from '../../src/graphql/schema.ts'

/** Everything that can be asked of a type without arguments, so many levels deep. */
export function everything(type: GraphQLNamedType, depth: number): string {
  if (isUnionType(type))
    return `__typename ${type
      .getTypes()
      .map((member) => `... on ${member.name} { ${everything(member, depth)} }`)
      .join(' ')}`
  if (!isObjectType(type) && !isInterfaceType(type)) return '__typename'
  const fields = Object.values(type.getFields()).flatMap((field) => {
    if (field.args.some(isRequiredArgument)) return []
    const target = getNamedType(field.type)
    // Fields of one name may differ in type from member to member of a union.
    const name = `${type.name}_${field.name}: ${field.name}`
    if (isLeafType(target)) return [name]
    return depth > 0 ? [`${name} { ${everything(target, isWrapper(target) ? depth : depth - 1)} }`] : []
  })
  const members =
    isInterfaceType(type) && depth > 0
      ? schema.getPossibleTypes(type).map((member) => `... on ${member.name} { ${everything(member, 1)} }`)
      : []
  return ['__typename', ...fields, ...members].join(' ')
}

/** Connections and edges are no step of their own. */
function isWrapper(type: GraphQLNamedType): boolean {
  return /(Connection|Edge)$/.test(type.name)
}
