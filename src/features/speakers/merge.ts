import { isDeepStrictEqual } from 'node:util'
import type { Prisma } from '../../database/generated/client.ts'
import type { Change, Visibility } from '../history/actions.ts'
import { contentOf, revise } from '../history/described.ts'
import { read } from '../history/inputs.ts'
import { Refusal } from '../history/refusal.ts'
import { redirect } from '../history/redirects.ts'
import { resolve } from '../history/resolve.ts'
import { showsOf } from '../quotes/content.ts'
import { withVoices } from '../quotes/resolve.ts'
import { currentQuotes } from '../quotes/versions.ts'
import { deriveStatus } from '../renewals/projection.ts'
import { withSpeaker } from '../renewals/resolve.ts'
import { currentRulings } from '../renewals/versions.ts'
import { SPEAKER } from './content.ts'
import { mergeSpeakersInput } from './inputs.ts'
import { recordsNaming, reviseNaming } from './naming.ts'
import { groupsOf, rewriteQuote, rewriteRuling } from './revoice.ts'

/**
 * Makes two records of one speaker one: everything said, claimed or credited under `from` is from now on under `into`,
 * and the id and slug of `from` keep resolving. Answers for earlier record times stay what they were. Needs a wide change.
 */
export async function mergeSpeakers(change: Change, input: unknown): Promise<string> {
  const { from, into, reason } = read(mergeSpeakersInput, input)
  const fromId = await resolve(change.tx, 'Speaker', from, 'input.from')
  const intoId = await resolve(change.tx, 'Speaker', into, 'input.into')
  if (fromId === intoId) {
    throw new Refusal('CONFLICT', 'input.into: both name the same speaker: there is nothing to merge.', 'input.into')
  }
  const { tx } = change
  const loser = await tx.speaker.findUniqueOrThrow({ where: { id: fromId } })
  const winner = await tx.speaker.findUniqueOrThrow({ where: { id: intoId } })
  if (loser.kind !== winner.kind) {
    const message = `input.from: ${loser.name} is a ${loser.kind.toLowerCase()} and ${winner.name} a ${winner.kind.toLowerCase()}: only speakers of one kind can be merged.`
    throw new Refusal('CONFLICT', message, 'input.from')
  }
  refuseHidden(loser, winner)
  const named = await recordsNaming(tx, fromId)
  await moveMemberships(tx, fromId, intoId)
  await moveCredits(tx, fromId, intoId)
  await moveAppearances(tx, fromId, intoId)
  const aliases = [...new Set([...winner.aliases, loser.name, ...loser.aliases])].filter((name) => name !== winner.name)
  const merged = await tx.speaker.update({ where: { id: intoId }, data: { aliases } })
  const gone = await tx.speaker.update({ where: { id: fromId }, data: { visibility: 'WITHDRAWN', mergedIntoId: intoId } })
  const shows = [...(await moveQuotes(change, fromId, intoId)), ...(await moveRulings(change, fromId, intoId))]
  await redirect(change, 'Speaker', loser, intoId)
  for (const { id, visibility } of [merged, gone]) revise(change, SPEAKER, id, visibility as Visibility, await contentOf(tx, SPEAKER, id))
  await reviseNaming(change, { ...named, groups: named.groups.filter((id) => id !== intoId && id !== fromId) })
  if (loser.visibility === 'DRAFT' && winner.visibility === 'DRAFT') return intoId
  const summary = `${loser.name} and ${winner.name} are one speaker: ${winner.name}.`
  const touched = [...new Set(shows)].sort()
  change.log({ kind: 'MERGE', summary, happened: null, shows: touched, installments: [], speakerId: intoId, reason })
  deriveStatus(change, touched)
  return intoId
}

type Tx = Prisma.TransactionClient

/** What readers see under one speaker must not come to stand under one they do not see. */
function refuseHidden(loser: { visibility: string }, winner: { name: string; visibility: string }): void {
  if (winner.visibility === 'PUBLISHED' || (winner.visibility === 'DRAFT' && loser.visibility === 'DRAFT')) return
  const message = `input.into: ${winner.name} is ${winner.visibility === 'DRAFT' ? 'a draft' : 'withdrawn'}: publish or restore it first.`
  throw new Refusal('CONFLICT', message, 'input.into')
}

async function moveMemberships(tx: Tx, fromId: string, intoId: string): Promise<void> {
  const swap = (id: string) => (id === fromId ? intoId : id)
  const where = { OR: [{ groupId: fromId }, { memberId: fromId }] }
  const rows = await tx.speakerMember.findMany({ where })
  await tx.speakerMember.deleteMany({ where })
  const moved = rows
    .map(({ groupId, memberId, position }) => ({ groupId: swap(groupId), memberId: swap(memberId), position }))
    .filter(({ groupId, memberId }) => groupId !== memberId)
  await tx.speakerMember.createMany({ data: moved, skipDuplicates: true })
}

async function moveCredits(tx: Tx, fromId: string, intoId: string): Promise<void> {
  const kept = await tx.credit.findMany({ where: { speakerId: intoId } })
  for (const credit of await tx.credit.findMany({ where: { speakerId: fromId } })) {
    const known = kept.some(({ showId, role }) => showId === credit.showId && role === credit.role)
    if (known) await tx.credit.delete({ where: { id: credit.id } })
    else await tx.credit.update({ where: { id: credit.id }, data: { speakerId: intoId } })
  }
}

async function moveAppearances(tx: Tx, fromId: string, intoId: string): Promise<void> {
  const rows = await tx.eventParticipant.findMany({ where: { speakerId: fromId } })
  await tx.eventParticipant.deleteMany({ where: { speakerId: fromId } })
  const data = rows.map((row) => ({ ...row, speakerId: intoId }))
  await tx.eventParticipant.createMany({ data, skipDuplicates: true })
}

/**
 * Quotes of either speaker, whose voices follow from the joined credits, and joint statements of their groups, whose
 * timelines change with the members.
 */
async function moveQuotes(change: Change, fromId: string, intoId: string): Promise<string[]> {
  const { tx } = change
  const speakers = [fromId, intoId, ...(await groupsOf(tx, intoId))]
  const quotes = await currentQuotes(tx, { speakerId: { in: speakers }, visibility: { not: 'WITHDRAWN' } })
  for (const current of quotes) {
    const speakerId = current.content.speakerId === fromId ? intoId : current.content.speakerId
    const content = await withVoices(change, { ...current.content, speakerId })
    if (current.content.speakerId === intoId && isDeepStrictEqual(content, current.content)) continue
    await rewriteQuote(change, current, content)
  }
  return quotes.filter(({ visibility }) => visibility === 'PUBLISHED').flatMap(({ content }) => showsOf(content))
}

/** Rulings of either speaker and of their groups: who says so, and with what authority, follows from the joined record. */
async function moveRulings(change: Change, fromId: string, intoId: string): Promise<string[]> {
  const speakers = [fromId, intoId, ...(await groupsOf(change.tx, intoId))]
  const rulings = await currentRulings(change.tx, { saidById: { in: speakers }, visibility: { not: 'WITHDRAWN' } })
  const shows = []
  for (const current of rulings) {
    const saidById = current.content.saidById === fromId ? intoId : current.content.saidById
    const content = await withSpeaker(change, { ...current.content, saidById })
    if (isDeepStrictEqual(content, current.content)) continue
    await rewriteRuling(change, current, content)
    if (current.visibility === 'PUBLISHED') shows.push(content.showId)
  }
  return shows
}
