import { createHash } from 'node:crypto'
import { userError } from '../../graphql/errors.ts'
import type { Found, SearchKind, Wanted } from './rows.ts'
import type { SearchText } from './rules.ts'

type Place = Pick<Found, 'kind' | 'id' | 'place' | 'recency'>

/** What a cursor of this search carries besides its place: the same for the same text, kinds and filter. */
export function fingerprint({ words, last }: SearchText, wanted: Wanted): string {
  return createHash('sha256').update(JSON.stringify([words, last, wanted])).digest('hex').slice(0, 16)
}

/** The key of a cursor: which record was last read, and where it stood. How well it matched is not in it. */
export function placeKey(search: string, { kind, id, place, recency }: Place): string {
  return [search, kind, id, place, recency].join('|')
}

const KEY = /^([0-9a-f]{16})\|(SHOW|SPEAKER|ORGANISATION|EVENT|ARTICLE|QUOTE)\|([0-9a-f-]{36})\|(\d{1,5})\|(.{1,100})$/

/** The place behind the key of a cursor. BAD_CURSOR where it was read with another text, kind or filter. */
export function readPlace(search: string, key: string, argument: string): Place {
  const [, from, kind, id = '', place, recency = ''] = KEY.exec(key) ?? []
  if (from === search) return { kind: kind as SearchKind, id, place: Number(place), recency }
  throw userError(
    'BAD_CURSOR',
    `The argument "${argument}" has a cursor that was read with another text, kind or filter: keep to one search, or start again.`,
    { argument }
  )
}
