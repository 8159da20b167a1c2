import { Counter, Histogram, type Registry } from 'prom-client'

type Labels<Label extends string> = Readonly<Record<Label, string | number>>

interface Named<Label extends string> {
  name: string
  help: string
  labelNames: readonly Label[]
}

/**
 * Counts by labels in plain numbers, which are told to prom-client when somebody looks: its own counters check, sort and join the
 * labels each time, and there are several for each request.
 */
export class Tally<Label extends string = never> {
  readonly #labelNames: readonly Label[]
  readonly #counts = new Map<string, { labels: Labels<Label>; count: number }>()

  constructor(registry: Registry, { name, help, labelNames }: Named<Label>) {
    this.#labelNames = labelNames
    const counted = () => this.counted
    const told = new Counter<Label>({
      name,
      help,
      labelNames,
      registers: [],
      collect() {
        this.reset()
        for (const { labels, count } of counted()) this.inc(labels, count)
      }
    })
    registry.registerMetric(told)
  }

  get counted(): { labels: Labels<Label>; count: number }[] {
    return [...this.#counts.values()]
  }

  inc(labels?: Labels<Label>, by = 1): void {
    const key = keyOf(this.#labelNames, labels)
    const counted = this.#counts.get(key)
    if (counted) counted.count += by
    else this.#counts.set(key, { labels: labels ?? ({} as Labels<Label>), count: by })
  }
}

/** How many of something there are now. */
export class Level {
  value = 0

  inc(): void {
    this.value += 1
  }

  dec(): void {
    this.value -= 1
  }
}

interface Observed<Label extends string> {
  labels: Labels<Label>
  /** How many were at most as long as each bound, and longer than the one before it. */
  within: number[]
  sum: number
  count: number
}

/** How long things took, by labels: the same for prom-client's histograms. */
export class Durations<Label extends string = never> {
  readonly #labelNames: readonly Label[]
  readonly #bounds: readonly number[]
  readonly #observed = new Map<string, Observed<Label>>()

  /** `bounds`: in seconds, the shortest first. */
  constructor(registry: Registry, { name, help, labelNames, bounds }: Named<Label> & { bounds: readonly number[] }) {
    this.#labelNames = labelNames
    this.#bounds = bounds
    const type = 'histogram'
    const told = { name, help, type, get: async () => ({ name, help, type, aggregator: 'sum', values: this.#values(name) }) }
    registry.registerMetric(told as unknown as Histogram)
    // What has no labels is there from the beginning.
    if (labelNames.length === 0) this.#begin('', {} as Labels<Label>)
  }

  observe(seconds: number, labels?: Labels<Label>): void {
    const key = keyOf(this.#labelNames, labels)
    const observed = this.#observed.get(key) ?? this.#begin(key, labels ?? ({} as Labels<Label>))
    observed.sum += seconds
    observed.count += 1
    const place = this.#bounds.findIndex((bound) => seconds <= bound)
    if (place >= 0) observed.within[place] = (observed.within[place] ?? 0) + 1
  }

  #begin(key: string, labels: Labels<Label>): Observed<Label> {
    const observed = { labels, within: this.#bounds.map(() => 0), sum: 0, count: 0 }
    this.#observed.set(key, observed)
    return observed
  }

  #values(name: string) {
    return [...this.#observed.values()].flatMap(({ labels, within, sum, count }) => {
      let sofar = 0
      const buckets = within.map((some, place) => ({ metricName: `${name}_bucket`, labels: { le: this.#bounds[place], ...labels }, value: (sofar += some) }))
      return [
        ...buckets,
        { metricName: `${name}_bucket`, labels: { le: '+Inf', ...labels }, value: count },
        { metricName: `${name}_sum`, labels, value: sum },
        { metricName: `${name}_count`, labels, value: count }
      ]
    })
  }
}

function keyOf<Label extends string>(names: readonly Label[], labels: Labels<Label> | undefined): string {
  let key = ''
  if (labels) for (const name of names) key += `${labels[name]}\n`
  return key
}
