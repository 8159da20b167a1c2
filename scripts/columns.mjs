// What Prisma's client does not say at run time: the names of tables and columns, the types of columns, and by which
// columns relations join. Read from the DMMF that Prisma hands to every generator; the compiler of reads needs it.

const SCALARS = { String: 'text', Int: 'integer', BigInt: 'bigint', Boolean: 'boolean', Json: 'jsonb', Bytes: 'bytea', Float: 'double precision' }
const NATIVE = { Uuid: 'uuid', Date: 'date', Timestamptz: 'timestamptz' }

/** The source of src/database/generated/tables.ts. */
export function tablesSource({ datamodel: { models, enums } }) {
  const enumNames = new Map(enums.map(({ name, dbName }) => [name, dbName ?? name]))
  const tables = Object.fromEntries(models.map((model) => [model.name, tableOf(model, models, enumNames)]))
  return `// Made by scripts/columns.mjs from prisma/. Not to be edited.
export interface Column {
  name: string
  /** Of one element, where the column is a list. */
  type: string
  isEnum: boolean
  isList: boolean
  isRequired: boolean
}

export interface Relation {
  model: string
  isList: boolean
  isRequired: boolean
  /** Columns of this table, and those of the other that equal them. */
  from: readonly string[]
  to: readonly string[]
}

export interface Table {
  name: string
  columns: Readonly<Record<string, Column>>
  relations: Readonly<Record<string, Relation>>
}

export const TABLES: Readonly<Record<string, Table>> = ${JSON.stringify(tables, null, 2)}
`
}

function tableOf(model, models, enumNames) {
  const columns = model.fields.filter(({ kind }) => kind === 'scalar' || kind === 'enum')
  const relations = model.fields.filter(({ kind }) => kind === 'object')
  return {
    name: model.dbName ?? model.name,
    columns: Object.fromEntries(columns.map((field) => [field.name, columnOf(field, enumNames)])),
    relations: Object.fromEntries(relations.map((field) => [field.name, relationOf(field, model, models)]))
  }
}

function columnOf({ name, dbName, kind, type, nativeType, isList, isRequired }, enumNames) {
  const isEnum = kind === 'enum'
  const native = nativeType?.[0]
  if (native && !NATIVE[native]) throw new Error(`scripts/columns.mjs does not know the type @db.${native}.`)
  return { name: dbName ?? name, type: isEnum ? enumNames.get(type) : (NATIVE[native] ?? SCALARS[type] ?? type), isEnum, isList, isRequired }
}

function relationOf(field, model, models) {
  const { type, isList, isRequired, relationName } = field
  const other = models.find(({ name }) => name === type)
  const back = other.fields.find((candidate) => candidate.relationName === relationName && candidate !== field)
  const here = field.relationFromFields.length > 0
  const [from, to] = here ? [field.relationFromFields, field.relationToFields] : [back.relationToFields, back.relationFromFields]
  return { model: type, isList, isRequired, from: namesOf(from, model), to: namesOf(to, other) }
}

function namesOf(fields, model) {
  return fields.map((name) => {
    const { dbName } = model.fields.find((field) => field.name === name)
    return dbName ?? name
  })
}
