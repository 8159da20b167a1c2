import { timelineKey } from '../../dates/order.ts'
import { FIRST } from '../../features/history/rules.ts'
import { authorityOf } from '../../features/renewals/rules.ts'
import { sentenceOn } from '../../features/renewals/summary.ts'
import { claimOf } from './claims.ts'
import { idOf } from './ids.ts'
import { dateColumns, type Ledger, OPEN } from './ledger.ts'
import { dateOf } from './sayings.ts'
import type { ScaleShow, World } from './world.ts'

export interface RulingPlace {
  show: ScaleShow
  /** Which of the show's rulings it is, counted from 1. */
  turn: number
  /** The quote it rests on: its number and its id. */
  n: number
  quote: string
  /** When it was recorded, in milliseconds since 1970. */
  time: number
  /** 'YYYY-MM-DD': from when it holds. */
  day: string
}

/** Records what the first quote of an article amounts to, in the log as well. */
export function recordRuling(world: World, ledger: Ledger, { show, turn, n, quote, time, day }: RulingPlace): void {
  const { by, voice, state, finality, released, season } = claimOf(world, show, turn, n)
  const change = ledger.change('recordRuling', time)
  const [id, version] = [idOf('ruling', n, time), idOf('rulingVersion', n, time)]
  const effective = dateOf(day)
  const release = released ? effective : null
  const authority = authorityOf(voice)
  const installments = season ? [season.id] : []
  ledger.add('rulings', { id, created_at: change.at })
  ledger.add('ruling_versions', {
    ...{ id: version, ruling_id: id, ...FIRST, visibility: 'PUBLISHED', known_from: change.at, known_to: OPEN },
    ...{ change_id: change.id, show_id: show.id, whole_show: season === null, state, finality, release },
    ...dateColumns('effective', effective),
    ...{ said_by_id: by.id, said_by_name: by.name, on_behalf_of_id: null, voice, authority, supersedes_id: null, note: null },
    sort_key: timelineKey(effective, null, id)
  })
  for (const installment_id of installments) ledger.add('ruling_installments', { version_id: version, installment_id })
  const evidence = { id: idOf('rulingEvidence', n, time), version_id: version, quote_id: quote, article_id: null, position: 0 }
  ledger.add('ruling_evidence', evidence)
  ledger.revise(change, 'Ruling', id, {
    ...{ showId: show.id, installmentIds: installments, state, finality, release, platforms: [], effective, saidById: by.id },
    ...{ saidByName: by.name, onBehalfOfId: null, voice, authority, supersedesId: null, note: null },
    evidence: [{ quoteId: quote, articleId: null }]
  })
  const claim = { state, finality, release, effective, saidByName: by.name, authority }
  const titles = season ? [season.title] : []
  const about = { happened: effective, shows: [show.id], installments, ruling_id: id }
  ledger.log(change, { kind: 'RULING', summary: sentenceOn(claim, show.title, titles, []), ...about })
  if (!release) return
  const dated = { ...claim, state: null, finality: null }
  ledger.log(change, { kind: 'RELEASE_DATE', summary: sentenceOn(dated, show.title, titles, []), ...about })
}
