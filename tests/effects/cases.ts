import type { UpdateKind } from '../../src/database/generated/client.ts'
import { createApiKey } from '../../src/features/auth/actions.ts'
import type { SubjectType } from '../../src/features/history/actions.ts'
import { schedulePublish } from '../../src/features/publication/schedule.ts'
import { publicId } from '../../src/graphql/ids.ts'
import { aRecord } from '../access/records.ts'
import type { State } from '../access/world.ts'
import { desk, edit, hopefulQuote, THIRD } from '../support/newsroom.ts'

/** One change that is made, and what readers are told of it. */
export interface Case {
  verb: string
  /** What is done, as a sentence goes on after the verb. */
  does: string
  /** Makes what is changed; gives the input. */
  input: (mark: string) => object | Promise<object>
  /** The entries of the log, by hand: one for each visible effect, in their order; of several changes one after the other. */
  told: readonly UpdateKind[]
}

const reason = 'A test of effects.'
const ALL = ['Quote', 'Ruling', 'Article', 'Show', 'Installment', 'Organisation', 'Speaker', 'Event', 'EventSeries'] as const

/** How the log calls the first appearance of a record. */
const FIRST: Record<SubjectType, UpdateKind> = {
  ...{ Quote: 'QUOTE', Ruling: 'RULING', Article: 'ARTICLE', Event: 'EVENT' },
  ...{ Show: 'RECORD', Installment: 'RECORD', Organisation: 'RECORD', Speaker: 'RECORD', EventSeries: 'RECORD' }
}

const known = (verb: string, does: string, told: Case['told'], input: Case['input']): Case => ({ verb, does, told, input })

const of = (verb: string, type: SubjectType, state: State, told: Case['told'], input: (id: string) => object): Case => {
  const does = `a ${state.toLowerCase()} ${type}`
  return known(verb, does, told, async (mark) => input(await aRecord(type, state, mark)))
}

const edtf = '2024-05-04'
const { said: _said, ...SAID } = hopefulQuote()
const quote = (changes: object) => ({ ...SAID, said: { edtf }, ...changes })
const words = (text: string, changes: object = {}) => quote({ parts: [{ text }], allowDuplicate: true, ...changes })
const ruling = (changes: object = {}) => ({ show: THIRD.show, seasons: [3], state: 'ON_HOLD', effective: { edtf }, evidence: [{ article: 'times-may' }], ...changes })

/** Once published, once as a draft of which nobody is told. */
const created = (verb: string, told: Case['told'], input: (mark: string) => object): Case[] => [
  known(verb, 'something published', told, input),
  known(verb, 'a draft', [], (mark) => ({ ...input(mark), publish: false }))
]

const CHANGED: Record<string, object> = { Quote: { quote: { prompt: 'Why?' } }, Ruling: { ruling: { note: 'So.' } }, Article: { article: { summary: 'So.' } } }
const UNCHANGED: Record<string, object> = { Quote: { quote: { language: 'en' } }, Ruling: { ruling: { state: 'ON_HOLD' } }, Article: { article: { summary: null } } }

/** An article with a quote that is printed nowhere else, and a ruling that rests on the two alone. */
async function resting(mark: string): Promise<string> {
  const article = await desk.article({ headline: `Alone ${mark}`, published: edtf })
  const said = await desk.quote(hopefulQuote({ parts: [{ text: `Alone: ${mark}` }], citations: [{ article }], allowDuplicate: true }))
  await desk.ruling({ ...ruling(), effective: edtf, evidence: [{ quote: said }, { article }] })
  return publicId('Article', article)
}

const twoSpeakers = (publish: boolean) => async (mark: string) => {
  const [from = '', into = ''] = [await desk.speaker({ name: `One ${mark}`, publish }), await desk.speaker({ name: `Other ${mark}`, publish })]
  if (publish) await desk.quote(hopefulQuote({ parts: [{ text: `Said by one: ${mark}` }], speaker: from }))
  return { from: publicId('Speaker', from), into: publicId('Speaker', into), reason }
}

const SINGLE: Case[] = [
  ...created('recordArticle', ['ARTICLE'], (mark) => ({ headline: `On ${mark}`, shows: [THIRD.show] })),
  ...created('recordQuote', ['QUOTE'], (mark) => words(`New: ${mark}`)),
  known('recordQuote', 'all of it by names that are new', ['RECORD', 'EVENT', 'RECORD', 'ARTICLE', 'QUOTE'], (mark) => ({
    ...words(`Named: ${mark}`, { speaker: null, event: null }),
    ...{ speakerNamed: { name: `Somebody New ${mark}` }, eventNamed: { name: `Fair ${mark}`, kind: 'FESTIVAL' } },
    citations: [{ articleNamed: { headline: `All new ${mark}`, outletNamed: { name: `Paper ${mark}` } } }]
  })),
  known('recordQuote', 'words on record with another citation', ['QUOTE'], async (mark) => {
    await desk.quote(hopefulQuote({ parts: [{ text: `Twice: ${mark}` }] }))
    return quote({ parts: [{ text: `Twice: ${mark}` }], citations: [{ article: 'invention-may' }] })
  }),
  known('recordQuote', 'words and citation on record', [], async (mark) => {
    await desk.quote(hopefulQuote({ parts: [{ text: `Same: ${mark}` }] }))
    return quote({ parts: [{ text: `Same: ${mark}` }] })
  }),
  ...created('recordRuling', ['RULING'], () => ruling()),
  known('recordRuling', 'with a release date', ['RULING', 'RELEASE_DATE'], () => ruling({ state: 'RENEWED', release: { edtf: '2025-10' } })),
  ...ALL.flatMap((type) => [
    of('publish', type, 'DRAFT', [FIRST[type]], (id) => ({ id })),
    ...(type === 'EventSeries' ? [] : [of('withdraw', type, 'PUBLISHED', [type === 'Ruling' ? 'RETRACTION' : 'WITHDRAWAL'], (id) => ({ id, reason }))]),
    ...(type === 'EventSeries' ? [] : [of('unpublish', type, 'PUBLISHED', ['WITHDRAWAL'], (id) => ({ id, reason }))]),
    ...(type === 'EventSeries' ? [] : [of('restore', type, 'WITHDRAWN', ['CORRECTION'], (id) => ({ id, reason }))]),
    of('restoreRevision', type, 'PUBLISHED', [], (id) => ({ id, reason, revision: 1 })),
    of('restoreRevision', type, 'DRAFT', [], (id) => ({ id, reason, revision: -1 })),
    of('schedulePublish', type, 'DRAFT', [], (id) => ({ id, at: '2199-03-02T09:00:00Z' }))
  ]),
  known('withdraw', 'with all that rests on it', ['WITHDRAWAL', 'WITHDRAWAL', 'RETRACTION'], async (mark) => ({ id: await resting(mark), reason })),
  known('unpublish', 'with all that rests on it', ['WITHDRAWAL', 'WITHDRAWAL', 'WITHDRAWAL'], async (mark) => ({ id: await resting(mark), reason })),
  known('restoreRevision', 'of what was corrected', ['CORRECTION'], async (mark) => {
    const id = await desk.quote(hopefulQuote({ parts: [{ text: `Right: ${mark}` }] }))
    await desk.correctQuote(id, { prompt: 'Why?' })
    return { id: publicId('Quote', id), reason, revision: 1 }
  }),
  known('cancelSchedule', 'of a draft', [], async (mark) => ({ id: await scheduledDraft(mark) })),
  of('retract', 'Ruling', 'PUBLISHED', ['RETRACTION'], (id) => ({ ruling: id, reason })),
  known('markRetractedByOutlet', 'with all that rests on it', ['RETRACTION'], async (mark) => ({ article: await resting(mark), on: { edtf: '2024-06' }, reason })),
  ...(['Quote', 'Ruling', 'Article'] as const).flatMap((type) => [
    of('correct', type, 'PUBLISHED', ['CORRECTION'], (id) => ({ id, reason, ...CHANGED[type] })),
    of('correct', type, 'DRAFT', [], (id) => ({ id, reason, ...CHANGED[type] })),
    { ...of('correct', type, 'PUBLISHED', [], (id) => ({ id, reason, ...UNCHANGED[type] })), does: `a ${type} that says it already` }
  ]),
  of('addCitation', 'Quote', 'PUBLISHED', ['QUOTE'], (id) => ({ quote: id, citation: { article: 'invention-may' } })),
  of('addCitation', 'Quote', 'DRAFT', [], (id) => ({ quote: id, citation: { article: 'invention-may' } })),
  { ...of('addCitation', 'Quote', 'PUBLISHED', [], (id) => ({ quote: id, citation: { article: 'times-may' } })), does: 'one that is there' },
  ...(['Article', 'Show', 'Installment', 'Organisation', 'Speaker', 'Event', 'EventSeries'] as const).flatMap((type) => {
    const field = type === 'Article' ? 'headline' : type === 'Show' || type === 'Installment' ? 'title' : 'name'
    const verb = `update${type}`
    return [
      of(verb, type, 'PUBLISHED', [type === 'Article' ? 'CORRECTION' : 'RECORD'], (id) => ({ id, reason, [field]: 'Another' })),
      of(verb, type, 'DRAFT', [], (id) => ({ id, reason, [field]: 'Another' })),
      { ...of(verb, type, 'PUBLISHED', [], (id) => ({ id, reason })), does: `a ${type} without a change` }
    ]
  }),
  known('mergeSpeakers', 'two published ones', ['MERGE'], twoSpeakers(true)),
  known('mergeSpeakers', 'two drafts', [], twoSpeakers(false)),
  known('mergeQuotes', 'two published ones', ['MERGE'], async (mark) => {
    const record = (text: string) => desk.quote(hopefulQuote({ parts: [{ text }], allowDuplicate: true }))
    return { from: publicId('Quote', await record(`Half ${mark}`)), into: publicId('Quote', await record(`Half ${mark}, and whole`)), reason }
  }),
  of('redact', 'Quote', 'PUBLISHED', ['REDACTION'], (id) => ({ id, fields: ['WORDS'], reason })),
  ...created('createShow', ['RECORD'], (mark) => ({ title: `Show ${mark}` })),
  ...created('addInstallment', ['RECORD'], () => ({ show: THIRD.show, kind: 'FILM' })),
  ...created('createOrganisation', ['RECORD'], (mark) => ({ name: `Company ${mark}` })),
  ...created('createSpeaker', ['RECORD'], (mark) => ({ name: `Speaker ${mark}` })),
  ...created('createEvent', ['EVENT'], (mark) => ({ kind: 'PODCAST', name: `Event ${mark}` })),
  ...created('createEventSeries', ['RECORD'], (mark) => ({ kind: 'PODCAST', name: `Series ${mark}` })),
  known('createApiKey', 'for an editor', [], (mark) => ({ name: mark, role: 'EDITOR' })),
  known('revokeApiKey', 'of an editor', [], async (mark) => ({ id: (await edit((change) => createApiKey(change, { name: mark, role: 'editor' }))).result.id }))
]

async function scheduledDraft(mark: string): Promise<string> {
  const id = await desk.article({ headline: `Waits ${mark}`, publish: false })
  await edit((change) => schedulePublish(change, { type: 'Article', id }, new Date('2199-03-02T09:00:00Z')))
  return publicId('Article', id)
}

/** Two that are made, and one that is refused. */
const many = (verb: string, told: Case['told'], first: Case, second: Case, wrong: object): Case =>
  known(verb, 'two, and one that is refused', told, async (mark) => [await first.input(`${mark} a`), wrong, await second.input(`${mark} b`)])

const [anArticle, draftArticle, aQuote, draftQuote, aRuling, draftRuling] = ['recordArticle', 'recordQuote', 'recordRuling'].flatMap((verb) => SINGLE.filter((one) => one.verb === verb).slice(0, 2)) as [Case, Case, Case, Case, Case, Case]
const onDraft = of('publish', 'Show', 'DRAFT', ['RECORD'], (id) => ({ id }))
const onPublished = known('withdraw', 'with all that rests on it', [], async (mark) => ({ id: await resting(mark), reason }))
const nothing = publicId('Show', '0195162e-7a00-7000-8000-000000000001')

export const CASES: Case[] = [
  ...SINGLE,
  many('recordArticles', ['ARTICLE'], anArticle, draftArticle, { headline: 'Of nobody', outlet: 'nobody' }),
  many('recordQuotes', ['QUOTE', 'QUOTE'], aQuote, aQuote, words('Of nobody.', { speaker: 'nobody' })),
  many('recordQuotes', ['QUOTE'], draftQuote, aQuote, words('Of nobody.', { event: 'nothing' })),
  many('recordRulings', ['RULING'], aRuling, draftRuling, ruling({ show: 'nothing' })),
  many('publishAll', ['RECORD', 'RECORD'], onDraft, onDraft, { id: nothing }),
  many('withdrawAll', ['WITHDRAWAL', 'WITHDRAWAL', 'RETRACTION', 'WITHDRAWAL', 'WITHDRAWAL', 'RETRACTION'], onPublished, onPublished, { id: nothing, reason })
]
