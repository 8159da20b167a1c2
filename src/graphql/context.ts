import { db } from '../database/client.ts'
import type { Viewer } from './viewer.ts'

/** The end of the update log: its last position (0 where it is empty) and the record time of that entry. */
export interface Head {
  position: bigint
  recordedAt: Date
}

/** What resolvers know about the request. A fresh object for each, as loaders cache on it. */
export interface Context {
  readonly viewer: Viewer
  /** When the request came in: "today" is the same everywhere in one answer. */
  readonly now: Date
  /** The log's end, read once a request, at first use. */
  head(): Promise<Head>
}

export function createContext(viewer: Viewer, now: Date): Context {
  let head: Promise<Head> | undefined
  return {
    viewer,
    now,
    head() {
      head ??= db.updateHead.findUniqueOrThrow({ where: { id: 1 }, select: { position: true, recordedAt: true } })
      return head
    }
  }
}
