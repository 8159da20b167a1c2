import { builder } from '../../graphql/builder.ts'
import { anyOwnRecord, mutation } from '../history/mutation-types.ts'
import { restore, unpublish } from './actions.ts'
import { restoreRevisionInput, withdrawInput } from './inputs.ts'
import { restoreRevision } from './revisions.ts'

const REASON = 'Shown to readers. Example: `Printed under an embargo that we had missed.`'
const ID = 'Id of the record. Example: `UXVvdGU6MDE5…`.'
const RECORD = 'The record as it now stands. Example: `{ "id": "UXVvdGU6MDE5…" }`.'

const UnpublishInput = builder.inputType('UnpublishInput', {
  description: 'What becomes a draft again, and why.',
  fields: (t) => ({
    id: t.id({ required: true, description: ID }),
    reason: t.string({ required: true, description: REASON })
  })
})

const RestoreInput = builder.inputType('RestoreInput', {
  description: 'What is brought back, and why.',
  fields: (t) => ({
    id: t.id({ required: true, description: ID }),
    reason: t.string({ required: true, description: REASON })
  })
})

const RestoreRevisionInput = builder.inputType('RestoreRevisionInput', {
  description: 'To which earlier state a record goes back, and why.',
  fields: (t) => ({
    id: t.id({ required: true, description: ID }),
    revision: t.int({ required: true, description: 'The `number` of the revision, as `history` lists it; below 0 of a draft. Example: `2`.' }),
    reason: t.string({ required: true, description: REASON })
  })
})

mutation('unpublish', {
  description:
    'Makes a draft again of something published: readers no longer see it, and it can be edited and published anew. What falls when ' +
    'it is withdrawn becomes a draft with it. ' +
    'Example: `unpublish(input: { id: "…", reason: "…" }) { ... on UnpublishPayload { change { position } } }`.',
  needs: 'withdraw',
  wide: true,
  input: { type: UnpublishInput, description: 'Which record, and why. Example: `{ id: "…", reason: "…" }`.' },
  schema: withdrawInput,
  problems: ['EVIDENCE_REQUIRED'],
  payload: { description: 'What is now a draft.', fields: (t) => ({ record: anyOwnRecord(t, RECORD) }) },
  work: async (change, { id, reason }) => {
    await unpublish(change, id, reason)
    return id
  }
})

mutation('restore', {
  description:
    'Brings back what was withdrawn: readers see it again, from now on. What fell with it is restored one by one. ' +
    'Example: `restore(input: { id: "…", reason: "…" }) { ... on RestorePayload { change { position } } }`.',
  needs: 'publish',
  wide: true,
  input: { type: RestoreInput, description: 'Which record, and why. Example: `{ id: "…", reason: "…" }`.' },
  schema: withdrawInput,
  problems: ['EVIDENCE_REQUIRED'],
  payload: { description: 'What is on record again.', fields: (t) => ({ record: anyOwnRecord(t, RECORD) }) },
  work: async (change, { id }) => {
    await restore(change, id)
    return id
  }
})

mutation('restoreRevision', {
  description:
    'Lets a record say again what it said at one of its revisions: a new revision, of a quote or a ruling a new version. Slug and ' +
    'visibility stay as they are. ' +
    'Example: `restoreRevision(input: { id: "…", revision: 2, reason: "…" }) { ... on RestoreRevisionPayload { change { position } } }`.',
  needs: 'restore',
  draft: () => true,
  wide: true,
  input: { type: RestoreRevisionInput, description: 'Which record and revision, and why. Example: `{ id: "…", revision: 2, reason: "…" }`.' },
  schema: restoreRevisionInput,
  problems: ['EVIDENCE_REQUIRED'],
  payload: { description: 'The record as it now stands.', fields: (t) => ({ record: anyOwnRecord(t, RECORD) }) },
  work: async (change, { id, revision }) => {
    await restoreRevision(change, id, revision)
    return id
  }
})
