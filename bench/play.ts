import { buffersOf } from './buffers.ts'
import { checkSame } from './compare.ts'
import type { Contestant } from './contestants.ts'
import { closeField, openField } from './field.ts'
import type { ServedField } from './field.ts'
import type { Operation } from './operations.ts'
import type { Options } from './options.ts'
import { costRatio } from './results.ts'
import type { Comparison } from './results.ts'
import { takeTurn } from './round.ts'
import type { Field, Turn } from './round.ts'

type Say = (line: string) => void

/** Each contestant takes its turn on each field, round after round, another one first each time. Gives the rounds of each field. */
export async function play(fields: readonly Field[], contestants: readonly Contestant[], options: Options, say: Say): Promise<Turn[][][]> {
  const played: Turn[][][] = fields.map(() => [])
  const turns = contestants.flatMap((contestant) => fields.map((field, place) => ({ contestant, field, place })))
  for (let round = 0; round < options.rounds; round++) {
    for (const rounds of played) rounds.push([])
    // Beside each other in odd rounds one way round, in even rounds the other.
    const order = [...turns.slice(round % turns.length), ...turns.slice(0, round % turns.length)]
    for (const { contestant, field, place } of order) {
      say(`  round ${round + 1} of ${options.rounds}: ${contestant.name}${fields.length > 1 ? `, ${field.database}` : ''}`)
      played[place]?.[round]?.push(await takeTurn(field, contestant, options))
    }
  }
  return played
}

/** What one operation costs as a multiple of another, of these contestants. */
export async function compareOperations(field: ServedField, rounds: Turn[][], [base, operation]: readonly [Operation, Operation], contestants: readonly Contestant[]): Promise<Comparison[]> {
  const found: Comparison[] = []
  for (const contestant of contestants) {
    found.push({
      contestant: contestant.name,
      operation: operation.name,
      buffers: (await buffersOf(field, contestant, operation)) / (await buffersOf(field, contestant, base)),
      time: costRatio(rounds, contestant.name, operation.name, rounds, base.name)
    })
  }
  return found
}

/** What a large record costs as a multiple of a small one, by operation. */
export async function compareSizes(
  server: string,
  [small, large]: readonly [number, number],
  operations: readonly Operation[],
  contestants: readonly Contestant[],
  options: Options,
  say: Say
): Promise<Comparison[]> {
  const fields = [await openField(server, small, operations), await openField(server, large, operations)] as const
  for (const field of fields) await checkSame(field, contestants, () => {})
  const [few = [], many = []] = await play(fields, contestants, options, say)
  const found: Comparison[] = []
  for (const contestant of contestants) {
    for (const operation of operations) {
      found.push({
        contestant: contestant.name,
        operation: operation.name,
        buffers: (await buffersOf(fields[1], contestant, operation)) / (await buffersOf(fields[0], contestant, operation)),
        time: costRatio(many, contestant.name, operation.name, few, operation.name)
      })
    }
  }
  for (const field of fields) await closeField(field)
  return found
}
