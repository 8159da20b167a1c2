import type { FieldRef } from '@pothos/core'
import { completeValue } from '@pothos/core'
import type { PrismaModelTypes } from '@pothos/plugin-prisma'
import { OPEN_TIME } from '../database/open.ts'
import type { Types } from './builder.ts'
import { relationNamed } from './datamodel.ts'
import { declared } from './declarations.ts'
import type { ModelName } from './datamodel.ts'
import { modelRef, plannedField } from './fields.ts'
import type { ModelFields } from './fields.ts'
import { publicId } from './ids.ts'
import type { NodeType } from './ids.ts'
import type { Row } from './rows.ts'
import { visibleAt } from './visibility.ts'

interface VersionRow {
  version: number
  knownTo: Date
}

/** The id of a version: of the current one that of the quote or ruling itself, for ever the same; of an older one its own. */
export function versionId<Key extends string>(t: object, type: NodeType, key: Key): FieldRef<Types> {
  return (t as { id(options: object): FieldRef<Types> }).id({
    description:
      'Its id; read it again with `node(id:)`. The current version has the id that never changes; an older version, ' +
      'read at a ' +
      `past \`knownAt\`, has one of its own. Example: \`${publicId(type, '0195162e-7a00-7000-8000-000000000001')}\`.`,
    extensions: declared({ kind: 'versionId', type, key }),
    resolve: (row: VersionRow & Record<Key, string>) => publicId(type, row[key], isCurrent(row) ? null : row.version)
  })
}

function isCurrent({ knownTo }: { knownTo: Date }): boolean {
  return knownTo.getTime() === OPEN_TIME.getTime()
}

/** Until when the record had a version as it is; null while that is current. */
export function knownToField(t: object): FieldRef<Types> {
  return (t as { field(options: object): FieldRef<Types> }).field({
    type: 'DateTime',
    nullable: true,
    description:
      'Until when the record had it like this; null while it is current. Example: `2025-03-01T09:30:00.000Z`.',
    extensions: declared({ kind: 'openEnd', column: 'knownTo' }),
    resolve: (row: VersionRow) => (isCurrent(row) ? null : row.knownTo)
  })
}

/** A to-one relation to a quote or ruling, read as its current version; null where none is visible. */
export function current<Model extends PrismaModelTypes, Shape extends object>(
  t: ModelFields<Model, Shape>,
  relation: Model['RelationName'] & string,
  { description }: { description: string }
): FieldRef<Types> {
  const { model: versions } = relationNamed(relationNamed(t.model as ModelName, relation).model, 'versions')
  return plannedField(t, {
    type: modelRef(versions),
    description,
    nullable: true,
    relation,
    declaration: { kind: 'current', relation, model: versions },
    select: (_args, { viewer }, nested) =>
      completeValue(nested({ where: visibleAt(viewer, versions, null), take: 1 }), (query) => ({
        [relation]: { select: { versions: query } }
      })),
    resolve: (row) => ((row[relation] as { versions: Row[] } | null)?.versions ?? [])[0] ?? null
  })
}
