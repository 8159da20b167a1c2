import type { Result } from './runner.ts'

const WIDTH = 70

/** What came of one attack, how long it took, how long others waited, here and with a server that does nothing, and what was wrong. */
export function lineOf({ name, outcome, ms, wait, floor, late, faults }: Result): string {
  const bare = floor === null ? '' : `${floor} ms`
  return [faults.length === 0 ? 'ok' : 'NO', name.slice(0, WIDTH).padEnd(WIDTH), outcome.padEnd(30), `${ms} ms`.padStart(9), `${wait} ms`.padStart(9), bare.padStart(9), `(${late})`.padStart(6), faults.join('; ')].join('  ').trimEnd()
}

/** A table for people, with what it comes to in its last line. */
export function tableOf(results: readonly Result[]): string {
  const kinds = [...new Set(results.map(({ kind }) => kind))]
  const tables = kinds.map((kind) => [kind, ...results.filter((result) => result.kind === kind).map(lineOf)].join('\n'))
  const through = results.filter(({ faults }) => faults.length > 0).length
  const most = (values: readonly number[]) => Math.max(0, ...values)
  const floors = results.flatMap(({ floor }) => (floor === null ? [] : [floor]))
  const words = [
    `${through} of ${results.length} got through`,
    `others waited ${most(results.map(({ wait }) => wait))} ms at most`,
    ...(floors.length === 0 ? [] : [`and ${most(floors)} ms for a server that does nothing (${floors.length} cases)`]),
    `the process grew by ${most(results.map(({ growth }) => growth))} MB at most`
  ]
  return `${tables.join('\n\n')}\n\n${words.join('; ')}\n`
}
