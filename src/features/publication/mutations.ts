import { builder } from '../../graphql/builder.ts'
import { DateInput } from '../history/change-types.ts'
import { anyOwnRecord, mutation } from '../history/mutation-types.ts'
import { retract, withdraw } from './actions.ts'
import { publishInput, retractInput, withdrawInput } from './inputs.ts'
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
  description: 'What is taken back, and why.',
  fields: (t) => ({
    id: t.id({ required: true, description: `Id of a ruling or an article. ${ID}` }),
    reason: t.string({ required: true, description: REASON }),
    on: t.field({ type: DateInput, description: 'When the outlet retracted the article; not for rulings. Example: `{ edtf: "2025-05-02" }`.' })
  })
})

const RECORD = 'The record, also where readers see it no more. Example: `{ "id": "UXVvdGU6MDE5…" }`.'

mutation('publish', {
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

mutation('withdraw', {
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

mutation('retract', {
  description:
    'Takes a ruling back (our own correction: it is gone at every day, for later record times), or marks an article as retracted ' +
    'by its outlet on a day (an event in the world: what rests on it alone counts until then). ' +
    'Example: `retract(input: { id: "…", reason: "…", on: { edtf: "2025-05-02" } }) { ... on RetractPayload { change { position } } }`.',
  needs: 'retract',
  wide: true,
  input: { type: RetractInput, description: 'What, why and when. Example: `{ id: "…", reason: "…" }`.' },
  schema: retractInput,
  problems: ['EVIDENCE_REQUIRED'],
  payload: { description: 'What is now retracted.', fields: (t) => ({ record: anyOwnRecord(t, RECORD) }) },
  work: async (change, { id, reason, on }) => {
    await retract(change, id, reason, on ?? null)
    return id
  }
})
