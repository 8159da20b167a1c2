import type { DerivedStatus, RulingFact } from '../facts.ts'
import type { StateRuling } from './answer.ts'
import { comingBackOf, setsState } from './answer.ts'
import { Beside } from './beside.ts'
import { explain, explainConclusion, explainNothingOpen } from './explanation.ts'
import { lastHeardOf, outlookOf } from './outlook.ts'
import { proofOf } from './proof.ts'
import type { ShowRecord } from './record.ts'
import type { Run } from './runs.ts'
import { runsOf } from './runs.ts'
import { signalsOf } from './signals.ts'
import { isShowWide, rulingSpan } from './standing.ts'
import type { StateFold } from './state.ts'
import { statesOf } from './state.ts'
import type { InstallmentTimeline } from './status.ts'
import { Standing } from './sweep.ts'

/** The last installment of a show, as far as it speaks for the show once nothing is open. */
export interface LastInstallment {
  title: string
  /** The ruling that confirmed that it is the last; null where nobody has. */
  confirmedBy: RulingFact | null
}

/** What the sentence about an end does not speak of. */
const NO_MORE = { outlook: null, release: null, saved: null }

/** What each of the three cases decides for itself. */
type Verdict = Omit<DerivedStatus, 'contested' | 'previous' | 'platforms' | 'release'>

/** The show as a whole, day by day: what the rulings about all of it come to by themselves. */
export class ShowWide {
  readonly #record: ShowRecord
  readonly #timelines: ReadonlyMap<string, InstallmentTimeline>
  readonly #folds: readonly StateFold[]
  readonly #runs: readonly Run[]
  readonly #beside: Beside
  readonly #orders: Standing<StateRuling>
  #index = 0
  /** Found for the day last moved to, and good while nothing changes. */
  #outlived: boolean | null = null
  #status: { of: DerivedStatus; last: RulingFact | null; platforms: DerivedStatus['platforms'] } | null = null

  constructor(record: ShowRecord, timelines: readonly InstallmentTimeline[]) {
    this.#record = record
    this.#timelines = new Map(timelines.map((timeline) => [timeline.installment.id, timeline]))
    this.#folds = statesOf(record, null)
    this.#runs = runsOf(record.days, this.#folds)
    this.#beside = new Beside(record, null)
    this.#orders = new Standing(record.rulings.filter(setsState).filter(isOrder), rulingSpan)
  }

  get #day(): string {
    return this.#record.days[this.#index] as string
  }

  get #fold(): StateFold {
    return this.#folds[this.#index] as StateFold
  }

  get #run(): Run {
    return this.#runs[this.#index] as Run
  }

  /** Moves on to a change day, by its index. */
  moveTo(index: number): void {
    const before = this.#fold
    this.#index = index
    const more = this.#beside.moveTo(this.#day)
    const ordered = this.#orders.moveTo(this.#day)
    const weighed = ordered || this.#fold !== before
    if (weighed) this.#outlived = null
    if (weighed || more || this.#record.lapses.has(this.#day)) this.#status = null
  }

  /** The status of the show with nothing open; `platforms` are those of its last released installment. */
  nothingOpen(last: LastInstallment | null, platforms: DerivedStatus['platforms']): DerivedStatus {
    const confirmedBy = last?.confirmedBy ?? null
    const known = this.#status
    if (known && known.last === confirmedBy && known.platforms === platforms) return known.of
    const of = { contested: false, previous: null, platforms, release: null, ...this.#verdict(last) }
    this.#status = { of, last: confirmedBy, platforms }
    return of
  }

  #verdict(last: LastInstallment | null): Verdict {
    if (comingBackOf(this.#run.state) === 'NO' && !this.#isOutlived()) return this.#ended()
    return last?.confirmedBy ? this.#concluded(last.confirmedBy, last.title) : this.#unknown()
  }

  /** Somebody ended or cancelled the show as a whole. */
  #ended(): Verdict {
    const { rumours, makers, cast } = this.#beside
    const { authority, official, voice, shown, began } = this.#fold
    const { state, since } = this.#run
    const grounds = { day: this.#day, state, voice, authority, official, contenders: [], ...NO_MORE }
    return {
      comingBack: 'NO',
      state,
      finality: 'UNKNOWN',
      since,
      authority,
      saidBy: voice?.saidBy ?? null,
      outlook: null,
      ...proofOf(shown, this.#day),
      signals: signalsOf(this.#fold, rumours, cast, began),
      lastHeard: lastHeardOf(this.#fold, makers),
      explanation: explain(grounds)
    }
  }

  /** The last installment is out, and somebody confirmed that it is the last. */
  #concluded(confirmedBy: RulingFact, title: string): Verdict {
    const { rumours, makers, cast } = this.#beside
    const confirmed = { date: confirmedBy.effective, id: confirmedBy.id }
    return {
      comingBack: 'NO',
      state: 'ENDED',
      finality: 'CONFIRMED',
      since: confirmedBy.effective,
      authority: confirmedBy.authority,
      saidBy: confirmedBy.saidBy,
      outlook: null,
      ...proofOf([confirmedBy], this.#day),
      signals: signalsOf(this.#fold, rumours, cast, confirmedBy),
      lastHeard: lastHeardOf(this.#fold, makers, confirmed),
      explanation: explainConclusion(confirmedBy, title, this.#day)
    }
  }

  /** A released season says nothing of the next. */
  #unknown(): Verdict {
    const { rumours, makers, cast } = this.#beside
    const outlook = outlookOf(makers, cast)
    return {
      comingBack: 'UNDECIDED',
      state: null,
      finality: 'UNKNOWN',
      since: null,
      authority: null,
      saidBy: null,
      outlook,
      ...proofOf([], this.#day),
      signals: signalsOf(this.#fold, rumours, cast, null),
      lastHeard: lastHeardOf(this.#fold, makers),
      explanation: explainNothingOpen(this.#record.installments.length > 0, outlook)
    }
  }

  /**
   * Whether an installment was ordered after all once the show had been ended or cancelled: a YES of its own that every
   * ruling holding that end gives way to (so a report never undoes an official end). Having been released is no such order, nor is an order for
   * what was out already when the end came.
   */
  #isOutlived(): boolean {
    const { holders } = this.#fold
    const undoes = (order: StateRuling, end: StateRuling) =>
      this.#record.order.beats(order, end) && this.#namesUnreleased(order, end.effective.latest)
    // The newest first: an order that comes too late for one end most often comes too late for the last.
    this.#outlived ??= this.#orders.now.some((order) => holders.findLast((end) => !undoes(order, end)) === undefined)
    return this.#outlived
  }

  /** Whether a ruling names an installment that was not out yet on the day before `day`, a change day. */
  #namesUnreleased({ installmentIds }: RulingFact, day: string): boolean {
    const before = (this.#record.places.get(day) ?? 0) - 1
    return installmentIds.some((id) => {
      const timeline = this.#timelines.get(id)
      return timeline !== undefined && timeline.days[before]?.fold.chosen?.state !== 'RELEASED'
    })
  }
}

/** Whether a ruling orders an installment by its own name. */
function isOrder(ruling: StateRuling): boolean {
  return !isShowWide(ruling) && ruling.state !== 'RELEASED' && comingBackOf(ruling.state) === 'YES'
}
