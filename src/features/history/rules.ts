import type { Visibility } from '../../graphql/viewer.ts'

/** Where one state of a record stands. */
export interface Ordinal {
  /** Among all its states, from 1; never told. */
  number: number
  /** As it is told: of the states that readers see from 1, of those they do not from -1 down. Never 0. */
  version: number
}

/** Of what was published as soon as it was recorded. */
export const FIRST: Ordinal = { number: 1, version: 1 }

/**
 * The place of the state after `last` (null: the first). Neither count tells of the other, so nobody learns how often
 * something was edited before it was published; and as they never meet, a version that an editor has read names one state.
 */
export function nextOrdinal(last: Ordinal | null, visibility: Visibility): Ordinal {
  const { number, published } = counted(last)
  return { number: number + 1, version: visibility === 'PUBLISHED' ? published + 1 : published - number - 1 }
}

function counted(last: Ordinal | null): { number: number; published: number } {
  if (last === null) return { number: 0, published: 0 }
  return { number: last.number, published: last.version > 0 ? last.version : last.number + last.version }
}
