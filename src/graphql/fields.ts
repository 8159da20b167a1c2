import type { FieldRef } from '@pothos/core'
import { completeValue } from '@pothos/core'
import { getRefFromModel } from '@pothos/plugin-prisma'
import type { PrismaModelTypes, PrismaObjectRef } from '@pothos/plugin-prisma'
import type PrismaTypes from '../database/generated/pothos.ts'
import { builder } from './builder.ts'
import type { Types } from './builder.ts'
import type { Context } from './context.ts'
import { declared } from './declarations.ts'
import type { Declaration } from './declarations.ts'
import { VisibilityEnum } from './enums.ts'
import { relationNamed } from './datamodel.ts'
import type { ModelName } from './datamodel.ts'
import { publicId } from './ids.ts'
import type { NodeType } from './ids.ts'
import type { Row } from './rows.ts'
import type { Viewer } from './viewer.ts'
import { isReferable, visibilitySelect, visible } from './visibility.ts'
import type { Where } from './visibility.ts'

/** The field builder of a type that is backed by a model. */
export type ModelFields<
  Model extends PrismaModelTypes,
  Shape extends object
> = PothosSchemaTypes.PrismaObjectFieldBuilder<Types, Model, Shape>

/** Plans what is selected beneath a field; a promise where something there waits for the end of the log. */
export type NestedSelection = (
  query?: object | true,
  include?: { getType: () => string; path?: { name: string }[]; paths?: { name: string }[][] }
) => Row | PromiseLike<Row>

/** What a field needs of its parent's row, planned at run time. */
export type Select = (
  args: Row,
  context: Context,
  nested: NestedSelection,
  selected: () => ReadonlySet<string>
) => Row | null | PromiseLike<Row | null>

interface PlannedField {
  type: unknown
  description: string
  nullable?: boolean
  args?: object
  /** The relation the field reads: where it is missing from the row, the field loads it by itself. */
  relation: string
  select: Select
  resolve: (parent: Row, args: Row, context: Context) => unknown
  /** What the field is, as data, for programs that read the schema. */
  declaration: Declaration
}

/**
 * A field whose selection is planned by a function. Pothos' own `select` option is not enough: it does not say which
 * fields are selected beneath (a count costs), and its types ask for a selection known at compile time.
 */
export function plannedField(t: object, { relation, select, declaration, ...field }: PlannedField): FieldRef<Types> {
  return (t as { field(options: object): FieldRef<Types> }).field({
    ...field,
    extensions: {
      ...declared(declaration),
      pothosPrismaSelect: (args: Row, context: Context, nested: NestedSelection, selected: () => ReadonlySet<string>) =>
        completeValue(select(args, context, nested, selected), (selection) => selection && { select: selection }),
      pothosPrismaLoaded: (row: Row) => row[relation] !== undefined
    }
  })
}

/** The type of a model: the one registered under the model's own name or renamed with `name`. */
export function modelRef<Model extends ModelName>(model: Model) {
  return getRefFromModel(model, builder) as PrismaObjectRef<Types, PrismaTypes[Model] & PrismaModelTypes>
}

/** The public id of an object whose row has an `id`. */
export function nodeId(t: object, type: NodeType): FieldRef<Types> {
  return (t as { id(options: object): FieldRef<Types> }).id({
    description: `Its id, the same for ever; read it again with \`node(id:)\`. Example: \`${exampleId(type)}\`.`,
    extensions: declared({ kind: 'id', type }),
    resolve: (row: { id: string }) => publicId(type, row.id)
  })
}

/** In which state an object is: readers meet nothing but what is published. */
export function visibilityField(t: object): FieldRef<Types> {
  return (t as { expose(name: string, options: object): FieldRef<Types> }).expose('visibility', {
    type: VisibilityEnum,
    description: 'Who sees it. Example: `PUBLISHED`.'
  })
}

/** Which state of the record this is, as it is told. */
export function versionField(t: object): FieldRef<Types> {
  return (t as { exposeInt(name: string, options: object): FieldRef<Types> }).exposeInt('version', {
    description:
      'Which version of the record this is: from 1 of what readers see, from -1 down of a draft and of what was withdrawn. ' +
      'An update can say which it was made from. Example: `3`.'
  })
}

function exampleId(type: NodeType): string {
  return publicId(type, '0195162e-7a00-7000-8000-000000000001')
}

/** A to-one relation: null where the viewer does not see what it leads to. `guaranteed`: the parent's list saw to it. */
export function reference<Model extends PrismaModelTypes, Shape extends object>(
  t: ModelFields<Model, Shape>,
  relation: Model['RelationName'] & string,
  { description, guaranteed = false }: { description: string; guaranteed?: boolean }
): FieldRef<Types> {
  const { model } = relationNamed(t.model as ModelName, relation)
  return plannedField(t, {
    type: modelRef(model),
    description,
    nullable: !guaranteed,
    relation,
    declaration: { kind: 'reference', relation, model, guaranteed },
    select: (_args, _context, nested) =>
      completeValue(nested({ select: visibilitySelect(model) }), (query) => ({ [relation]: query })),
    resolve: (row, _args, { viewer }) => seen(viewer, model, row[relation])
  })
}

/** The row of a to-one relation as the viewer may see it. */
export function seen(viewer: Context['viewer'], model: ModelName, row: unknown): Row | null {
  return row && isReferable(viewer, model, row) ? (row as Row) : null
}

/** A column of what a to-one relation leads to, as the row's own: of a key, when the change was written that made it. */
export function related(
  t: object,
  relation: string,
  column: string,
  { type, description, nullable = false }: { type: unknown; description: string; nullable?: boolean }
): FieldRef<Types> {
  return plannedField(t, {
    type,
    description,
    nullable,
    relation,
    declaration: { kind: 'related', relation, column },
    select: () => ({ [relation]: { select: { [column]: true } } }),
    resolve: (row) => (row[relation] as Row | null)?.[column] ?? null
  })
}

interface ListOptions {
  description: string
  /** The to-one relation of the list's rows that gives the items; without it, the rows are the items. */
  through?: string
  /** To-one relations of the rows that must lead to something visible. `through` always must. */
  requires?: string[]
  orderBy: Where | Where[]
  /** A further condition on the rows. */
  where?: Where | ((viewer: Viewer) => Where)
}

/** A short to-many relation, whole, in its own order. What the viewer does not see is left out. */
export function list<Model extends PrismaModelTypes, Shape extends object>(
  t: ModelFields<Model, Shape>,
  relation: Model['ListRelations'] & string,
  { description, through, requires = through === undefined ? [] : [through], orderBy, where = {} }: ListOptions
): FieldRef<Types> {
  const { model } = relationNamed(t.model as ModelName, relation)
  const further = typeof where === 'function' ? where : () => where
  const item = through === undefined ? model : relationNamed(model, through).model
  return plannedField(t, {
    type: [modelRef(item)],
    description,
    relation,
    declaration: { kind: 'list', relation, through: through ?? null, requires, orderBy, where: further },
    select: (_args, { viewer }, nested) => {
      const rows = {
        where: { ...further(viewer), ...visible(viewer, model), ...visibleRelations(viewer, model, requires) },
        orderBy
      }
      return through === undefined
        ? completeValue(nested(rows), (query) => ({ [relation]: query }))
        : completeValue(nested({}), (query) => ({ [relation]: { ...rows, select: { [through]: query } } }))
    },
    resolve: (row) => {
      const rows = row[relation] as Row[]
      return through === undefined ? rows : rows.map((link) => link[through])
    }
  })
}

/** The condition that each of these to-one relations leads to something visible. */
export function visibleRelations(viewer: Context['viewer'], model: ModelName, relations: string[]): Where {
  return Object.fromEntries(relations.map((name) => [name, visible(viewer, relationNamed(model, name).model)]))
}
