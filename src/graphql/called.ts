import type { ModelName } from './datamodel.ts'
import { findRows } from './rows.ts'
import type { Row } from './rows.ts'
import type { Viewer } from './viewer.ts'
import { referableNow } from './visibility.ts'

/** What records are called where all that is at hand is an id, as data. */
export interface Called {
  model: ModelName
  /** The column that holds the id. */
  key: string
  /** Fixed text and columns, as dotted paths from the row; of a long text so many characters. Where one is null there is no name. */
  name: ReadonlyArray<string | { column: string; most?: number }>
}

/** Names by ids, one statement for each model; records that the viewer may not be told of have none. */
export async function namesOf(all: readonly Called[], ids: readonly string[], viewer: Viewer): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const found = await Promise.all(all.map((called) => namesIn(called, ids, viewer)))
  return new Map(found.flat())
}

async function namesIn({ model, key, name }: Called, ids: readonly string[], viewer: Viewer): Promise<Array<[string, string]>> {
  const columns = name.flatMap((part) => (typeof part === 'string' ? [] : [part.column]))
  const select = Object.fromEntries([key, ...columns].map((path) => selected(path.split('.'))))
  const where = { [key]: { in: [...ids] }, ...referableNow(viewer, model) }
  const rows = await findRows(model, { where, select })
  return rows.flatMap((row) => {
    const texts = name.map((part) => (typeof part === 'string' ? part : shortened(textAt(row, part.column), part.most)))
    return texts.includes(null) ? [] : [[String(row[key]), texts.join('')] satisfies [string, string]]
  })
}

function selected([step = '', ...further]: string[]): [string, unknown] {
  return [step, further.length === 0 ? true : { select: Object.fromEntries([selected(further)]) }]
}

function textAt(row: Row, path: string): string | null {
  return path.split('.').reduce<unknown>((value, step) => (value as Row | null)?.[step], row) as string | null
}

/** By characters, as the database counts them. */
function shortened(text: string | null, most = Infinity): string | null {
  return text === null || text.length <= most ? text : [...text].slice(0, most).join('')
}
