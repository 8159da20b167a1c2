import { midnight } from './clock.ts'
import type { Clock } from './clock.ts'
import { relationOf } from './datamodel.ts'
import type { ModelName } from './datamodel.ts'
import { userError } from './errors.ts'
import { readKey } from './ids.ts'
import type { NodeType } from './ids.ts'
import { LIST_MAX } from './limits.ts'
import type { Viewer } from './viewer.ts'
import { referable, visible } from './visibility.ts'
import type { Where } from './visibility.ts'

/**
 * One argument of a filter as data: which column it tests, and how.
 * `at` is a dotted path from the node: 'event.kind', 'stances[].value'; `[]` means some row of a list. Everything on
 * the way must be visible, and tests below one list hold for one and the same row of it.
 */
export interface FilterRule {
  at: string
  test: 'in' | 'equals' | 'hasSome' | 'gte' | 'lte' | 'lt'
  /** How the value becomes the column's: ids of a type, a day, or the day that many days before asOf. */
  value?: { id: NodeType } | 'day' | 'daysBeforeAsOf'
  /** A null in the column passes too. */
  orNull?: true
  /** The field of the same filter that this one, a day, must not lie before. */
  notBefore?: string
}

export type FilterRules = Record<string, FilterRule>

/** The condition on nodes of `model` that the filter's values ask for. `argument` names the filter in errors. */
export function filterWhere(
  model: ModelName,
  rules: FilterRules,
  values: Record<string, unknown>,
  clock: Clock,
  viewer: Viewer,
  argument: string
): Where {
  const where: Where = {}
  for (const [name, rule] of Object.entries(rules)) {
    const value = values[name]
    if (value === undefined || value === null) continue
    const path = argument === '' ? name : `${argument}.${name}`
    if (Array.isArray(value) && value.length > LIST_MAX) {
      throw userError('BAD_ARGUMENT', `The argument "${path}" has ${value.length} values: give ${LIST_MAX} at most.`, {
        argument: path
      })
    }
    checkSpan(rule.notBefore, values, String(value), path)
    addCondition(where, model, rule, columnValue(rule, value, clock, path), viewer)
  }
  return where
}

function checkSpan(from: string | undefined, values: Record<string, unknown>, to: string, argument: string): void {
  const first = from === undefined ? null : values[from]
  if (typeof first === 'string' && first > to) {
    throw userError(
      'BAD_ARGUMENT',
      `The argument "${argument}" (${to}) lies before "${from}" (${first}): give the later day.`,
      {
        argument
      }
    )
  }
}

function columnValue(rule: FilterRule, value: unknown, clock: Clock, argument: string): unknown {
  if (rule.value === undefined) return value
  if (rule.value === 'day') return midnight(String(value))
  if (rule.value === 'daysBeforeAsOf') return daysBefore(clock.asOf, Number(value), argument)
  const { id } = rule.value
  return Array.isArray(value)
    ? value.map((item) => readKey(id, String(item), argument))
    : readKey(id, String(value), argument)
}

const DAYS_MAX = 100_000

function daysBefore(day: string, days: number, argument: string): Date {
  if (days < 0 || days > DAYS_MAX) {
    throw userError('BAD_ARGUMENT', `The argument "${argument}" is ${days} days: give 0 to ${DAYS_MAX}.`, { argument })
  }
  return new Date(midnight(day).getTime() - days * 86_400_000)
}

/** Adds one test, descending along the path; what is already there on the way is kept and narrowed. */
function addCondition(where: Where, model: ModelName, rule: FilterRule, value: unknown, viewer: Viewer): void {
  const steps = rule.at.split('.')
  const column = steps.pop() ?? ''
  let [here, at] = [where, model]
  for (const step of steps) {
    const isSome = step.endsWith('[]')
    const name = isSome ? step.slice(0, -2) : step
    const target = relationOf(at, name)
    if (!target || target.isList !== isSome)
      throw new Error(`The filter path "${rule.at}" does not lead from ${model}.`)
    const next = isSome ? enter(enter(here, name), 'some') : enter(here, name)
    Object.assign(next, visible(viewer, target.model))
    ;[here, at] = [next, target.model]
  }
  if (typeof rule.value === 'object') nameVisibly(here, at, column, viewer)
  const test = { [rule.test]: value }
  if (rule.orNull) here['OR'] = [{ [column]: test }, { [column]: null }]
  else Object.assign(enter(here, column), test)
}

/** What a column names has to be something one may refer to: a filter must not tell who stands where no field shows them. */
function nameVisibly(here: Where, model: ModelName, column: string, viewer: Viewer): void {
  const relation = column.replace(/Id$/, '')
  const target = relation === column ? null : relationOf(model, relation)
  if (target) Object.assign(enter(here, relation), referable(viewer, target.model))
}

function enter(where: Where, key: string): Where {
  const next = where[key]
  if (typeof next === 'object' && next !== null) return next as Where
  const made: Where = {}
  where[key] = made
  return made
}
