import { Refusal } from './refusal.ts'

/** Refuses where following `next` from `start` leads back to `id`: nothing replaces, contains or is part of itself. */
export async function refuseCircle(
  id: string,
  start: string | null,
  next: (id: string) => Promise<string[]>,
  argument: string,
  what: string
): Promise<void> {
  const seen = new Set<string>()
  const ahead = start === null ? [] : [start]
  for (let at = ahead.pop(); at !== undefined; at = ahead.pop()) {
    if (at === id) throw new Refusal('VALIDATION_ERROR', `${argument}: ${what}, directly or through others: name something else.`, argument)
    if (seen.has(at)) continue
    seen.add(at)
    ahead.push(...(await next(at)))
  }
}
