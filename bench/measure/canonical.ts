/** JSON data with keys in one order: two answers give the same data where their texts are equal. */
export function canonical(data: unknown): string {
  return JSON.stringify(data, (_key, value: unknown) =>
    isObject(value) ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))) : value
  )
}

/** Where two answers differ first, as a path and both values; null where they do not. */
export function difference(a: unknown, b: unknown, path = '$'): string | null {
  if (Array.isArray(a) && Array.isArray(b) && a.length !== b.length) return `${path}: ${a.length} items, and ${b.length}`
  if (isComposite(a) && isComposite(b) && Array.isArray(a) === Array.isArray(b)) {
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
      const found = difference((a as Data)[key], (b as Data)[key], `${path}.${key}`)
      if (found) return found
    }
    return null
  }
  return Object.is(a, b) ? null : `${path}: ${JSON.stringify(a)}, and ${JSON.stringify(b)}`
}

type Data = Record<string, unknown>

/** Our answer as any server could give it: ids without their types, cursors as the sort keys that they stand for. */
export function plain(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return key === 'id' ? keyOfId(value) : /cursor$/i.test(key) ? keyOfCursor(value) : value
  if (Array.isArray(value)) return value.map((item) => plain(item))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plain(item, name)]))
}

/** "Show:0195…" in base64. */
function keyOfId(id: string): string {
  return Buffer.from(id, 'base64').toString('utf8').replace(/^\w+:/, '')
}

/** "v1:shows:asc:key" and eight characters of a checksum, in base64url. */
function keyOfCursor(cursor: string): string {
  return Buffer.from(cursor, 'base64url').toString('utf8').split(':').slice(3).join(':').slice(0, -8)
}

function isObject(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isComposite(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
