import type { Context } from './context.ts'

type Found = Map<string, never>
const waiting = new WeakMap<Context, Map<string, { ids: Set<string>; found: Promise<Found> }>>()

/** Reads what fields beside each other ask for at once: of a page of shows, the history of all of them. `name` tells what is asked apart. */
export function gather<T>(context: Context, name: string, ids: readonly string[], read: (ids: string[]) => Promise<Map<string, T>>): Promise<Map<string, T>> {
  const batches = waiting.get(context) ?? new Map<string, { ids: Set<string>; found: Promise<Found> }>()
  waiting.set(context, batches)
  let batch = batches.get(name)
  if (!batch) {
    const asked = new Set<string>()
    // Once all that resolves in this turn has asked.
    const turn = Promise.resolve().then(() => new Promise<void>((resume) => process.nextTick(resume)))
    const found = turn.then(() => {
      batches.delete(name)
      return read([...asked]) as unknown as Promise<Found>
    })
    batch = { ids: asked, found }
    batches.set(name, batch)
  }
  for (const id of ids) batch.ids.add(id)
  return batch.found as unknown as Promise<Map<string, T>>
}
