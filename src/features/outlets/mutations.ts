import { builder } from '../../graphql/builder.ts'
import { updateOf } from '../history/inputs.ts'
import { mutation, ownRecord } from '../history/mutation-types.ts'
import { MADE_SLUG, NEW_SLUG, PUBLISH, updateFields } from '../history/update-types.ts'
import { createOrganisation, updateOrganisation } from './actions.ts'
import { organisationInput, organisationUpdate } from './inputs.ts'
import { OrganisationRoleEnum } from './object.ts'

const CreateOrganisationInput = builder.inputType('CreateOrganisationInput', {
  description: 'The company behind a platform, a studio, an outlet or an event.',
  fields: (t) => ({
    slug: t.string({ description: `${MADE_SLUG} Example: \`make-believe-weekly\`.` }),
    name: t.string({ required: true, description: 'Its name. Example: `Make-Believe Weekly`.' }),
    domain: t.string({ description: 'Where it is on the web. Example: `make-believe.example`.' }),
    roles: t.field({ type: [OrganisationRoleEnum], description: 'What it is; it can be several. Example: `[OUTLET]`.' }),
    publish: t.boolean({ description: PUBLISH })
  })
})

const UpdateOrganisationInput = builder.inputType('UpdateOrganisationInput', {
  description: 'What the record is to say of an organisation: fields left out stay as they are, null takes away.',
  fields: (t) => ({
    ...updateFields(t, 'make-believe-weekly'),
    slug: t.string({ description: `${NEW_SLUG} Example: \`make-believe-daily\`.` }),
    name: t.string({ description: 'Its name. Example: `Make-Believe Daily`.' }),
    domain: t.string({ description: 'Where it is on the web. Example: `make-believe.example`.' }),
    roles: t.field({ type: [OrganisationRoleEnum], description: 'All roles anew. Example: `[PLATFORM, STUDIO]`.' })
  })
})

mutation('createOrganisation', {
  description:
    'Puts an organisation on record. ' +
    'Example: `createOrganisation(input: { name: "Make-Believe Weekly", roles: [OUTLET] }) { ... on CreateOrganisationPayload { organisation { slug } } }`.',
  needs: 'record',
  draft: ({ publish }) => !publish,
  input: { type: CreateOrganisationInput, description: 'The organisation. Example: `{ name: "Make-Believe Weekly", roles: [OUTLET] }`.' },
  schema: organisationInput,
  payload: {
    description: 'The organisation as it is now on record.',
    fields: (t) => ({ organisation: ownRecord(t, 'Organisation', 'The organisation, a draft too. Example: `{ "slug": "make-believe-weekly" }`.') })
  },
  work: (change, _asked, given) => createOrganisation(change, given)
})

mutation('updateOrganisation', {
  description:
    'Describes an organisation anew. Other roles are other voices: statuses are derived anew, from now on. ' +
    'Example: `updateOrganisation(input: { id: "make-believe-weekly", name: "Make-Believe Daily", reason: "…" }) { ... on UpdateOrganisationPayload { organisation { name } } }`.',
  needs: 'edit',
  draft: () => true,
  wide: true,
  input: { type: UpdateOrganisationInput, description: 'Which, what and why. Example: `{ id: "make-believe-weekly", name: "…", reason: "…" }`.' },
  schema: updateOf('Organisation', organisationUpdate),
  payload: {
    description: 'The organisation as it is now on record.',
    fields: (t) => ({ organisation: ownRecord(t, 'Organisation', 'The organisation. Example: `{ "slug": "make-believe-weekly" }`.') })
  },
  work: (change, { id }, given) => updateOrganisation(change, id, given)
})
