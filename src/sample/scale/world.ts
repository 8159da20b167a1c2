import { fold, nameKey, words } from '../../text/fold.ts'
import { befalls, type Plan } from './plan.ts'
import { chance, pick, Zipf } from './chance.ts'
import { idOf } from './ids.ts'
import type { Ledger, Noted } from './ledger.ts'
import { capital, personName, rareWord, sentence, showTitle, slugOf } from './words.ts'

export interface Named {
  id: string
  name: string
}

export interface Season {
  id: string
  title: string
  number: number
}

/** A show as what is said about it needs it. */
export interface ScaleShow {
  id: string
  title: string
  number: number
  /** How many rulings there are about it in the end. */
  turns: number
  seasons: Season[]
  /** Creator, showrunner, producer, then the cast. */
  credited: Named[]
  /** The platform as an organisation and as a speaker. */
  platform: Named
  voice: Named
  change: Noted
}

const PLATFORMS = 12
const OUTLETS = 40
const ROLES = ['CREATOR', 'SHOWRUNNER', 'PRODUCER', 'CAST'] as const
const CREDITS = 9
const GENRES = ['Drama', 'Comedy', 'Crime', 'Fantasy', 'Mystery', 'Animation', 'Science fiction', 'Horror', 'Variety']

/** What a record of that size hangs on: organisations, people and shows. */
export class World {
  readonly outlets: Named[]
  readonly series: Named[]
  readonly #platforms: Named[]
  readonly #voices: Named[]
  readonly #plan: Plan
  readonly #ledger: Ledger
  readonly #outside: Zipf
  #changes = 0

  constructor(plan: Plan, ledger: Ledger) {
    this.#plan = plan
    this.#ledger = ledger
    this.#outside = new Zipf(plan.people - plan.credited)
    const numbers = (count: number, from = 0) => Array.from({ length: count }, (_, n) => from + n)
    this.#platforms = numbers(PLATFORMS).map((n) => this.#organisation(n, `${capital(rareWord(30, n))} Play`, 'PLATFORM'))
    this.outlets = numbers(OUTLETS, PLATFORMS).map((n) => this.#organisation(n, `The ${capital(rareWord(30, n))} Courier`, 'OUTLET'))
    this.#voices = this.#platforms.map(({ id, name }, n) => this.#speaker(n, name, 'ORGANISATION', id))
    this.series = numbers(20).map((n) => this.#podcast(n))
  }

  /** The next people of the record, from person `from` up to person `to`. */
  recordPeople(from: number, to: number): void {
    for (let person = from; person < to; person++) this.#speaker(PLATFORMS + person, personName(person), 'PERSON', null)
  }

  person(number: number): Named {
    return { id: this.#speakerId(PLATFORMS + number), name: personName(number) }
  }

  /** Somebody without a credit on any show; a few of them talk far more than the rest. */
  outsider(of: number, n: number): Named {
    return this.person(this.#plan.credited + this.#outside.rank(chance(of, n)))
  }

  outlet(of: number, n: number): Named {
    return this.outlets[Math.floor(chance(of, n) ** 3 * this.outlets.length)] as Named
  }

  #organisation(n: number, name: string, role: string): Named {
    const change = this.#change('createOrganisation')
    const id = idOf('organisation', n, change.time)
    const slug = slugOf(name, n)
    const row = {
      ...{ id, visibility: 'PUBLISHED', slug, name, domain: `${slug}.example`, roles: [role] },
      ...{ folded: fold(name), sort_key: nameKey(name, id) }
    }
    this.#ledger.add('organisations', row)
    this.#recorded(change, 'Organisation', row, name)
    return { id, name }
  }

  #speaker(n: number, name: string, kind: string, organisation: string | null): Named {
    const change = this.#change('createSpeaker')
    const id = this.#speakerId(n)
    const row = {
      ...{ id, visibility: 'PUBLISHED', slug: slugOf(name, n), kind, name, aliases: [], description: null },
      ...{ organisation_id: organisation, merged_into_id: null, folded: fold(name), sort_key: nameKey(name, id) }
    }
    this.#ledger.add('speakers', row)
    this.#recorded(change, 'Speaker', row, name)
    return { id, name }
  }

  /** Speakers are found by number, without a list of them all. */
  #speakerId(n: number): string {
    return idOf('speaker', n, this.#plan.atFirst(0))
  }

  #podcast(n: number): Named {
    const name = `The ${capital(rareWord(31, n))} Hour`
    const id = idOf('series', n, this.#plan.atFirst(0))
    this.#ledger.add('event_series', { id, slug: slugOf(name, n), name, kind: 'PODCAST', visibility: 'PUBLISHED', organisation_id: null })
    return { id, name }
  }

  show(n: number): ScaleShow {
    const change = this.#change('createShow')
    const id = idOf('show', n, change.time)
    const title = showTitle(n)
    const year = 2008 + Math.floor(chance(32, n) * 16)
    const row = {
      ...{ id, visibility: 'PUBLISHED', slug: slugOf(title, n), title, genres: [pick(GENRES, 33, n)] },
      ...{ description: `Fictional. ${sentence(n, 9)}`, tags: befalls(0.3, 34, n) ? [rareWord(35, n)] : [] },
      ...{ first_year: year, last_year: null, image_url: null, image_alt: null, image_credit: null },
      ...{ folded: fold(title), sort_key: nameKey(title, id) }
    }
    this.#ledger.add('shows', row)
    const credited = this.#credits(n, id, change)
    this.#recorded(change, 'Show', row, title, id)
    const platform = this.#platforms[n % PLATFORMS] as Named
    const seasons = Array.from({ length: this.#plan.seasonsOf(n) }, (_, i) => this.#season(change, { id, title }, n, i + 1, platform))
    const turns = this.#plan.turnsOf(n)
    return { id, title, number: n, turns, seasons, credited, platform, voice: this.#voices[n % PLATFORMS] as Named, change }
  }

  #credits(show: number, showId: string, change: Noted): Named[] {
    return Array.from({ length: CREDITS }, (_, position) => {
      const person = this.person((show * 7 + position) % this.#plan.credited)
      const id = idOf('credit', show * CREDITS + position, change.time)
      const role = ROLES[Math.min(position, 3)]
      this.#ledger.add('credits', { id, show_id: showId, speaker_id: person.id, role, note: null, position })
      return person
    })
  }

  #season(change: Noted, show: { id: string; title: string }, n: number, number: number, platform: Named): Season {
    const serial = n * 16 + number
    const id = idOf('installment', serial, change.time)
    const title = `Season ${number}`
    const sortKey = `${words(show.title).slice(0, 120)} ${show.id} ${String(number).padStart(7, '0')} ${id}`
    const row = {
      ...{ id, visibility: 'PUBLISHED', show_id: show.id, kind: 'SEASON', number, part: null, title, position: number },
      ...{ replaced_by_id: null, sort_key: sortKey }
    }
    this.#ledger.add('installments', row)
    this.#ledger.add('installment_platforms', {
      ...{ id: idOf('platform', serial, change.time), installment_id: id },
      ...{ organisation_id: platform.id, territory: null, position: 0 }
    })
    this.#ledger.revise(change, 'Installment', id, row)
    const summary = `${title} of ${show.title} is now on record.`
    this.#ledger.log(change, { kind: 'RECORD', summary, shows: [show.id], installments: [id] })
    return { id, title, number }
  }

  #change(action: string): Noted {
    return this.#ledger.change(action, this.#plan.atFirst(this.#changes++))
  }

  #recorded(change: Noted, type: 'Organisation' | 'Speaker' | 'Show', row: { id: string }, name: string, show?: string): void {
    this.#ledger.revise(change, type, row.id, row)
    const about = type === 'Speaker' ? { speaker_id: row.id } : {}
    this.#ledger.log(change, { kind: 'RECORD', summary: `${capital(name)} is now on record.`, shows: show ? [show] : [], ...about })
  }
}


