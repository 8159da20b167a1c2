import { randomUUID } from 'node:crypto'
import { db } from '../../src/database/client.ts'
import type { NodeType } from '../../src/graphql/ids.ts'
import {
  aQuote,
  aRuling,
  aShow,
  aSpeaker,
  aStatus,
  anArticle,
  anEvent,
  anInstallment,
  anOrganisation,
  anUpdate
} from '../support/record.ts'

/** One thing of every kind, in one state of visibility, all named after it. */
export async function world(name: string, visibility: string) {
  const state = { visibility }
  const show = await aShow(`${name}-show`, state)
  const season = await anInstallment(show, 1, { title: `${name} season`, ...state })
  const company = await anOrganisation(`${name}-company`, { roles: ['OUTLET', 'PLATFORM'], ...state })
  const speaker = await aSpeaker(`${name}-speaker`, state)
  const event = await anEvent(`${name}-event`, '2025-01', state)
  const article = await anArticle(`${name}-article`, '2025-01-02', [show], { outletId: company.id, ...state })
  const quote = await aQuote(`${name} quote`, {
    show,
    installment: season,
    speaker,
    event,
    articles: [article],
    visibility
  })
  const ruling = await aRuling(
    show,
    quote,
    {
      note: `${name} ruling`,
      saidById: speaker.id,
      saidByName: name,
      ...(visibility === 'DRAFT' ? { knownFrom: null } : {}),
      ...state
    },
    [season]
  )
  const statuses = [
    await aStatus(show, { installment: season, explanation: `${name} headline` }),
    await aStatus(show, { installment: season, headline: false, explanation: `${name} status` })
  ]
  const ids: [NodeType, string][] = [
    ['Show', show.id],
    ['Installment', season.id],
    ['Organisation', company.id],
    ['Speaker', speaker.id],
    ['Event', event.id],
    ['Article', article.id],
    ['Quote', quote.quoteId],
    ['Ruling', ruling.rulingId]
  ]
  return { show, season, company, speaker, event, article, quote, ruling, statuses, ids }
}

type World = Awaited<ReturnType<typeof world>>

/** Hangs each hidden thing on each published one, in every way the tables allow. */
export async function tie(open: World, shut: World, name: string): Promise<[NodeType, string][]> {
  const id = randomUUID
  const season = await anInstallment(open.show, name.length, {
    title: `${name} season of a public show`,
    visibility: name.slice(7).toUpperCase()
  })
  const lonely = await anInstallment(shut.show, 90, { title: `${name} show's own` })
  await db.credit.createMany({
    data: [
      { id: id(), showId: open.show.id, speakerId: shut.speaker.id, role: 'CAST', position: 9 },
      { id: id(), showId: shut.show.id, speakerId: open.speaker.id, role: 'CAST', position: 9 }
    ]
  })
  await db.installmentPlatform.create({
    data: { id: id(), installmentId: open.season.id, organisationId: shut.company.id, position: 1 }
  })
  await db.speakerMember.createMany({
    data: [
      { groupId: open.speaker.id, memberId: shut.speaker.id, position: 1 },
      { groupId: shut.speaker.id, memberId: open.speaker.id, position: 1 }
    ]
  })
  await db.eventParticipant.create({
    data: { eventId: open.event.id, speakerId: shut.speaker.id, role: 'HOST', position: 1 }
  })
  await db.event.update({ where: { id: shut.event.id }, data: { partOfId: open.event.id } })
  await db.articleShow.create({
    data: { articleId: open.article.id, showId: shut.show.id, sortKey: open.article.sortKey, visibility: 'PUBLISHED' }
  })
  await db.articleShow.createMany({
    data: [
      {
        articleId: shut.article.id,
        showId: open.show.id,
        sortKey: shut.article.sortKey,
        visibility: shut.article.visibility
      }
    ]
  })
  const stances = [{ show: shut.show, subject: 'RENEWAL', value: 'HOPEFUL' }]
  const tied = {
    show: shut.show,
    installment: shut.season,
    speaker: shut.speaker,
    event: shut.event,
    articles: [shut.article]
  }
  const quote = await aQuote(`public quote tied to ${name.slice(7)}`, { ...tied, stances })
  await db.timelineEntry.create({
    data: {
      id: id(),
      versionId: quote.id,
      showId: open.show.id,
      visibility: 'PUBLISHED',
      sortKey: quote.sortKey,
      knownFrom: quote.knownFrom,
      knownTo: quote.knownTo
    }
  })
  await aQuote(`${name} quote of public things`, {
    show: open.show,
    installment: open.season,
    speaker: open.speaker,
    event: open.event,
    articles: [open.article],
    visibility: name.slice(7).toUpperCase()
  })
  const evidence = {
    create: [
      { id: id(), articleId: open.article.id, position: 0 },
      { id: id(), articleId: shut.article.id, position: 1 },
      { id: id(), quoteId: shut.quote.quoteId, position: 2 }
    ]
  }
  await aRuling(
    open.show,
    open.quote,
    {
      note: 'public, tied',
      saidById: shut.speaker.id,
      onBehalfOfId: shut.company.id,
      supersedesId: shut.ruling.rulingId,
      evidence
    },
    [open.season, shut.season]
  )
  const [headline] = open.statuses
  if (headline) {
    const segmentId = headline.id
    await db.statusPlatform.create({ data: { segmentId, position: name.length, organisationId: shut.company.id } })
    await db.statusRuling.create({ data: { segmentId, position: name.length, rulingVersionId: shut.ruling.id } })
    await db.statusSignal.create({
      data: { segmentId, position: name.length, kind: 'RUMOUR', quoteVersionId: shut.quote.id }
    })
    await db.statusEvidence.createMany({
      data: [
        { segmentId, position: name.length, articleId: shut.article.id },
        { segmentId, position: name.length + 20, quoteVersionId: shut.quote.id }
      ]
    })
  }
  for (const kind of ['CORRECTION', 'WITHDRAWAL', 'MERGE', 'RULING', 'QUOTE', 'ARTICLE', 'EVENT']) {
    const subject = {
      quoteId: shut.quote.quoteId,
      rulingId: shut.ruling.rulingId,
      articleId: shut.article.id,
      eventId: shut.event.id,
      speakerId: shut.speaker.id
    }
    await anUpdate(
      kind,
      `2025-02-01T00:00:${String(name.length).padStart(2, '0')}Z`,
      { summary: 'public update', ...subject },
      [open.show, shut.show]
    )
  }
  return [
    ['Installment', season.id],
    ['Installment', lonely.id]
  ]
}
