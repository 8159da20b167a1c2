import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { SelectionSetNode } from 'graphql'
import { Kind, parse } from 'graphql'
import { fragmentsOf, rootsOf } from '../../../src/server/limits/fragments.ts'
import type { Fragments } from '../../../src/server/limits/fragments.ts'
import { measureDefinitions } from '../../../src/server/limits/measure.ts'
import { countRepeats } from '../../../src/server/limits/repeats.ts'

const NAMES = ['a', 'b', 'c', '__typename']

/** Random selections; fragment n spreads only later ones, so that there is no cycle. */
function selections(from: number, fragments: number, depth: number): fc.Arbitrary<string> {
  const beneath = depth === 0 ? fc.constant('') : fc.oneof(fc.constant(''), selections(from, fragments, depth - 1))
  const field = fc
    .tuple(fc.constantFrom('', 'x: ', 'y: '), fc.constantFrom(...NAMES), fc.constantFrom('', ' @d', ' @d @e'), beneath)
    .map((parts) => parts.join(''))
  const inline = depth === 0 ? field : selections(from, fragments, depth - 1).map((inner) => `...${inner}`)
  const spread = from >= fragments ? field : fc.integer({ min: from, max: fragments - 1 }).map((index) => `...f${index}`)
  return fc
    .array(fc.oneof({ weight: 4, arbitrary: field }, inline, spread), { minLength: 1, maxLength: 4 })
    .map((list) => ` { ${list.join(' ')} }`)
}

const documents = fc.integer({ min: 0, max: 3 }).chain((fragments) =>
  fc
    .tuple(selections(0, fragments, 3), ...Array.from({ length: fragments }, (_, index) => selections(index + 1, fragments, 2)))
    .map(([operation, ...bodies]) => `query q${operation} ${bodies.map((body, index) => `fragment f${index} on Query${body}`).join(' ')}`)
)

/** One field of the answer, as if every fragment were copied to where it is spread. */
interface Place {
  path: string
  depth: number
  alias: boolean
}

function expand(set: SelectionSetNode, fragments: Fragments, path = '', depth = 1): { fields: Place[]; directives: number } {
  const parts = set.selections.map((node) => {
    const own = node.directives?.length ?? 0
    if (node.kind === Kind.FIELD) {
      const here = `${path}/${(node.alias ?? node.name).value}`
      const inner = node.selectionSet ? expand(node.selectionSet, fragments, here, depth + 1) : { fields: [], directives: 0 }
      return { fields: [{ path: here, depth, alias: node.alias !== undefined }, ...inner.fields], directives: own + inner.directives }
    }
    const target = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value)
    const inner = target ? expand(target.selectionSet, fragments, path, depth) : { fields: [], directives: 0 }
    return { fields: inner.fields, directives: own + inner.directives }
  })
  return { fields: parts.flatMap(({ fields }) => fields), directives: parts.reduce((sum, { directives }) => sum + directives, 0) }
}

describe('Whatever is asked, measured in one pass,', () => {
  test('is as deep, broad, aliased and directed as its naive expansion', () => {
    fc.assert(
      fc.property(documents, (text) => {
        const document = parse(text)
        const fragments = fragmentsOf(document)
        const [measure] = measureDefinitions(document, fragments, 64)
        const [operation] = document.definitions
        if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation')
        const { fields, directives } = expand(operation.selectionSet, fragments)
        expect(measure).toMatchObject({
          depth: Math.max(...fields.map(({ depth }) => depth), 0),
          breadth: fields.length,
          aliases: fields.filter(({ alias }) => alias).length,
          directives
        })
      })
    )
  })

  test('repeats itself as often as its naive expansion', () => {
    fc.assert(
      fc.property(documents, (text) => {
        const document = parse(text)
        const fragments = fragmentsOf(document)
        const [operation] = document.definitions
        if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation')
        const { fields } = expand(operation.selectionSet, fragments)
        const at = fields.map(({ path }) => fields.filter((field) => field.path === path).length)
        const pairs = at.reduce((sum, count) => sum + (count - 1) / 2, 0)
        expect(countRepeats(operation.selectionSet, fragments, Infinity)).toBeCloseTo(pairs)
      })
    )
  })

  test('has as roots what nothing spreads', () => {
    const document = parse('query a { ...f } query b { ...f } fragment f on Q { ...g } fragment g on Q { a } fragment h on Q { a }')
    const roots = rootsOf(document, fragmentsOf(document))
    expect(roots.map((node) => ('name' in node ? node.name?.value : null))).toEqual(['a', 'b', 'h'])
  })
})
