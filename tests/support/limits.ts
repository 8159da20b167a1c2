import { LIMITS } from '../../src/config/tables.ts'
import { DEFAULT_LIMITS } from '../../src/config.ts'
import type { Limits } from '../../src/config.ts'

/** Limits that no test meets, for those that ask for everything there is. */
export const UNLIMITED = Object.fromEntries(Object.keys(LIMITS).map((name) => [name, 1e12])) as unknown as Limits

/** The limits as they are set by default, but for some. */
export function limitsWith(some: Partial<Limits>): Limits {
  return { ...DEFAULT_LIMITS, ...some }
}
