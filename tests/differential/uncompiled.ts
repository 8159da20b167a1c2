import { Kind, parse, visit } from 'graphql'

/** Fields that the compiler leaves to the reference path, and why. Whoever compiles one strikes it out here. */
export const UNCOMPILED: ReadonlyMap<string, string> = new Map([
  ['__schema', 'is nothing of the record'],
  ['__type', 'is nothing of the record']
])

/** The fields of an operation that are not compiled. */
export function uncompiledIn(query: string): string[] {
  const found = new Set<string>()
  visit(parse(query), { [Kind.FIELD]: ({ name }: { name: { value: string } }) => void (UNCOMPILED.has(name.value) && found.add(name.value)) })
  return [...found]
}
