import { COMPILED_BARE, FLOOR } from './contestants.ts'
import { median, ratio } from './measure/figures.ts'
import type { Figures, Turn } from './round.ts'

/** Pages read and requests a second of a contestant at two operations, or at one on two records. */
export interface Comparison {
  contestant: string
  operation: string
  /** The second as a multiple of the first. */
  buffers: number
  /** Processor time of a request, the server's and the database's together. */
  time: number
}

/** All that a run of the bench found. */
export interface Results {
  /** "PostgreSQL 15.20" */
  postgres: string
  scale: number
  sizes: [small: number, large: number] | null
  rounds: Turn[][]
  deep: Comparison[]
  growth: Comparison[]
  /** Of ours on the embedded database. */
  embedded: Turn[][]
  /** Milliseconds from the start of `greenlit serve` until it says that it is ready. */
  readyIn: number[]
}

/** The values of a contestant at an operation, a round each. */
export function series(rounds: readonly Turn[][], contestant: string, operation: string, read: (figures: Figures) => number): number[] {
  return rounds.flatMap((round) => {
    const figures = round.find((turn) => turn.contestant === contestant)?.figures.get(operation)
    return figures ? [read(figures)] : []
  })
}

export function typical(rounds: readonly Turn[][], contestant: string, operation: string, read: (figures: Figures) => number): number {
  return median(series(rounds, contestant, operation, read))
}

/** Requests a second of a contestant as a multiple of another's. */
export function speed(rounds: readonly Turn[][], contestant: string, base: string, operation: string): number {
  const of = (name: string) => series(rounds, name, operation, ({ perSecond }) => perSecond)
  return ratio(of(contestant), of(base))
}

/** The faster of the two that do nothing but read: what an operation costs at least, as far as is known. */
export function floorOf(rounds: readonly Turn[][], operation: string): string {
  return speed(rounds, COMPILED_BARE.name, FLOOR.name, operation) > 1 ? COMPILED_BARE.name : FLOOR.name
}

export function memory(rounds: readonly Turn[][], contestant: string): number {
  return Math.max(...rounds.flat().flatMap((turn) => (turn.contestant === contestant ? [turn.memory] : [])))
}

/** Processor time of a request at one operation as a multiple of that at another, round by round. */
export function costRatio(rounds: readonly Turn[][], contestant: string, operation: string, base: readonly Turn[][], baseOperation: string): number {
  const cost = ({ serverTime, databaseTime }: Figures) => serverTime + databaseTime
  return ratio(series(rounds, contestant, operation, cost), series(base, contestant, baseOperation, cost))
}
