import { updateInstallment } from '../../src/features/installments/actions.ts'
import { updateOrganisation } from '../../src/features/outlets/actions.ts'
import { publish, restore, unpublish } from '../../src/features/publication/actions.ts'
import { restoreRevision } from '../../src/features/publication/revisions.ts'
import type { Subject } from '../../src/features/history/actions.ts'
import { updateShow } from '../../src/features/shows/actions.ts'
import { updateSpeaker } from '../../src/features/speakers/actions.ts'
import type { Chance } from './chance.ts'
import { write, type World } from './world.ts'

// What an editor does beside recording and correcting: describes records anew, takes them back to drafts, brings them back.

const ROLES = ['CREATOR', 'SHOWRUNNER', 'PRODUCER', 'CAST']
const PEOPLE = ['vera', 'nils', 'ida', 'otto']

/** Quotes, rulings and articles, and now and then an installment. */
function anything({ quotes, rulings, articles, installments }: World, chance: Chance): Subject | null {
  const all: Subject[] = [
    ...quotes.map((id) => ({ type: 'Quote' as const, id })),
    ...rulings.map((id) => ({ type: 'Ruling' as const, id })),
    ...articles.map((id) => ({ type: 'Article' as const, id })),
    ...installments.map((id) => ({ type: 'Installment' as const, id }))
  ]
  return all.length === 0 ? null : chance.pick(all)
}

export async function describeShow({ shows }: World, chance: Chance): Promise<void> {
  const { slug } = chance.pick(shows)
  const credits = chance.some(PEOPLE, 3).map((speaker) => ({ speaker, role: chance.pick(ROLES) }))
  const input = chance.often(8) ? { credits } : { title: `The ${chance.pick(['Old', 'New', 'Late'])} ${slug.split('-')[1] ?? 'Show'}` }
  await write('updateShow', (made) => updateShow(made, slug, input), true)
}

export async function describeInstallment({ installments }: World, chance: Chance): Promise<void> {
  const id = chance.pick(installments)
  const platforms = chance.some(['lantern', 'harbour'], 2).map((platform) => ({ platform }))
  const input = chance.pick([{ platforms }, { platforms }, { replacedBy: chance.pick(installments) }, { replacedBy: null }, { position: 1 + chance.below(9) }])
  await write('updateInstallment', (made) => updateInstallment(made, id, input), true)
}

export async function describeSpeaker(_world: World, chance: Chance): Promise<void> {
  const [slug, input] = chance.pick<[string, object]>([
    ['both', { members: chance.some(PEOPLE, 3) }],
    ['lantern-spokesperson', { organisation: chance.pick(['lantern', 'harbour', 'paper-moon']) }],
    ['otto', { kind: chance.pick(['PERSON', 'ORGANISATION']), organisation: 'harbour' }],
    ['ida', { name: chance.pick(['Ida Moss', 'Ida Mossgrove']) }]
  ])
  await write('updateSpeaker', (made) => updateSpeaker(made, slug, input), true)
}

export async function describeOrganisation(_world: World, chance: Chance): Promise<void> {
  const roles = chance.some(['PLATFORM', 'STUDIO', 'OUTLET'], 2)
  await write('updateOrganisation', (made) => updateOrganisation(made, chance.pick(['paper-moon', 'courier']), { roles }), true)
}

export async function backToDraft(world: World, chance: Chance): Promise<void> {
  const subject = anything(world, chance)
  if (!subject) return
  await write('unpublish', (made) => unpublish(made, subject, 'too early'), true)
  if (chance.often(7)) await write('publish', (made) => publish(made, subject), true)
}

export async function bringBack(world: World, chance: Chance): Promise<void> {
  const subject = anything(world, chance)
  if (subject) await write('restore', (made) => restore(made, subject), true)
}

export async function goBack(world: World, chance: Chance): Promise<void> {
  const subject = anything(world, chance)
  if (subject) await write('restoreRevision', (made) => restoreRevision(made, subject, 1 + chance.below(4)), true)
}
