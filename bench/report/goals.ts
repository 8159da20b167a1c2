import { CONTESTANTS, POSTGRAPHILE, STRING } from '../contestants.ts'
import { median, shown } from '../measure/figures.ts'
import { floorOf, memory, speed } from '../results.ts'
import type { Comparison, Results } from '../results.ts'
import { table } from './tables.ts'

interface Goal {
  what: string
  /** As it is written, and whether a figure meets it. */
  goal: string
  figure: number
  met: boolean
}

/** The goals of the bench, each with the figure of whichever of our servers is ahead in it. */
export function goals(results: Results): string {
  const rows = goalsOf(results).map(({ what, goal, figure, met }) => [what, goal, shown(figure), Number.isNaN(figure) ? 'not measured' : met ? 'met' : '**not met**'])
  return table([['', 'goal', 'measured', ''], ...rows])
}

function goalsOf(results: Results): Goal[] {
  const { rounds, deep, growth, readyIn } = results
  const fresh = names((contestant) => contestant.ours === true && !contestant.stored)
  const stored = names((contestant) => contestant.ours === true && contestant.stored === true)
  const best = (of: string[], base: string, operation: string) => Math.max(...of.map((name) => speed(rounds, name, base, operation)), -Infinity)
  const atLeast = (what: string, least: number, figure: number): Goal => ({ what, goal: `at least ${least}`, figure: isFinite(figure) ? figure : NaN, met: figure >= least })
  const atMost = (what: string, most: number, figure: number): Goal => ({ what, goal: `at most ${most}`, figure: isFinite(figure) ? figure : NaN, met: figure <= most })
  const last = fresh.at(-1) ?? ''
  const worst = (found: readonly Comparison[], read: (one: Comparison) => number) => Math.max(...found.filter(({ contestant }) => contestant === last).map(read), -Infinity)
  return [
    ...['show page', 'board'].flatMap((operation) => [
      atLeast(`${operation}, × floor`, 0.85, best(fresh, floorOf(rounds, operation), operation)),
      atLeast(`${operation}, × PostGraphile`, 2.5, best(fresh, POSTGRAPHILE.name, operation))
    ]),
    ...['feed', 'deep pages'].map((operation) => atLeast(`${operation}, × PostGraphile`, 2, best(fresh, POSTGRAPHILE.name, operation))),
    ...['show page', 'board'].flatMap((operation) => [
      atLeast(`${operation} cached, × string`, 0.4, best(stored, STRING.name, operation)),
      atLeast(`${operation} cached, × floor`, 6, best(stored, floorOf(rounds, operation), operation))
    ]),
    atMost(`larger record, × processor time (${last}, worst operation)`, 1.25, worst(growth, ({ time }) => time)),
    atMost(`larger record, × pages read (${last}, worst operation)`, 1.25, worst(growth, ({ buffers }) => buffers)),
    atMost(`deep pages, × pages read of the first (${last})`, 1.25, worst(deep, ({ buffers }) => buffers)),
    atMost(`deep pages, × processor time of the first (${last})`, 1.25, worst(deep, ({ time }) => time)),
    atMost('memory under load, MB (the largest of ours)', 200, Math.max(...[...fresh.slice(-1), ...stored].map((name) => memory(rounds, name)))),
    atMost('start to ready, ms (median)', 1000, median(readyIn))
  ]
}

function names(which: (contestant: (typeof CONTESTANTS)[number]) => boolean): string[] {
  return CONTESTANTS.filter(which).map(({ name }) => name)
}
