import type { Limits } from '../../config.ts'
import { limitExceeded } from './refusal.ts'

/** What the variables of a request hold. */
export interface VariablesMeasure {
  /** About as many as in the JSON they came in: texts and names by their length, all else by a few. */
  characters: number
  nesting: number
  values: number
  /** Items of the longest list. */
  list: number
}

type VariablesLimits = Pick<Limits, 'variables' | 'variableNesting' | 'variableValues' | 'list'>

const PUNCTUATION = 4

/**
 * Counts until a limit is exceeded: what lies further in is then not looked at, so that each number is at least what
 * it says. Without calling itself: JSON nests deeper than the stack is high.
 */
export function measureVariables(variables: object, limits: VariablesLimits): VariablesMeasure {
  const found: VariablesMeasure = { characters: 0, nesting: 0, values: 0, list: 0 }
  const waiting: { value: object; depth: number }[] = [{ value: variables, depth: 0 }]
  for (let next = waiting.pop(); next && !exceeded(found, limits); next = waiting.pop()) {
    const { value, depth } = next
    const names = Array.isArray(value) ? [] : Object.keys(value)
    found.nesting = Math.max(found.nesting, depth)
    if (Array.isArray(value)) found.list = Math.max(found.list, value.length)
    found.values += Array.isArray(value) ? value.length : names.length
    if (exceeded(found, limits)) break
    for (const name of names) found.characters += name.length
    for (const item of Object.values(value)) {
      found.characters += PUNCTUATION
      if (typeof item === 'string') found.characters += item.length
      else if (typeof item === 'object' && item !== null) waiting.push({ value: item as object, depth: depth + 1 })
    }
  }
  return found
}

/** Throws LIMIT_EXCEEDED for variables that are too many, too large or too deep; before anything reads them. */
export function checkVariables(variables: object, limits: VariablesLimits): void {
  const found = measureVariables(variables, limits)
  const limit = exceeded(found, limits)
  if (limit === null) return
  const [what, remedy] = WORDS[limit]
  throw limitExceeded(limit, limits[limit], valueOf(found, limit), what(valueOf(found, limit)), remedy)
}

const WORDS: Record<keyof VariablesLimits, [what: (found: number) => string, remedy: string]> = {
  list: [(found) => `A list in the variables has ${found} items`, 'Split it over several requests.'],
  variableNesting: [(found) => `The variables nest ${found} deep or deeper`, 'No input of this API is so deep.'],
  variableValues: [(found) => `The variables hold ${found} values or more`, 'Split them over several requests.'],
  variables: [(found) => `The variables have ${found} characters or more`, 'Send less at once.']
}

function valueOf(found: VariablesMeasure, limit: keyof VariablesLimits): number {
  return { list: found.list, variableNesting: found.nesting, variableValues: found.values, variables: found.characters }[limit]
}

function exceeded(found: VariablesMeasure, limits: VariablesLimits): keyof VariablesLimits | null {
  if (found.list > limits.list) return 'list'
  if (found.nesting > limits.variableNesting) return 'variableNesting'
  if (found.values > limits.variableValues) return 'variableValues'
  return found.characters > limits.variables ? 'variables' : null
}
