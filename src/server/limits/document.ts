import type { DocumentNode, ValueNode } from 'graphql'
import { Kind, parse, visit } from 'graphql'
import type { Limits } from '../../config.ts'
import { fragmentsOf, rootsOf } from './fragments.ts'
import type { Fragments } from './fragments.ts'
import { measureDefinitions, tooNested } from './measure.ts'
import type { Measure } from './measure.ts'
import { counted, limitExceeded } from './refusal.ts'
import type { LimitName } from './refusal.ts'
import { countRepeats, countSpreadPairs } from './repeats.ts'
import { measureTokens } from './tokens.ts'

/** A document that keeps every limit, and what later steps ask of it. */
export interface ReadDocument {
  document: DocumentNode
  fragments: Fragments
  tokens: number
}

/**
 * Parses a document. Throws LIMIT_EXCEEDED for one that asks too much, before graphql-js sees it, and a syntax error for
 * one that is none. Takes time in proportion to its length, whatever it holds.
 */
export function readDocument(text: string, limits: Limits): ReadDocument {
  if (text.length > limits.document)
    throw limitExceeded('document', limits.document, text.length, `The document has ${text.length} characters`, 'Pass values as variables.')
  const { tokens, nesting } = measureTokens(text)
  if (tokens > limits.tokens)
    throw limitExceeded('tokens', limits.tokens, tokens, `The document has ${tokens} tokens`, 'Ask in several requests, and pass values as variables.')
  if (nesting > limits.nesting)
    throw limitExceeded('nesting', limits.nesting, nesting, `The signs of the document nest ${nesting} deep`, 'Ask in several requests.')
  const document = parse(text, { maxTokens: limits.tokens })
  const fragments = fragmentsOf(document)
  checkMeasures(measureDefinitions(document, fragments, limits.nesting), limits)
  checkRoots(document, fragments, limits)
  const list = longestList(document)
  if (list > limits.list)
    throw limitExceeded('list', limits.list, list, `A list in the document has ${list} items`, 'Split it over several requests.')
  return { document, fragments, tokens }
}

const WORDS = {
  depth: ['fields in fields', 'Ask for what lies deeper by its id.'],
  breadth: ['fields', 'Ask in several requests.'],
  aliases: ['aliases', 'Ask in several requests, or for many things at once with "nodes" or "showsBy".'],
  directives: ['directives', 'Leave out those that are not needed.']
} as const satisfies Partial<Record<LimitName, readonly [string, string]>>

function checkMeasures(measures: readonly Measure[], limits: Limits): void {
  for (const measure of measures) {
    if (measure.nesting > limits.nesting) throw tooNested(limits.nesting, measure.nesting)
    for (const limit of ['depth', 'breadth', 'aliases', 'directives'] as const) {
      const [what, remedy] = WORDS[limit]
      const [found, maximum] = [measure[limit], limits[limit]]
      if (found <= maximum) continue
      throw limitExceeded(limit, maximum, found, `The document asks for ${counted(found)} ${what}, fragments spread`, remedy)
    }
  }
}

function checkRoots(document: DocumentNode, fragments: Fragments, limits: Limits): void {
  const roots = rootsOf(document, fragments)
  if (roots.length > limits.operations) {
    const what = `The document has ${roots.length} operations, fragments that none of them uses included`
    throw limitExceeded('operations', limits.operations, roots.length, what, 'Send those that are run.')
  }
  const spreads = countSpreadPairs(document)
  if (spreads > limits.repeats) {
    const what = `Fragments of the document are spread beside each other ${spreads} times, each pair counted`
    throw limitExceeded('repeats', limits.repeats, spreads, what, 'Ask in several requests.')
  }
  for (const root of roots) {
    if (!('selectionSet' in root) || !root.selectionSet) continue
    const repeats = countRepeats(root.selectionSet, fragments, limits.repeats)
    if (repeats <= limits.repeats) continue
    const what = `Fields of the document repeat each other ${repeats} times or more, each pair counted`
    throw limitExceeded('repeats', limits.repeats, repeats, what, 'Ask for each field once at one place.')
  }
}

/** Items of the longest list written out, anywhere. */
function longestList(document: DocumentNode): number {
  let longest = 0
  visit(document, {
    ListValue: ({ values }: { values: readonly ValueNode[] }) => {
      longest = Math.max(longest, values.length)
    },
    [Kind.OBJECT]: ({ fields }: { fields: readonly unknown[] }) => {
      longest = Math.max(longest, fields.length)
    }
  })
  return longest
}
