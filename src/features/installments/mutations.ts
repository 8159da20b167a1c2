import { builder } from '../../graphql/builder.ts'
import { InstallmentKindEnum } from '../../graphql/enums.ts'
import { updateOf } from '../history/inputs.ts'
import { mutation, ownRecord } from '../history/mutation-types.ts'
import { PUBLISH, updateFields } from '../history/update-types.ts'
import { PlatformAvailabilityInput } from '../renewals/input-types.ts'
import { addInstallment, updateInstallment } from './actions.ts'
import { addInstallmentInput, installmentUpdate } from './inputs.ts'

const EXAMPLE = 'SW5zdGFsbG1lbnQ6MDE5…'

const AddInstallmentInput = builder.inputType('AddInstallmentInput', {
  description: 'What can be ordered next of a show on record.',
  fields: (t) => ({
    show: t.id({ required: true, description: 'Id or slug of the show. Example: `paper-planets`.' }),
    kind: t.field({ type: InstallmentKindEnum, required: true, description: 'What it is. Example: `SEASON`.' }),
    number: t.int({ description: 'Of a season. Example: `3`.' }),
    part: t.int({ description: 'Of a season that comes in parts. Example: `1`.' }),
    title: t.string({ description: 'Made from kind and number where left out. Example: `Season 3`.' }),
    position: t.int({ description: 'Its place within the show; the last where left out. Example: `3`.' }),
    replacedBy: t.id({ description: `Id of the installment of the same show that takes its place. Example: \`${EXAMPLE}\`.` }),
    platforms: t.field({ type: [PlatformAvailabilityInput], description: 'Where it is shown. Example: `[{ platform: "netflix" }]`.' }),
    publish: t.boolean({ description: PUBLISH })
  })
})

const UpdateInstallmentInput = builder.inputType('UpdateInstallmentInput', {
  description: 'What the record is to say of an installment: fields left out stay as they are, null takes away.',
  fields: (t) => ({
    ...updateFields(t, EXAMPLE),
    kind: t.field({ type: InstallmentKindEnum, description: 'What it is. Example: `FILM`.' }),
    number: t.int({ description: 'Of a season; null of anything else. Example: `3`.' }),
    part: t.int({ description: 'Of a season that comes in parts. Example: `1`.' }),
    title: t.string({ description: 'Null: made from kind and number. Example: `The Last Fold`.' }),
    position: t.int({ description: 'Another place within the show, one that is free. Example: `4`.' }),
    replacedBy: t.id({ description: `Id of the installment of the same show that takes its place. Example: \`${EXAMPLE}\`.` }),
    platforms: t.field({ type: [PlatformAvailabilityInput], description: 'All platforms anew. Example: `[{ platform: "netflix" }]`.' })
  })
})

mutation('addInstallment', {
  description:
    'Adds a season, a film or a special to a show. ' +
    'Example: `addInstallment(input: { show: "paper-planets", kind: SEASON, number: 3 }) { ... on AddInstallmentPayload { installment { title } } }`.',
  needs: 'record',
  draft: ({ publish }) => !publish,
  wide: true,
  input: { type: AddInstallmentInput, description: 'Which show, and what. Example: `{ show: "paper-planets", kind: SEASON, number: 3 }`.' },
  schema: addInstallmentInput,
  payload: {
    description: 'The installment as it is now on record.',
    fields: (t) => ({ installment: ownRecord(t, 'Installment', 'The installment, a draft too. Example: `{ "title": "Season 3" }`.') })
  },
  work: (change, _asked, given) => addInstallment(change, given)
})

mutation('updateInstallment', {
  description:
    'Describes an installment anew. Other platforms are other voices: the status is derived anew, from now on. ' +
    'Example: `updateInstallment(input: { id: "…", title: "The Last Fold", reason: "…" }) { ... on UpdateInstallmentPayload { installment { title } } }`.',
  needs: 'edit',
  draft: () => true,
  wide: true,
  input: { type: UpdateInstallmentInput, description: 'Which, what and why. Example: `{ id: "…", title: "The Last Fold", reason: "…" }`.' },
  schema: updateOf('Installment', installmentUpdate),
  payload: {
    description: 'The installment as it is now on record.',
    fields: (t) => ({ installment: ownRecord(t, 'Installment', 'The installment. Example: `{ "title": "The Last Fold" }`.') })
  },
  work: (change, { id }, given) => updateInstallment(change, id, given)
})
