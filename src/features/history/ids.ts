import { v7 } from 'uuid'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** A new id, UUID version 7 (RFC 9562): made here and never by a sequence, whose gaps would betray drafts. */
export function newId(): string {
  return v7()
}

export function isId(text: string): boolean {
  return UUID.test(text)
}
