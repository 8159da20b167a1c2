import type { Connection } from '../graphql/declarations.ts'
import { PAGE_MAX } from '../graphql/limits.ts'
import { fetchOrder, keyIn, readPage } from '../graphql/paging.ts'
import type { PageArgs, PageRequest } from '../graphql/paging.ts'
import type { SortOrder } from '../graphql/cursors.ts'
import { all } from './conditions.ts'
import { cursorSql } from './cursors.ts'
import type { Draft, Input } from './draft.ts'
import { Joined } from './joins.ts'
import { concatenated, literal, quoted } from './json.ts'
import type { Json } from './json.ts'
import { columnOf, valueOf } from './rows.ts'
import type { ReadAt, Row } from './rows.ts'
import type { PageParts } from './sources.ts'

/** What all keys come after, by their type and the direction in which they are read. */
const OUTERMOST = {
  text: { ASC: '', DESC: '\u{10FFFF}' },
  uuid: { ASC: '00000000-0000-0000-0000-000000000000', DESC: 'ffffffff-ffff-ffff-ffff-ffffffffffff' },
  bigint: { ASC: '-1', DESC: '9223372036854775807' },
  integer: { ASC: '-2147483648', DESC: '2147483647' }
}

/** The rows of a list, whatever page is read of it. */
export interface ListOfRows {
  /** Says which they are: for the page, and once more for the count and for what comes after the page. */
  require: (rows: Joined) => void
  /** Whether an index has just these, in order: what readers see now, without a filter. */
  hasIndex: boolean
}

/**
 * A page of a connection: a subquery reads its rows in order by the index of their key; around it stand only aggregates, so that
 * objects are made of the page's items alone. Whether the list goes on is looked up after a full page, from its last key on: to
 * read a row too many and leave it out again takes longer. But where no index has the rows, all of the list might be read a second
 * time: then a row more is read with the page.
 */
export class Page implements PageParts {
  /** The rows as the subquery hands them out. */
  readonly item: Row
  readonly declaration: Connection
  readonly #draft: Draft
  readonly #asked: Input<PageRequest>
  readonly #list: ListOfRows
  readonly #rows: Joined
  /** Whether anything is asked of the page's rows, rather than of the list alone. */
  #usesRows = false
  #isRequired = false
  #usesNext = false
  #readsMore = false
  #usesKey = false

  constructor(draft: Draft, declaration: Connection, args: Input<Readonly<Record<string, unknown>>>, list: ListOfRows, readAt: ReadAt) {
    this.#draft = draft
    this.declaration = declaration
    this.#list = list
    this.#asked = draft.derived(args, (given) =>
      readPage(given as PageArgs, { name: declaration.name, order: (given['order'] as SortOrder | null | undefined) ?? declaration.order })
    )
    this.#rows = new Joined(draft, declaration.rows, readAt)
    const item = this.#rows.handedBy(draft.alias())
    this.item = { ...item, beside: (relation) => (this.#required(), item.beside(relation)) }
  }

  /** The rows with their conditions: written once anything is asked of them, as a parameter that stands nowhere is refused. */
  #required(): Joined {
    if (!this.#isRequired) this.#list.require(this.#rows)
    this.#isRequired = true
    return this.#rows
  }

  get #request(): PageRequest {
    return this.#asked.value
  }

  /** Bound when it is written: a parameter that stands nowhere is refused. */
  get #limit(): string {
    const { constant, value } = this.#asked
    return constant ? String(value.limit) : this.#draft.bind('integer', this.#asked, 'limit', ({ limit }) => limit)
  }

  key(): string {
    this.#usesKey = true
    return `${this.item.alias}._key`
  }

  nextKey(): string {
    this.#usesNext = true
    return `${this.item.alias}._next`
  }

  cursor(): Json {
    return this.#cursorOf(this.#told())
  }

  #cursorOf(told: string): Json {
    return quoted(cursorSql(this.#request, `${told}::text`))
  }

  /** What the cursor of an item holds: its key, or what is told in its place. */
  #told(): string {
    const { told } = this.declaration
    return told === undefined ? this.key() : valueOf(this.item, told)
  }

  /** What the cursor of the first or the last item holds. */
  #atEnd(name: 'startCursor' | 'endCursor'): string {
    if (this.declaration.told === undefined) return this.#extreme((name === 'startCursor') === (this.#request.order === 'asc'))
    // Rows come in the list's order; an ORDER BY in here would have the database sort them for other aggregates too.
    return `(array_agg(${this.#told()}))[${name === 'startCursor' ? '1' : 'count(*)'}]`
  }

  #extreme(isLeast: boolean): string {
    return `${isLeast ? 'min' : 'max'}(${this.key()})`
  }

  info(name: Parameters<PageParts['info']>[0], otherwise = `'null'`): string {
    const { backward, from } = this.#request
    if (name === 'startCursor' || name === 'endCursor') {
      this.#usesRows = true
      return `COALESCE(${concatenated(this.#cursorOf(this.#atEnd(name)))}, ${otherwise})`
    }
    if ((name === 'hasNextPage') === backward) return literal(String(from !== null))
    this.#usesRows = true
    return `(CASE WHEN count(*) = ${this.#limit} THEN ${this.#list.hasIndex ? this.#goesOn() : this.#hadMore()} ELSE false END)::text`
  }

  /** Whether a row more was read. */
  #hadMore(): string {
    this.#readsMore = true
    return `(SELECT count(*) FROM ${this.#more}) > ${this.#limit}`
  }

  /** The page with a row more, under a name. */
  get #more(): string {
    return `${this.item.alias}_more`
  }

  /** Whether a row comes after the last that was read. In this order, lest any row that may come later is looked for all over the table. */
  #goesOn(): string {
    const rows = new Joined(this.#draft, this.declaration.rows)
    this.#list.require(rows)
    const { at, keySql, type } = this.#keyOf(rows)
    const { direction, beyond } = this.#fetch
    // A page of no items ends where it begins.
    const begins = this.#request.from === null ? literal(OUTERMOST[type][direction]) : this.#from(type)
    at.also(`${keySql} ${beyond} COALESCE(${this.#extreme(direction === 'DESC')}::${type}, ${begins}::${type})`)
    return `(SELECT true FROM ${rows.from(at.row)} WHERE ${rows.where} ORDER BY ${keySql} ${direction} LIMIT 1) IS NOT NULL`
  }

  /** In which direction rows are read, and how the key of one that is read later compares. */
  get #fetch() {
    return fetchOrder(this.#request) === 'asc' ? ({ direction: 'ASC', beyond: '>' } as const) : ({ direction: 'DESC', beyond: '<' } as const)
  }

  /** The key of rows: where it stands, and as SQL. */
  #keyOf(rows: Joined) {
    const steps = this.declaration.key.split('.')
    const column = steps.pop() ?? ''
    const at = steps.reduce((from, step) => from.to(step), rows)
    const isUuid = columnOf(at.row.model, column).type === 'uuid'
    const type = ({ position: 'bigint', number: 'integer', text: isUuid ? 'uuid' : 'text' } as const)[this.declaration.keyType]
    return { at, keySql: valueOf(at.row, column), type }
  }

  askedWith(): string {
    if (this.#request.cursor === null) return `'null'`
    return `to_json(${this.#draft.bind('text', this.#asked, 'cursor', ({ cursor }) => cursor)})::text`
  }

  count(): string {
    const rows = new Joined(this.#draft, this.declaration.rows)
    this.#list.require(rows)
    return `(SELECT count(*) FROM ${rows.from()} WHERE ${rows.where})::text`
  }

  gathered(item: string): string {
    this.#usesRows = true
    return `COALESCE(string_agg(${item}, ','), '')`
  }

  /** The statement of what was written, on the rows of the page; without them where nothing is asked of any. */
  selected(written: string): string {
    if (!this.#usesRows) return `(${written})`
    const { backward, from, order } = this.#request
    const { direction, beyond } = this.#fetch
    const rows = this.#required()
    const { at, keySql, type } = this.#keyOf(rows)
    const seek = from === null ? 'true' : `${keySql} ${beyond} ${this.#from(type)}`
    const columns = [
      ...rows.columns(),
      // PostgreSQL has no least uuid before its release 18.
      ...(this.#usesKey || backward ? [`${type === 'uuid' ? `${keySql}::text COLLATE "C"` : keySql} AS _key`] : []),
      ...(this.#usesNext ? [`${this.#following(keySql, direction, type)} AS _next`] : [])
    ]
    const ordered = `SELECT ${columns.length > 0 ? columns.join(', ') : '1'} FROM ${rows.from(at.row)} WHERE ${all([rows.where, seek])} ORDER BY ${keySql} ${direction} LIMIT `
    // Of the last row, too, the one after it is asked for.
    const looksAhead = this.#readsMore || (this.#usesNext && !backward)
    const most = `${this.#limit}${looksAhead ? ' + 1' : ''}`
    // A number that is not known while planning counts as a tenth of the table, which is sorted then: the most it can be is known.
    const limited = this.#asked.constant ? ordered + most : `SELECT * FROM (${ordered}${PAGE_MAX + 1}) l LIMIT ${most}`
    const page = looksAhead ? `SELECT * FROM ${this.#readsMore ? this.#more : `(${limited}) n`} LIMIT ${this.#limit}` : limited
    const inOrder = backward ? `SELECT * FROM (${page}) r ORDER BY _key ${order === 'asc' ? 'ASC' : 'DESC'}` : page
    return `(${this.#readsMore ? `WITH ${this.#more} AS MATERIALIZED (${limited}) ` : ''}SELECT ${written} FROM (${inOrder}) ${this.item.alias})`
  }

  /** The key that the page begins after; null, which no row comes after, where what a cursor tells of is not there. */
  #from(type: string): string {
    const { told, key, keyType } = this.declaration
    const from = this.#draft.bind(type, this.#asked, 'from', (asked) => String(keyIn(keyType, asked.from ?? '')))
    if (told === undefined) return from
    const rows = new Joined(this.#draft, this.declaration.rows)
    this.#list.require(rows)
    rows.also(`${valueOf(rows.row, told)} = ${from}`)
    return `(SELECT ${valueOf(rows.row, key)} FROM ${rows.from()} WHERE ${rows.where})`
  }

  #following(keySql: string, direction: string, type: string): string {
    const { backward, from } = this.#request
    if (!backward) return `lead(${keySql}) OVER (ORDER BY ${keySql} ${direction})`
    const before = `lag(${keySql}) OVER (ORDER BY ${keySql} ${direction})`
    return from === null ? before : `COALESCE(${before}, ${this.#from(type)})`
  }
}
