import { chance, placeIn, Zipf } from './chance.ts'

/** How many quotes each of the six articles of a block prints, one block after the other. */
const QUOTES_IN = [1, 2, 3, 4, 5, 3]
const ENDS = [1, 3, 6, 10, 15, 18]
export const ARTICLES_IN_BLOCK = QUOTES_IN.length
export const QUOTES_IN_BLOCK = 18

/** From when to when the record was written, in milliseconds since 1970. */
const BEGINNING = Date.parse('2012-01-05T06:00:00Z')
const END = Date.parse('2025-12-20T06:00:00Z')
const DAY = 86_400_000

/** Rulings about a show: at least one, at most about twice as many as this. */
const TURNS = 8

/** An article before it is written: of the block, of the record, and what it is about. */
export interface PlannedArticle {
  /** Counted over the whole record, as it is recorded. */
  number: number
  /** Of the block: 0 to 5. */
  index: number
  show: number
  /** Which of the show's rulings rests on it, counted from 1; null: none. */
  turn: number | null
  /** Numbers of the quotes that it prints. */
  quotes: number[]
}

/**
 * What a record of so many quotes consists of. Shows differ in size by Zipf's law, so one is very large; their articles
 * are spread over the whole record. Everything follows from the number of quotes.
 */
export class Plan {
  readonly quotes: number
  readonly blocks: number
  readonly articles: number
  readonly shows: number
  /** People credited on shows are the first of them; the rest talk about shows from outside. */
  readonly credited: number
  readonly people: number
  readonly #ends: Float64Array
  readonly #stride: number
  readonly #turns = new Map<number, number>()
  readonly #turnsOf: number[]
  readonly #step: number

  constructor(quotes: number) {
    this.quotes = quotes
    this.blocks = Math.ceil(quotes / QUOTES_IN_BLOCK)
    const rest = quotes - (this.blocks - 1) * QUOTES_IN_BLOCK
    this.articles = (this.blocks - 1) * ARTICLES_IN_BLOCK + placeIn(ENDS, rest - 1) + 1
    this.shows = Math.floor(quotes / 1000) + 50
    this.credited = this.shows * 4 + 20
    this.people = this.credited + Math.ceil(quotes / 60) + 20
    this.#step = Math.floor((END - BEGINNING) / this.blocks)
    this.#ends = this.#sizes()
    this.#stride = strideOf(this.articles)
    this.#turnsOf = Array<number>(this.shows).fill(0)
    this.#planTurns()
  }

  /** When the change in a place of a block was recorded. Places are seconds. */
  at(block: number, place: number): number {
    return BEGINNING + block * this.#step + place * 1000
  }

  /** When the first of the record, what all else hangs on, was recorded: in the days before the first block. */
  atFirst(change: number): number {
    return BEGINNING - DAY + change * 10
  }

  /** 'YYYY-MM-DD', so many days before a block was recorded. */
  day(block: number, daysBefore: number): string {
    return new Date(this.at(block, 0) - daysBefore * DAY).toISOString().slice(0, 10)
  }

  /** How many rulings are recorded about a show. */
  turnsOf(show: number): number {
    return this.#turnsOf[show] ?? 0
  }

  seasonsOf(show: number): number {
    return 1 + Math.ceil(this.turnsOf(show) / 4)
  }

  block(block: number): PlannedArticle[] {
    return QUOTES_IN.flatMap((count, index) => {
      const number = block * ARTICLES_IN_BLOCK + index
      if (number >= this.articles) return []
      const first = block * QUOTES_IN_BLOCK + (ENDS[index] as number) - count
      const quotes = Array.from({ length: count }, (_, i) => first + i).filter((quote) => quote < this.quotes)
      return [{ number, index, show: this.#showOf(number), turn: this.#turns.get(number) ?? null, quotes }]
    })
  }

  #sizes(): Float64Array {
    const zipf = new Zipf(this.shows)
    const ends = new Float64Array(this.shows)
    let end = 0
    for (let show = this.shows - 1; show >= 0; show--) {
      end += 1 + Math.floor((this.articles - this.shows) * zipf.share(show))
      ends[this.shows - 1 - show] = end
    }
    // The largest comes last, so what rounding left over is its own.
    ends[this.shows - 1] = this.articles
    return ends
  }

  #place(article: number): number {
    return (article * this.#stride) % this.articles
  }

  #showOf(article: number): number {
    return this.shows - 1 - placeIn(this.#ends, this.#place(article))
  }

  /** Numbers the rulings of each show in the order of time. */
  #planTurns(): void {
    for (let article = 0; article < this.articles; article++) {
      const place = this.#place(article)
      const index = placeIn(this.#ends, place)
      const start = index === 0 ? 0 : (this.#ends[index - 1] as number)
      const size = (this.#ends[index] as number) - start
      if ((place - start) % Math.max(1, Math.floor(size / TURNS)) !== 0) continue
      const show = this.shows - 1 - index
      const turn = (this.#turnsOf[show] ?? 0) + 1
      this.#turnsOf[show] = turn
      this.#turns.set(article, turn)
    }
  }
}

/** A step through `count` places that comes to each of them once and spreads neighbours far apart. */
function strideOf(count: number): number {
  let stride = Math.max(1, Math.floor(count * 0.618))
  while (divisor(stride, count) !== 1) stride++
  return stride
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b)
}

/** Whether something with that probability befalls record `n`. */
export function befalls(probability: number, of: number, n: number): boolean {
  return chance(of, n) < probability
}
