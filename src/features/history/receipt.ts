import type { Head } from '../updates/actions.ts'

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
