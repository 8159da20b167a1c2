import type { Span } from './standing.ts'
import { counts } from './standing.ts'

/**
 * Things that count from one day until another, met day by day: each costs something when it begins and when it ends,
 * nothing on the days between.
 */
export class Standing<T> {
  /** What counts on the day last moved to, oldest first. */
  readonly now: T[] = []
  readonly #coming: ReadonlyArray<Spanned<T>>
  readonly #going: ReadonlyArray<Spanned<T>>
  #came = 0
  #went = 0

  /** `items` begin in the order in which they are given. */
  constructor(items: readonly T[], spanOf: (item: T) => Span) {
    this.#coming = spanned(items, spanOf)
    this.#going = byEnd(this.#coming)
  }

  /** Moves on to a day, which must not lie before the last one; whether anything began or ended since. */
  moveTo(day: string): boolean {
    let changed = false
    for (let next = this.#going[this.#went]; next && next.until <= day; next = this.#going[++this.#went]) {
      const place = this.now.lastIndexOf(next.item)
      if (place < 0) continue
      this.now.splice(place, 1)
      changed = true
    }
    for (let next = this.#coming[this.#came]; next && next.from <= day; next = this.#coming[++this.#came]) {
      if (!counts(next, day)) continue
      this.now.push(next.item)
      changed = true
    }
    return changed
  }
}

/** What begins on one day, and what has come of everything up to that day. */
interface Step<T, R> {
  arriving: readonly T[]
  after: R
}

/**
 * What a fold over the things that count comes to on each of `days`. `next` takes what was found before and what begins on
 * one day, all at once. Where something ends, the fold is taken up again from the day on which that began, until it comes
 * to the `same` as before.
 */
export function foldOverDays<T, R>(
  days: readonly string[],
  items: readonly T[],
  spanOf: (item: T) => Span,
  start: R,
  next: (before: R, arriving: readonly T[]) => R,
  same: (a: R, b: R) => boolean
): R[] {
  const coming = spanned(items, spanOf).filter(({ from, until }) => from < until)
  const going = byEnd(coming)
  const groups = byBeginning(coming)
  const steps: Array<Step<T, R>> = []
  const places = new Map<T, number>()
  let [came, went] = [0, 0]

  function endUpTo(day: string): void {
    const touched = new Set<number>()
    for (let one = going[went]; one && one.until <= day; one = going[++went]) {
      const { item } = one
      const place = places.get(item)
      const step = place === undefined ? undefined : steps[place]
      if (place === undefined || step === undefined) continue
      step.arriving = step.arriving.filter((other) => other !== item)
      touched.add(place)
    }
    for (const place of [...touched].toSorted((a, b) => a - b)) refoldFrom(place)
  }

  function refoldFrom(first: number): void {
    for (let place = first; place < steps.length; place++) {
      const step = steps[place] as Step<T, R>
      const before = steps[place - 1]?.after ?? start
      const after = step.arriving.length > 0 ? next(before, step.arriving) : before
      if (same(after, step.after)) return
      step.after = after
    }
  }

  function beginUpTo(day: string): void {
    for (let group = groups[came]; group?.[0] && group[0].from <= day; group = groups[++came]) {
      const arriving = group.filter((one) => counts(one, day)).map(({ item }) => item)
      if (arriving.length === 0) continue
      for (const item of arriving) places.set(item, steps.length)
      steps.push({ arriving, after: next(steps.at(-1)?.after ?? start, arriving) })
    }
  }

  return days.map((day) => {
    endUpTo(day)
    beginUpTo(day)
    return steps.at(-1)?.after ?? start
  })
}

interface Spanned<T> extends Span {
  item: T
}

function spanned<T>(items: readonly T[], spanOf: (item: T) => Span): Array<Spanned<T>> {
  return items.map((item) => ({ item, ...spanOf(item) }))
}

function byEnd<T>(items: ReadonlyArray<Spanned<T>>): Array<Spanned<T>> {
  return items.toSorted((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0))
}

/** Those that begin on one day together, the days in their order. */
function byBeginning<T>(items: ReadonlyArray<Spanned<T>>): Array<Array<Spanned<T>>> {
  const groups: Array<Array<Spanned<T>>> = []
  for (const item of items) {
    const group = groups.at(-1)
    if (group?.[0]?.from === item.from) group.push(item)
    else groups.push([item])
  }
  return groups
}
