import { CONTESTANTS, FLOOR, POSTGRAPHILE, STRING } from '../contestants.ts'
import { shown } from '../measure/figures.ts'
import { OPERATIONS } from '../operations.ts'
import { floorOf, memory, speed, typical } from '../results.ts'
import type { Comparison, Results } from '../results.ts'

/** A table of Markdown; the first row heads it. */
export function table([head = [], ...rows]: string[][]): string {
  return [head, head.map((_, column) => (column === 0 ? '---' : '---:')), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

export function contestants(): string {
  return CONTESTANTS.map(({ name, what }) => `- **${name}**: ${what}.`).join('\n')
}

/** What each operation took: medians of the rounds; a ratio is the median of the rounds' ratios. */
export function operations({ rounds }: Results): string {
  return OPERATIONS.map(({ name, title }) => {
    const floor = floorOf(rounds, name)
    const rows = CONTESTANTS.map((contestant) => [
      contestant.name === floor ? `${floor} (the floor)` : contestant.name,
      shown(speed(rounds, contestant.name, floor, name)),
      shown(speed(rounds, contestant.name, POSTGRAPHILE.name, name)),
      shown(speed(rounds, contestant.name, STRING.name, name)),
      shown(typical(rounds, contestant.name, name, ({ perSecond }) => perSecond)),
      shown(typical(rounds, contestant.name, name, ({ p50 }) => p50)),
      shown(typical(rounds, contestant.name, name, ({ p99 }) => p99)),
      shown(typical(rounds, contestant.name, name, ({ serverTime }) => serverTime)),
      shown(typical(rounds, contestant.name, name, ({ databaseTime }) => databaseTime))
    ])
    const head = ['', '× floor', '× PostGraphile', '× string', 'requests/s', 'p50 ms', 'p99 ms', 'server CPU ms', 'PostgreSQL CPU ms']
    return `### ${name[0]?.toUpperCase()}${name.slice(1)}\n\n${title[0]?.toUpperCase()}${title.slice(1)}.\n\n${table([head, ...rows])}`
  }).join('\n\n')
}

export function memories({ rounds }: Results): string {
  const least = memory(rounds, FLOOR.name)
  const rows = CONTESTANTS.map(({ name }) => [name, shown(memory(rounds, name)), shown(memory(rounds, name) / least)])
  return table([['', 'MB at most', `× ${FLOOR.name}`], ...rows])
}

export function comparisons(found: readonly Comparison[]): string {
  const rows = found.map(({ contestant, operation, buffers, time }) => [contestant, operation, shown(buffers), shown(time)])
  return table([['', 'operation', '× pages read', '× processor time'], ...rows])
}

/** Requests a second as multiples of those of the first, which reads by the reference path. */
export function gains(rounds: Results['embedded']): string {
  const ours = CONTESTANTS.filter(({ name }) => rounds[0]?.some((turn) => turn.contestant === name)).map(({ name }) => name)
  const [base = ''] = ours
  const names = OPERATIONS.map(({ name }) => name).filter((name) => !Number.isNaN(speed(rounds, base, base, name)))
  return table([['', ...names], ...ours.map((one) => [one, ...names.map((name) => shown(speed(rounds, one, base, name)))])])
}
