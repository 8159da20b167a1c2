/** Hears that the log has grown; `null`: it may have, and nobody knows how far. */
export type Listener = (position: bigint | null) => void

const listeners = new Set<Listener>()

/**
 * Tells `listener` of every change that this process makes readers see: once it is committed, and before whoever made it hears
 * of it. Returns what ends that.
 */
export function whenLogged(listener: Listener): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Says that the log now ends at `position`, or wherever it may. Nothing a listener throws is the change's business. */
export function logged(position: bigint | null): void {
  for (const listener of listeners) listener(position)
}
