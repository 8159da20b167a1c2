import { writeFileSync } from 'node:fs'
import type { Contestant } from './contestants.ts'
import { FLOOR, bareAddress } from './contestants.ts'
import { canonical, difference } from './measure/canonical.ts'
import { askAll, withServer } from './round.ts'
import type { Field } from './round.ts'

/**
 * Asks every contestant every request, and keeps those written by hand for the server that hands them out. Throws where
 * somebody gives other data than these, saying where.
 */
export async function checkSame(field: Field, contestants: readonly Contestant[], say: (line: string) => void): Promise<void> {
  const wanted = new Map<string, unknown>()
  const stored: Record<string, string> = {}
  for (const contestant of [FLOOR, ...contestants.filter((one) => one !== FLOOR)]) {
    await withServer(field, contestant, async ({ port }) => {
      let count = 0
      for (const [operation, samples] of field.samples) {
        for (const { sample, text, status } of await askAll(contestant, operation, samples, port)) {
          const address = bareAddress(operation, sample)
          const answer = status === 200 ? parsed(text) : null
          if (!answer?.data || answer.errors) throw new Error(`${contestant.name} does not answer ${address}: ${text.slice(0, 1000)}`)
          const data = contestant.data(operation, { data: answer.data })
          if (contestant === FLOOR) {
            wanted.set(address, data)
            stored[address] = text
          }
          const found = canonical(data) === canonical(wanted.get(address)) ? null : difference(wanted.get(address), data)
          if (found) throw new Error(`${contestant.name} gives other data than the hand-written statement for ${address} at ${found}`)
          count++
        }
      }
      say(`  ${contestant.name}: ${count} answers, the same data`)
    })
    if (contestant === FLOOR) writeFileSync(field.answers, JSON.stringify(stored))
  }
}

function parsed(text: string): { data?: unknown; errors?: unknown } | null {
  try {
    return JSON.parse(text) as { data?: unknown; errors?: unknown }
  } catch {
    return null
  }
}
