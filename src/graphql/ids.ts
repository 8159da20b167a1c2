import { userError } from './errors.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Types whose objects have an id of their own. */
export const NODE_TYPES = [
  'Show',
  'Installment',
  'Organisation',
  'Speaker',
  'Event',
  'EventSeries',
  'Article',
  'Quote',
  'Ruling',
  'ShowUpdate'
] as const

export type NodeType = (typeof NODE_TYPES)[number]

/** An id taken apart: its type and the key in the database; of an older version of a quote or ruling which one too. */
export interface NodeKey {
  type: NodeType
  key: string
  version: number | null
}

/** The public id: base64 of `Type:key`, or `Type:key@version` for one version of a quote or ruling. */
export function publicId(type: NodeType, key: string, version: number | null = null): string {
  return Buffer.from(`${type}:${key}${version === null ? '' : `@${version}`}`).toString('base64')
}

/** Takes a public id apart. Null where it is not one. */
export function parseId(id: string): NodeKey | null {
  const text = Buffer.from(id, 'base64').toString('utf8')
  const match = /^([A-Za-z]+):([^@]+)(?:@(-?[1-9]\d{0,8}))?$/.exec(text)
  const type = NODE_TYPES.find((known) => known === match?.[1])
  const key = match?.[2]
  const version = match?.[3] === undefined ? null : Number(match[3])
  if (type === undefined || key === undefined || !UUID.test(key)) return null
  if (version !== null && type !== 'Quote' && type !== 'Ruling') return null
  // One spelling only: the decoder of Node skips what is not base64.
  return publicId(type, key, version) === id ? { type, key, version } : null
}

/** Takes the public id given as an argument apart. BAD_ID where it is none. */
export function readId(id: string, argument: string): NodeKey {
  const parsed = parseId(id)
  if (parsed) return parsed
  throw userError(
    'BAD_ID',
    `The argument "${argument}" has ${shown(id)}, which is no id: pass an "id" as it was read.`,
    {
      argument
    }
  )
}

/** The database key behind an id of the type wanted. BAD_ID where it is none or belongs to another type. */
export function readKey(type: NodeType, id: string, argument: string): string {
  const parsed = readId(id, argument)
  if (parsed.type === type && parsed.version === null) return parsed.key
  const found = parsed.type === type ? 'of one version' : `of type ${parsed.type}`
  throw userError('BAD_ID', `The argument "${argument}" has an id ${found}: it takes the id of a ${type}.`, {
    argument
  })
}

function shown(id: string): string {
  return JSON.stringify(id.length <= 60 ? id : `${id.slice(0, 57)}…`)
}
