import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

// How much memory V8 takes beyond what is alive is for V8 to choose, and it chooses by the size of the machine: on one of
// 24 GB, a server with 45 MB alive lets 300 MB of garbage stand. What follows makes it tidy up sooner. All of it can be said
// while the process runs, so that no command line and no second process is needed.

/** MB of each half of the young generation, where what is allocated begins: the answers under way should fit. */
const YOUNG_MB = 4
/** How much garbage there may be, in percent of what was alive when V8 last looked, before it looks again. */
const GARBAGE_PERCENT = 40
/** What fills a young generation of the first size, and has to survive for it to grow. */
const SURVIVORS = { arrays: 48, length: 4096 }
const TRIES = 4
/** Flags of Node's by which somebody has chosen already. */
const CHOSEN = /^--(m(ax|in)|initial)[-_](old[-_]space|semi[-_]space|heap)[-_]size|^--(semi[-_]space[-_]growth[-_]factor|heap[-_]growing[-_]percent|optimize[-_]for[-_]size|lite[-_]mode)/

type Collect = (options: { type: 'minor' | 'major' }) => void

/**
 * Lets V8 take little more than what is alive, unless the command line or `NODE_OPTIONS` say how much it may take. To be called
 * first of all; what is returned, once everything is loaded: V8 reckons with what is alive then, and is not to tidy up on the way there.
 */
export function boundHeap(given: readonly string[] = givenFlags()): () => void {
  if (given.some((flag) => CHOSEN.test(flag))) return () => {}
  const collect = collector()
  fixYoung(collect)
  return () => {
    setFlagsFromString(`--heap-growing-percent=${GARBAGE_PERCENT}`)
    collect({ type: 'major' })
  }
}

function givenFlags(): string[] {
  return [...process.execArgv, ...(process.env['NODE_OPTIONS'] ?? '').split(/\s+/)]
}

/**
 * The young generation grows by a factor as more survives in it, from 1 MB to 16 or 32: its limit is fixed when the process
 * starts, the factor is not. So it is made to grow once, and then no more.
 */
function fixYoung(collect: Collect): void {
  setFlagsFromString(`--semi-space-growth-factor=${YOUNG_MB}`)
  for (let tried = 0; tried < TRIES && youngBytes() < 2 * YOUNG_MB * 2 ** 20; tried++) {
    const survivors = Array.from({ length: SURVIVORS.arrays }, () => Array.from({ length: SURVIVORS.length }, () => 0))
    collect({ type: 'minor' })
    survivors.length = 0
  }
  setFlagsFromString('--semi-space-growth-factor=1')
}

function youngBytes(): number {
  return getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space')?.space_size ?? Infinity
}

/** V8's own collector, which is there for contexts that are made after the flag. */
function collector(): Collect {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as Collect
  setFlagsFromString('--no-expose-gc')
  return collect
}
