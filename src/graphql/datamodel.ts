import { getDatamodel } from '../database/generated/pothos.ts'
import type PrismaTypes from '../database/generated/pothos.ts'

export type ModelName = keyof PrismaTypes

interface ModelField {
  name: string
  type: string
  kind: string
  isList: boolean
}

const models = getDatamodel().datamodel.models as Record<string, { fields: readonly ModelField[] }>

/** The model a relation leads to, and whether to many; null where the model has no such relation. */
export function relationOf(model: ModelName, name: string): { model: ModelName; isList: boolean } | null {
  const field = models[model]?.fields.find((candidate) => candidate.name === name && candidate.kind === 'object')
  return field ? { model: field.type as ModelName, isList: field.isList } : null
}

/** Like relationOf. A declaration that names no relation is a fault of ours, found when the schema is built. */
export function relationNamed(model: ModelName, name: string): { model: ModelName; isList: boolean } {
  const relation = relationOf(model, name)
  if (!relation) throw new Error(`The model ${model} has no relation "${name}".`)
  return relation
}
