import { db } from '../../src/database/client.ts'
import { recordArticle } from '../../src/features/articles/actions.ts'
import { type Change, change } from '../../src/features/history/actions.ts'
import { createOrganisation } from '../../src/features/outlets/actions.ts'
import { createShow } from '../../src/features/shows/actions.ts'
import { createSpeaker } from '../../src/features/speakers/actions.ts'

/** What the writers of a random history know to be on record, drafts and withdrawn things included. */
export interface World {
  shows: Array<{ slug: string; id: string; seasons: number[] }>
  speakers: string[]
  articles: string[]
  installments: string[]
  quotes: string[]
  rulings: string[]
  drafts: Array<{ type: 'Quote' | 'Ruling' | 'Article'; id: string }>
}

const ORGANISATIONS = [
  { slug: 'lantern', name: 'Lantern', roles: ['PLATFORM'] },
  { slug: 'harbour', name: 'Harbour', roles: ['PLATFORM'] },
  { slug: 'paper-moon', name: 'Paper Moon', roles: ['STUDIO'] },
  { slug: 'gazette', name: 'The Gazette', roles: ['OUTLET'] },
  { slug: 'courier', name: 'The Courier', roles: ['OUTLET'] }
]

/** Some are on record twice, to be merged. */
const SPEAKERS = [
  { slug: 'lantern-spokesperson', name: 'Lantern', kind: 'ORGANISATION', organisation: 'lantern' },
  { slug: 'paper-moon-spokesperson', name: 'Paper Moon', kind: 'ORGANISATION', organisation: 'paper-moon' },
  { slug: 'vera', name: 'Vera Stone' },
  { slug: 'v-stone', name: 'V. Stone' },
  { slug: 'nils', name: 'Nils Berg' },
  { slug: 'n-berg', name: 'N. Berg' },
  { slug: 'ida', name: 'Ida Moss' },
  { slug: 'ida-m', name: 'Ida M.' },
  { slug: 'otto', name: 'Otto Nobody' },
  { slug: 'both', name: 'Vera and Nils', kind: 'GROUP', members: ['v-stone', 'nils'] }
]

const CREDITS = [
  { speaker: 'vera', role: 'CREATOR' },
  { speaker: 'n-berg', role: 'SHOWRUNNER' },
  { speaker: 'ida', role: 'CAST' }
]

const season = (number: number) => ({ kind: 'SEASON', number, position: number, platforms: [{ platform: 'lantern' }] })

const SHOWS = [
  {
    slug: 'the-lighthouse',
    title: 'The Lighthouse',
    credits: CREDITS,
    installments: [season(1), season(2), { ...season(3), replacedBy: 4 }, { kind: 'FILM', position: 4, platforms: [{ platform: 'harbour' }] }]
  },
  { slug: 'the-orchard', title: 'The Orchard', credits: CREDITS.slice(0, 2), installments: [season(1), season(2)] }
]

const ARTICLES = [
  { headline: 'Lights on', published: '2024-03-02', outlet: 'gazette', shows: ['the-lighthouse'] },
  { headline: 'Apples', published: '2024-03-05', outlet: 'courier', shows: ['the-orchard'] },
  { headline: 'Two shows', published: '2024-03', outlet: 'gazette', shows: ['the-lighthouse', 'the-orchard'] },
  { headline: 'Undated', shows: ['the-lighthouse'] },
  { headline: 'Not out yet', published: '2024-03-04', outlet: 'courier', shows: ['the-orchard'], publish: false }
]

/** One change by one of the writers. */
export async function write<T>(action: string, work: (change: Change) => Promise<T>, wide = false): Promise<T> {
  const { result } = await change({ actor: 'writer', action, wide, reason: 'a random history' }, work)
  return result
}

export async function buildWorld(): Promise<World> {
  for (const one of ORGANISATIONS) await write('createOrganisation', (made) => createOrganisation(made, one))
  const world: World = { shows: [], speakers: [], articles: [], installments: [], quotes: [], rulings: [], drafts: [] }
  for (const speaker of SPEAKERS) {
    await write('createSpeaker', (made) => createSpeaker(made, speaker))
    world.speakers.push(speaker.slug)
  }
  for (const show of SHOWS) {
    const id = await write('createShow', (made) => createShow(made, show))
    const seasons = show.installments.flatMap((one) => ('number' in one ? [one.number] : []))
    world.shows.push({ slug: show.slug, id, seasons })
    const rows = await db.installment.findMany({ where: { showId: id }, orderBy: { position: 'asc' }, select: { id: true } })
    world.installments.push(...rows.map((row) => row.id))
  }
  for (const article of ARTICLES) {
    const id = await write('recordArticle', (made) => recordArticle(made, article))
    world.articles.push(id)
    if (article.publish === false) world.drafts.push({ type: 'Article', id })
  }
  return world
}
