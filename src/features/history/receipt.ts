import type { Head } from '../updates/actions.ts'

/** Warns that readers see no difference, as there is none. */
export const SAID_ALREADY = 'The record says all of this already: nothing has changed.'

/** What a change gives back once it is made. */
export interface Changed<T> {
  result: T
  changeId: string
  /** null where nothing that a reader can see has changed. */
  head: Head | null
  warnings: string[]
  /** Whether it had been made before, under the same key: then all of this is what it was answered with first. */
  replayed: boolean
}
