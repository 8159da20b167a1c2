import type { Result } from './runner.ts'

const WIDTH = 70

/** What came of one attack, how long it took, how long others waited, and what was wrong. */
export function lineOf({ name, outcome, ms, wait, late, faults }: Result): string {
  return [faults.length === 0 ? 'ok' : 'NO', name.slice(0, WIDTH).padEnd(WIDTH), outcome.padEnd(30), `${ms} ms`.padStart(9), `${wait} ms`.padStart(9), `(${late})`.padStart(6), faults.join('; ')].join('  ').trimEnd()
}

/** A table for people, with what it comes to in its last line. */
export function tableOf(results: readonly Result[]): string {
  const kinds = [...new Set(results.map(({ kind }) => kind))]
  const tables = kinds.map((kind) => [kind, ...results.filter((result) => result.kind === kind).map(lineOf)].join('\n'))
  const through = results.filter(({ faults }) => faults.length > 0).length
  const longest = Math.max(...results.map(({ wait }) => wait))
  const growth = Math.max(...results.map(({ growth }) => growth))
  return `${tables.join('\n\n')}\n\n${through} of ${results.length} got through; others waited ${longest} ms at most; the process grew by ${growth} MB at most\n`
}
