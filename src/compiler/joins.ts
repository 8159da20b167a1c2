import type { ModelName } from '../graphql/datamodel.ts'
import type { Where } from '../graphql/visibility.ts'
import { all, conditionSql } from './conditions.ts'
import type { Say } from './conditions.ts'
import type { Draft } from './draft.ts'
import { columnNamed, hasColumn, joined, relationIn, rowOf, tableOf } from './rows.ts'
import type { ReadAt, Row } from './rows.ts'

/**
 * A row that is read under conditions, and the rows that its to-one relations have to lead to. They stand beside it: each is looked
 * up once, and objects are made of it too. A fence keeps that a look-up by key, for each row that comes so far.
 */
export class Joined {
  readonly row: Row
  readonly #draft: Draft
  readonly #conditions: string[] = []
  readonly #beside = new Map<string, Joined>()
  #handed: Row | null = null

  constructor(draft: Draft, model: ModelName, readAt: ReadAt | null = null) {
    this.#draft = draft
    this.row = { ...rowOf(model, draft.alias(), readAt), beside: (relation) => this.#beside.get(relation)?.row }
  }

  /** The row as a subquery of this alias hands it out, its columns under names that begin so; the rows beside it likewise. */
  handedBy(alias: string, prefix = ''): Row {
    const beside = (relation: string): Row | undefined => {
      const other = this.#beside.get(relation)
      return other?.handedBy(alias, `${other.row.alias}_`)
    }
    this.#handed ??= { ...rowOf(this.row.model, alias, this.row.readAt), prefix, beside }
    return this.#handed
  }

  /** The row that a to-one relation leads to, from now on a condition: there has to be one. */
  to(relation: string): Joined {
    const known = this.#beside.get(relation)
    if (known) return known
    const to = relationIn(this.row.model, relation)
    const other = new Joined(this.#draft, to.model)
    other.also(joined(this.row, to, other.row.alias))
    this.#beside.set(relation, other)
    return other
  }

  /** Reads only rows like this; relations that alternatives speak of stay subqueries. */
  require(where: Where, say: Say): void {
    for (const [name, test] of Object.entries(where)) {
      if (name === 'AND') for (const part of [test].flat()) this.require(part as Where, say)
      else if (this.#leadsOn(name, test as Where)) this.to(name).require(test as Where, say)
      else this.also(conditionSql(this.#draft, this.row, { [name]: test }, say))
    }
  }

  /** A further condition on the row itself. */
  also(condition: string): void {
    this.#conditions.push(condition)
  }

  #leadsOn(name: string, test: Where): boolean {
    if (name === 'OR' || hasColumn(this.row.model, name)) return false
    const { isList, isRequired } = relationIn(this.row.model, name)
    return !isList && !(isRequired && Object.keys(test).length === 0)
  }

  /** The conditions on the row itself. */
  get where(): string {
    return all(this.#conditions)
  }

  /** What to read from; `order`: the row whose key puts them in order, which the plan may begin with. */
  from(order: Row = this.row): string {
    return `${tableOf(this.row.model)} ${this.row.alias}${this.#joins(order)}`
  }

  #joins(order: Row): string {
    return [...this.#beside.values()].map((other) => other.#join(order) + other.#joins(order)).join('')
  }

  #join(order: Row): string {
    const { model, alias, used } = this.row
    const table = `${tableOf(model)} ${alias}`
    if (this.row === order) return ` JOIN ${table} ON ${this.where}`
    const columns = [...new Set([...used, ...(this.#handed?.used ?? [])])].map((column) => `${alias}."${column}"`)
    return ` CROSS JOIN LATERAL (SELECT ${columns.join(', ')} FROM ${table} WHERE ${this.where} OFFSET 0) ${alias}`
  }

  /** The columns to be handed out, of this row and of those beside it. */
  columns(): string[] {
    const { used = [], prefix = '' } = this.#handed ?? {}
    const own = [...used].map((column) => `${columnNamed(this.row, column)}${prefix === '' ? '' : ` AS "${prefix}${column}"`}`)
    return [...own, ...[...this.#beside.values()].flatMap((other) => other.columns())]
  }
}

/** The rows that a to-many relation leads to. */
export function joinedUnder(draft: Draft, row: Row, relation: string): Joined {
  const to = relationIn(row.model, relation)
  const rows = new Joined(draft, to.model)
  rows.also(joined(row, to, rows.row.alias))
  return rows
}
