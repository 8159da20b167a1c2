import { parseDate } from '../../dates/date.ts'
import { OPEN_TIME } from '../../database/open.ts'
import type { Change } from '../history/actions.ts'
import { Refusal } from '../history/refusal.ts'
import { resolve, resolveOptional } from '../history/resolve.ts'
import { findInstallment } from '../installments/resolve.ts'
import { voicesAbout } from '../speakers/voices.ts'
import type { RulingContent, RulingEvidenceContent } from './content.ts'
import type { RulingCorrection } from './inputs.ts'
import { authorityOf } from './rules.ts'

/** A ruling that claims nothing yet. */
export function blankRuling(showId: string): RulingContent {
  return {
    showId,
    installmentIds: [],
    state: null,
    finality: null,
    release: null,
    platforms: [],
    effective: parseDate('2000'),
    saidById: null,
    saidByName: '',
    onBehalfOfId: null,
    voice: 'OTHER',
    authority: 'RUMOURED',
    supersedesId: null,
    note: null,
    evidence: []
  }
}

/** Applies what an input says to the content of a ruling: references become ids, and authority follows from the speaker. */
export async function applyInput(change: Change, input: RulingCorrection, before: RulingContent): Promise<RulingContent> {
  const { tx } = change
  const evidence = input.evidence ? await evidenceOf(change, input.evidence) : before.evidence
  const behalf = input.onBehalfOf
  const content: RulingContent = {
    ...before,
    evidence,
    installmentIds:
      input.installments || input.seasons ? await installmentsOf(change, before.showId, input) : before.installmentIds,
    state: input.state === undefined ? before.state : input.state,
    finality: input.finality === undefined ? before.finality : input.finality,
    release: input.release === undefined ? before.release : input.release,
    platforms: input.platforms === undefined ? before.platforms : await platformsOf(change, input.platforms ?? []),
    effective: input.effective ?? before.effective,
    onBehalfOfId:
      behalf === undefined ? before.onBehalfOfId : await resolveOptional(tx, 'Organisation', behalf, 'input.onBehalfOf'),
    saidById: input.saidBy ? await resolve(tx, 'Speaker', input.saidBy, 'input.saidBy') : before.saidById,
    supersedesId:
      input.supersedes === undefined
        ? before.supersedesId
        : await resolveOptional(tx, 'Ruling', input.supersedes, 'input.supersedes'),
    note: input.note === undefined ? before.note : input.note
  }
  check(content)
  return await withSpeaker(change, content)
}

async function installmentsOf(change: Change, showId: string, { installments = [], seasons = [] }: RulingCorrection) {
  const asked = [
    ...installments.map((installment, index) => ({ installment, season: null, path: `input.installments.${index}` })),
    ...seasons.map((season, index) => ({ installment: null, season, path: `input.seasons.${index}` }))
  ]
  const found = new Set<string>()
  for (const { path, ...subject } of asked) {
    const id = await findInstallment(change.tx, showId, subject, path)
    if (id) found.add(id)
  }
  return [...found].sort()
}

async function platformsOf(change: Change, asked: NonNullable<RulingCorrection['platforms']>) {
  const found: RulingContent['platforms'] = []
  for (const [index, { platform, territory }] of asked.entries()) {
    const path = `input.platforms.${index}.platform`
    found.push({ organisationId: await resolve(change.tx, 'Organisation', platform, path), territory })
  }
  return found
}

async function evidenceOf(change: Change, asked: NonNullable<RulingCorrection['evidence']>): Promise<RulingEvidenceContent[]> {
  const found: RulingEvidenceContent[] = []
  for (const [index, { quote, article }] of asked.entries()) {
    const path = `input.evidence.${index}`
    found.push({
      quoteId: await resolveOptional(change.tx, 'Quote', quote, `${path}.quote`),
      articleId: await resolveOptional(change.tx, 'Article', article, `${path}.article`)
    })
  }
  return found
}

function check({ installmentIds, state, finality, release, platforms, effective }: RulingContent): void {
  if (!state && !finality && !release && platforms.length === 0) {
    throw new Refusal('VALIDATION_ERROR', 'input: a ruling claims something: give state, finality, release or platforms.', 'input')
  }
  if (effective.latest === null && effective.earliest === null) {
    throw new Refusal('VALIDATION_ERROR', 'input.effective: say since when, as a date.', 'input.effective')
  }
  if (installmentIds.length > 0) return
  if ((state === 'CANCELLED' || state === 'ENDED') && !finality && !release && platforms.length === 0) return
  const message = 'input: a ruling about the show as a whole can only be that it is CANCELLED or ENDED: name installments or seasons for anything else.'
  throw new Refusal('VALIDATION_ERROR', message, 'input.installments')
}

/** Who says so: the speaker named, else the speaker of the first quote, else the outlet of the first article. */
export async function withSpeaker(change: Change, content: RulingContent): Promise<RulingContent> {
  const { tx } = change
  const quoted = content.saidById ? null : await quotedSpeaker(change, content.evidence)
  const saidById = content.saidById ?? quoted?.speakerId ?? null
  const onBehalfOfId = content.onBehalfOfId ?? quoted?.onBehalfOfId ?? null
  const claimed = content.platforms.map(({ organisationId }) => organisationId)
  if (saidById) {
    const speaker = await tx.speaker.findUniqueOrThrow({ where: { id: saidById }, select: { name: true } })
    const voice = (await voicesAbout(tx, saidById, onBehalfOfId, [content.showId], claimed))(content.showId)
    return { ...content, saidById, onBehalfOfId, saidByName: speaker.name, voice, authority: authorityOf(voice) }
  }
  const outlet = await outletOf(change, content.evidence)
  if (outlet) return { ...content, saidByName: outlet, voice: 'OUTLET', authority: authorityOf('OUTLET') }
  if (quoted?.attribution) {
    const voice = onBehalfOfId ? (await voicesAbout(tx, null, onBehalfOfId, [content.showId], claimed))(content.showId) : 'OTHER'
    return { ...content, onBehalfOfId, saidByName: quoted.attribution, voice, authority: authorityOf(voice) }
  }
  const message = 'input.saidBy: neither the input nor its evidence names who says so: name a speaker.'
  throw new Refusal('VALIDATION_ERROR', message, 'input.saidBy')
}

async function quotedSpeaker({ tx }: Change, evidence: readonly RulingEvidenceContent[]) {
  const quoteId = evidence.find((item) => item.quoteId !== null)?.quoteId
  if (!quoteId) return null
  return await tx.quoteVersion.findFirst({
    where: { quoteId, knownTo: OPEN_TIME },
    select: { speakerId: true, onBehalfOfId: true, attribution: true }
  })
}

async function outletOf({ tx }: Change, evidence: readonly RulingEvidenceContent[]): Promise<string | null> {
  const articleId = evidence.find((item) => item.articleId !== null)?.articleId
  if (!articleId) return null
  const article = await tx.article.findUnique({ where: { id: articleId }, select: { outlet: { select: { name: true } } } })
  return article?.outlet?.name ?? null
}
