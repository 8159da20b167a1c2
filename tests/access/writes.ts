import type { State } from './world.ts'

const RECORDS = ['Quote', 'Ruling', 'Article'] as const
const DESCRIBED = ['Show', 'Installment', 'Organisation', 'Speaker', 'Event', 'EventSeries'] as const

/** What becomes of a change: refused as nobody's, refused for want of a role, or left to the rules of the record. */
export type Outcome = 'FORBIDDEN' | 'CONTRIBUTOR' | 'EDITOR' | 'ADMIN' | 'may'

export interface Write {
  verb: string
  /** The state of what is changed, or that is asked for. */
  state: State
  /** What is changed: one of its own for every row. */
  type?: (typeof RECORDS)[number] | (typeof DESCRIBED)[number]
  /** `id`: the public id of what is changed. Nothing else that is named here exists. */
  input: (id: string) => object
  /** What a key-less reader, a contributor, an editor and an admin are told, by hand. */
  told: [reader: Outcome, contributor: Outcome, editor: Outcome, admin: Outcome]
}

const EDITORS: Write['told'] = ['FORBIDDEN', 'EDITOR', 'may', 'may']
const DESK: Write['told'] = ['FORBIDDEN', 'may', 'may', 'may']
const ADMINS: Write['told'] = ['FORBIDDEN', 'ADMIN', 'ADMIN', 'may']

const STATES: State[] = ['PUBLISHED', 'DRAFT', 'WITHDRAWN']
const reason = 'A test of access.'
const unknown = 'nothing-of-this-name'

/** The same change to a quote, a ruling and an article, in one state. */
const each = (verb: string, state: State, input: (id: string, type: string) => object, told: Write['told']): Write[] =>
  RECORDS.map((type) => ({ verb, state, type, input: (id) => input(id, type), told }))

const one = (verb: string, state: State, type: NonNullable<Write['type']>, input: Write['input'], told: Write['told']): Write => ({ verb, state, type, input, told })

/** What no reader sees, the whole desk may change. */
const edited = (state: State) => (state === 'DRAFT' ? DESK : EDITORS)

const created = (verb: string, input: object): Write[] => [
  { verb, state: 'PUBLISHED', input: () => ({ ...input, publish: true }), told: EDITORS },
  { verb, state: 'PUBLISHED', input: () => input, told: EDITORS },
  { verb, state: 'DRAFT', input: () => ({ ...input, publish: false }), told: DESK }
]

const manyOf = (verb: string, told: Write['told']) => (one: Write): Write => ({ ...one, verb, told, input: (id) => [one.input(id)] })

const CORRECTIONS: Record<string, object> = { Quote: { quote: { prompt: 'Why?' } }, Ruling: { ruling: { note: 'So.' } }, Article: { article: { summary: 'So.' } } }

export const WRITES: Write[] = [
  ...created('recordArticle', { headline: 'Of access', outlet: unknown }),
  ...created('recordQuote', { kind: 'DIRECT', parts: [{ text: 'Words.' }], attribution: 'somebody', about: [{ show: unknown }], citations: [{ article: unknown }] }),
  ...created('recordRuling', { show: unknown, state: 'ON_HOLD', effective: { edtf: '2024' }, evidence: [{ article: unknown }] }),
  ...STATES.flatMap((state) => [
    ...each('publish', state, (id) => ({ id }), EDITORS),
    ...each('withdraw', state, (id) => ({ id, reason }), EDITORS),
    ...each('unpublish', state, (id) => ({ id, reason }), EDITORS),
    ...each('restore', state, (id) => ({ id, reason }), EDITORS),
    ...each('schedulePublish', state, (id) => ({ id, at: '2199-03-02T09:00:00Z' }), EDITORS),
    ...each('cancelSchedule', state, (id) => ({ id }), EDITORS),
    one('retract', state, 'Ruling', (id) => ({ ruling: id, reason }), EDITORS),
    one('markRetractedByOutlet', state, 'Article', (id) => ({ article: id, on: { edtf: '2024-06' }, reason }), EDITORS),
    one('mergeQuotes', state, 'Quote', (id) => ({ from: id, into: id, reason }), EDITORS),
    one('redact', state, 'Quote', (id) => ({ id, fields: ['WORDS'], reason }), ADMINS),
    one('addCitation', state, 'Quote', (id) => ({ quote: id, citation: { article: 'times-may', place: 'DECK' } }), edited(state)),
    one('updateArticle', state, 'Article', (id) => ({ id, reason, summary: 'So.' }), edited(state)),
    ...each('restoreRevision', state, (id) => ({ id, reason, revision: state === 'DRAFT' ? -1 : 1 }), edited(state)),
    ...DESCRIBED.map((type) => one(`update${type}`, state, type, (id) => ({ id, reason, ...(type === 'Show' || type === 'Installment' ? { title: 'Anew' } : { name: 'Anew' }) }), edited(state))),
    ...DESCRIBED.filter((type) => type !== 'EventSeries').map((type) => one('unpublish', state, type, (id) => ({ id, reason }), EDITORS))
  ]),
  ...created('createShow', { title: 'Of access' }),
  ...created('addInstallment', { show: unknown, kind: 'FILM' }),
  ...created('createOrganisation', { name: 'Of Access' }),
  ...created('createSpeaker', { name: 'Of Access' }),
  ...created('createEvent', { kind: 'PODCAST', name: 'Of access' }),
  ...created('createEventSeries', { kind: 'PODCAST', name: 'Of access' }),
  ...each('correct', 'PUBLISHED', (id, type) => ({ id, reason, ...CORRECTIONS[type] }), EDITORS),
  ...each('correct', 'WITHDRAWN', (id, type) => ({ id, reason, ...CORRECTIONS[type] }), EDITORS),
  // Changing a draft is no correction that readers see.
  ...each('correct', 'DRAFT', (id, type) => ({ id, reason, ...CORRECTIONS[type] }), DESK),
  // Many at once: who may make one as a draft is let in, and each item is told for itself what it needs.
  ...created('recordArticle', { headline: 'Of access', outlet: unknown }).map(manyOf('recordArticles', DESK)),
  ...created('recordQuote', { kind: 'DIRECT', parts: [{ text: 'Words.' }], attribution: 'somebody', about: [{ show: unknown }], citations: [{ article: unknown }] }).map(manyOf('recordQuotes', DESK)),
  ...created('recordRuling', { show: unknown, state: 'ON_HOLD', effective: { edtf: '2024' }, evidence: [{ article: unknown }] }).map(manyOf('recordRulings', DESK)),
  ...STATES.flatMap((state) => [
    ...each('publish', state, (id) => ({ id }), EDITORS).map(manyOf('publishAll', EDITORS)),
    ...each('withdraw', state, (id) => ({ id, reason }), EDITORS).map(manyOf('withdrawAll', EDITORS))
  ]),
  ...STATES.map((state): Write => ({ verb: 'mergeSpeakers', state, input: () => ({ from: unknown, into: `${unknown}-2`, reason }), told: EDITORS })),
  { verb: 'createApiKey', state: 'PUBLISHED', input: () => ({ name: 'admin', role: 'EDITOR' }), told: ADMINS },
  { verb: 'revokeApiKey', state: 'PUBLISHED', input: () => ({ id: unknown }), told: ADMINS }
]
