import { textFault } from '../../graphql/text.ts'

/** Where in the variables a text stands that no database can store, and what is wrong with it; null: nowhere. */
export function faultInVariables(values: unknown): { path: string; what: string } | null {
  return faultIn(values, '')
}

/** Calls itself no deeper than the limit on variables, which are checked before, lets them nest. */
function faultIn(value: unknown, path: string): { path: string; what: string } | null {
  if (typeof value === 'string') {
    const what = textFault(value)
    return what === null ? null : { path, what }
  }
  if (typeof value !== 'object' || value === null) return null
  for (const [key, item] of Object.entries(value)) {
    const found = faultIn(item, path === '' ? key : `${path}.${key}`)
    if (found) return found
  }
  return null
}
