import { timelineKey } from '../../dates/order.ts'
import type { EventKind } from '../../database/generated/client.ts'
import { FIRST } from '../../features/history/rules.ts'
import { fold } from '../../text/fold.ts'
import { chance, pick } from './chance.ts'
import { idOf } from './ids.ts'
import { dateColumns, type Ledger } from './ledger.ts'
import { befalls } from './plan.ts'
import { dateOf, type Source } from './sayings.ts'
import { capital, rareWord, sentence, slugOf } from './words.ts'
import type { Named, ScaleShow, World } from './world.ts'

const EVENTS: ReadonlyArray<[kind: EventKind, name: string]> = [
  ['INTERVIEW', 'an interview for'],
  ['CONVENTION_PANEL', 'the panel on'],
  ['SOCIAL_POST', 'a post about'],
  ['FESTIVAL', 'the Festival of'],
  ['RADIO', 'an evening with'],
  ['TELEVISION', 'a morning with'],
  ['AWARDS', 'the awards of']
]

/** Records event `n`, held on a day: three in ten are an episode of a podcast. */
export function recordEvent(world: World, ledger: Ledger, n: number, { time, day }: { time: number; day: string }): Source {
  const change = ledger.change('createEvent', time)
  const id = idOf('event', n, time)
  const series = befalls(0.3, 80, n) ? pick(world.series, 81, n) : null
  const [kind, words] = series ? (['PODCAST', ''] as const) : pick(EVENTS, 82, n)
  const name = series?.name ?? `${words} ${capital(rareWord(83, n))}`
  const held = dateOf(day)
  const row = {
    ...{ id, visibility: 'PUBLISHED', slug: slugOf(name, n), kind, name },
    place: befalls(0.5, 84, n) ? capital(rareWord(85, n)) : null,
    ...dateColumns('held', held),
    ...{ organiser_id: null, part_of_id: null, series_id: series?.id ?? null },
    ...{ folded: fold(name), sort_key: timelineKey(held, null, id) }
  }
  ledger.add('events', row)
  const host = world.outsider(86, n)
  ledger.add('event_participants', { event_id: id, speaker_id: host.id, role: series ? 'HOST' : 'SPEAKER', position: 0 })
  ledger.revise(change, 'Event', id, row)
  const summary = `${capital(name)} (${held.label}) is now on record.`
  ledger.log(change, { kind: 'EVENT', summary, happened: held, event_id: id })
  return { id, name, day }
}

interface Printing {
  time: number
  source: Source
  shows: readonly ScaleShow[]
  /** Its retraction by the outlet, where there is one. */
  retracted: Retraction | null
}

export interface Retraction {
  time: number
  /** 'YYYY-MM-DD' */
  day: string
}

/** The headline of article `n`. */
export function articleName(n: number): string {
  return sentence(n * 3 + 1, 4 + Math.floor(chance(90, n) * 5)).slice(0, -1)
}

export function recordArticle(world: World, ledger: Ledger, n: number, { time, source, shows, retracted }: Printing): void {
  const change = ledger.change('recordArticle', time)
  const outlet = outletOf(world, n)
  const row = articleRow(n, source, outlet)
  const retraction = retracted && { ...dateColumns('retracted', dateOf(retracted.day)), retraction_note: NOTE }
  ledger.add('articles', { ...row, ...retraction, version: retracted ? 2 : 1 })
  const about = [...new Set(shows.map(({ id }) => id))]
  for (const show_id of about) {
    ledger.add('article_shows', { article_id: source.id, show_id, sort_key: row.sort_key, visibility: 'PUBLISHED' })
  }
  ledger.revise(change, 'Article', source.id, { ...row, shows: about })
  const printed = [outlet?.name, row.published.label].filter(Boolean).join(', ')
  const summary = `“${source.name}” (${printed}) is now on record.`
  ledger.log(change, { kind: 'ARTICLE', summary, happened: row.published, shows: about, article_id: source.id })
}

function articleRow(n: number, { id, name, day }: Source, outlet: Named | null) {
  const published = dateOf(day)
  const summary = befalls(0.5, 93, n) ? sentence(n * 3 + 2, 12) : null
  const tags = befalls(0.3, 94, n) ? [rareWord(95, n)] : []
  return {
    ...{ id, visibility: 'PUBLISHED', slug: slugOf(name, n), headline: name, published },
    ...{ published_earliest: published.earliest, published_latest: published.latest, language: 'en', summary, body: null },
    ...{ sections: [], categories: [], tags, outlet_id: outlet?.id ?? null, byline: [], canonical_url: null },
    ...dateColumns('retracted', null),
    retraction_note: null,
    ...{ folded: fold([name, summary ?? '', ...tags].join(' ')), sort_key: timelineKey(published, null, id) }
  }
}

const NOTE = 'Its outlet says that none of it was checked.'

/** The outlet takes article `n` back; its row says so already. */
export function retractArticle(ledger: Ledger, world: World, n: number, { source, shows, retracted }: Printing): void {
  if (!retracted) return
  const change = ledger.change('retractArticle', retracted.time, { reason: NOTE })
  const on = dateOf(retracted.day)
  const about = [...new Set(shows.map(({ id }) => id))]
  const outlet = outletOf(world, n)
  const row = { ...articleRow(n, source, outlet), ...dateColumns('retracted', on), retraction_note: NOTE, shows: about }
  ledger.revise(change, 'Article', source.id, row, { last: FIRST })
  const summary = `Retracted by its outlet: “${source.name}” (${on.label}).`
  ledger.log(change, { kind: 'RETRACTION', summary, happened: on, reason: NOTE, shows: about, article_id: source.id })
}

function outletOf(world: World, n: number): Named | null {
  return befalls(0.9, 91, n) ? world.outlet(92, n) : null
}
