import type { Limits } from '../../config.ts'
import { limitExceeded } from './refusal.ts'

/** What the variables of a request hold, counted without calling itself: JSON nests deeper than the stack is high. */
export interface VariablesMeasure {
  /** About as many as in the JSON they came in: texts and names by their length, all else by a few. */
  characters: number
  nesting: number
  values: number
  /** Items of the longest list. */
  list: number
}

const PUNCTUATION = 4

export function measureVariables(variables: object): VariablesMeasure {
  const found: VariablesMeasure = { characters: 0, nesting: 0, values: 0, list: 0 }
  const waiting: { value: unknown; depth: number }[] = []
  const meet = (value: unknown, depth: number) => {
    found.values++
    found.characters += PUNCTUATION
    if (typeof value === 'string') found.characters += value.length
    else if (typeof value === 'object' && value !== null) waiting.push({ value, depth })
  }
  const enter = (value: object, depth: number) => {
    found.nesting = Math.max(found.nesting, depth)
    if (Array.isArray(value)) {
      found.list = Math.max(found.list, value.length)
      for (const item of value) meet(item, depth + 1)
      return
    }
    for (const [name, item] of Object.entries(value)) {
      found.characters += name.length
      meet(item, depth + 1)
    }
  }
  enter(variables, 0)
  for (let next = waiting.pop(); next; next = waiting.pop()) enter(next.value as object, next.depth)
  return found
}

/** Throws LIMIT_EXCEEDED for variables that are too many, too large or too deep; before anything reads them. */
export function checkVariables(variables: object, limits: Limits): void {
  const { characters, nesting, values, list } = measureVariables(variables)
  if (nesting > limits.variableNesting)
    throw limitExceeded('variableNesting', limits.variableNesting, nesting, `The variables nest ${nesting} deep`, 'No input of this API is so deep.')
  if (characters > limits.variables)
    throw limitExceeded('variables', limits.variables, characters, `The variables have ${characters} characters`, 'Send less at once.')
  if (list > limits.list)
    throw limitExceeded('list', limits.list, list, `A list in the variables has ${list} items`, 'Split it over several requests.')
  if (values > limits.variableValues)
    throw limitExceeded('variableValues', limits.variableValues, values, `The variables hold ${values} values`, 'Split them over several requests.')
}
