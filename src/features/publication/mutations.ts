import { builder } from '../../graphql/builder.ts'
import { retractArticle } from '../articles/correct.ts'
import { bulk } from '../history/bulk-types.ts'
import { DateInput } from '../history/change-types.ts'
import { anyOwnRecord, mutation, ownRecord } from '../history/mutation-types.ts'
import { resolve } from '../history/resolve.ts'
import { retractRuling } from '../renewals/actions.ts'
import { withdraw } from './actions.ts'
import { markRetractedInput, publishInput, retractInput, withdrawInput } from './inputs.ts'
import { publishNow } from './schedule.ts'

const REASON = 'Shown to readers. Example: `The outlet has withdrawn the interview.`'
const ID = 'Example: `UXVvdGU6MDE5…`.'

const PublishInput = builder.inputType('PublishInput', {
  description: 'What to publish.',
  fields: (t) => ({ id: t.id({ required: true, description: `Id of the draft. ${ID}` }) })
})

const WithdrawInput = builder.inputType('WithdrawInput', {
  description: 'What to withdraw, and why.',
  fields: (t) => ({
    id: t.id({ required: true, description: `Id of the record. ${ID}` }),
    reason: t.string({ required: true, description: REASON })
  })
})

const RetractInput = builder.inputType('RetractInput', {
  description: 'Which ruling of ours is taken back, and why.',
  fields: (t) => ({
    ruling: t.id({ required: true, description: 'Id of the ruling. Example: `UnVsaW5nOg…`.' }),
    reason: t.string({ required: true, description: REASON })
  })
})

const MarkRetractedByOutletInput = builder.inputType('MarkRetractedByOutletInput', {
  description: 'Which article its outlet took back, when, and what it said.',
  fields: (t) => ({
    article: t.id({ required: true, description: 'Id or slug of the article. Example: `ghost-goes-on`.' }),
    on: t.field({ type: DateInput, required: true, description: 'When the outlet took it back. Example: `{ edtf: "2025-05-02" }`.' }),
    reason: t.string({ required: true, description: REASON })
  })
})

const RECORD = 'The record, also where readers see it no more. Example: `{ "id": "UXVvdGU6MDE5…" }`.'

const publishOne = mutation('publish', {
  description:
    'Publishes a draft: from now on readers know it. ' +
    'Example: `publish(input: { id: "…" }) { ... on PublishPayload { change { position } } }`.',
  needs: 'publish',
  wide: true,
  input: { type: PublishInput, description: 'Which draft. Example: `{ id: "…" }`.' },
  schema: publishInput,
  problems: ['EVIDENCE_REQUIRED'],
  payload: { description: 'What is now published.', fields: (t) => ({ record: anyOwnRecord(t, RECORD) }) },
  work: async (change, { id }) => {
    await publishNow(change, id)
    return id
  }
})

bulk('publishAll', publishOne, 'Publishes many drafts, in this order: an article before the quotes it prints, these before the rulings that rest on them. Example: `publishAll(inputs: [{ id: "…" }, { id: "…" }]) { ... on PublishAllPayload { made } }`.')

const withdrawOne = mutation('withdraw', {
  description:
    'Withdraws something published: readers no longer see it, history keeps it with the reason. Quotes that no other article ' +
    'prints, and rulings that rest on nothing else, fall with it. ' +
    'Example: `withdraw(input: { id: "…", reason: "…" }) { ... on WithdrawPayload { change { position } } }`.',
  needs: 'withdraw',
  wide: true,
  input: { type: WithdrawInput, description: 'Which record, and why. Example: `{ id: "…", reason: "…" }`.' },
  schema: withdrawInput,
  problems: ['EVIDENCE_REQUIRED'],
  payload: { description: 'What is now withdrawn.', fields: (t) => ({ record: anyOwnRecord(t, RECORD) }) },
  work: async (change, { id, reason }) => {
    await withdraw(change, id, reason)
    return id
  }
})

bulk('withdrawAll', withdrawOne, 'Withdraws many records. Example: `withdrawAll(inputs: [{ id: "…", reason: "…" }]) { ... on WithdrawAllPayload { made } }`.')

mutation('retract', {
  description:
    'Takes a ruling back: our own correction, so it is gone at every day, for later record times. ' +
    'Example: `retract(input: { ruling: "…", reason: "…" }) { ... on RetractPayload { change { position } } }`.',
  needs: 'retract',
  wide: true,
  input: { type: RetractInput, description: 'Which ruling, and why. Example: `{ ruling: "…", reason: "…" }`.' },
  schema: retractInput,
  payload: {
    description: 'What is now retracted.',
    fields: (t) => ({ ruling: ownRecord(t, 'Ruling', 'The ruling, which readers see no more. Example: `{ "state": "CANCELLED" }`.') })
  },
  work: async (change, { ruling, reason }) => {
    const id = await resolve(change.tx, 'Ruling', ruling, 'input.ruling')
    await retractRuling(change, id, reason)
    return id
  }
})

mutation('markRetractedByOutlet', {
  description:
    'Marks an article as taken back by its outlet on a day: an event in the world. What rests on that article alone counts until then. ' +
    'Example: `markRetractedByOutlet(input: { article: "ghost-goes-on", on: { edtf: "2025-05-02" }, reason: "…" }) { ... on MarkRetractedByOutletPayload { change { position } } }`.',
  needs: 'retract',
  wide: true,
  input: { type: MarkRetractedByOutletInput, description: 'Which article, when, and why. Example: `{ article: "…", on: { edtf: "2025-05-02" }, reason: "…" }`.' },
  schema: markRetractedInput,
  payload: {
    description: 'The article as it is now on record.',
    fields: (t) => ({ article: ownRecord(t, 'Article', 'The article. Example: `{ "slug": "ghost-goes-on" }`.') })
  },
  work: async (change, { article, on, reason }) => {
    const id = await resolve(change.tx, 'Article', article, 'input.article')
    await retractArticle(change, id, on, reason)
    return id
  }
})
