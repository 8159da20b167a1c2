import { builder } from '../../graphql/builder.ts'
import { updateOf } from '../history/inputs.ts'
import { mutation, ownRecord } from '../history/mutation-types.ts'
import { MADE_SLUG, NEW_SLUG, PUBLISH, updateFields } from '../history/update-types.ts'
import { InstallmentInput } from '../installments/input-types.ts'
import { createShow, updateShow } from './actions.ts'
import { showInput, showUpdate } from './inputs.ts'
import { CreditRoleEnum } from './object.ts'

const CreditInput = builder.inputType('CreditInput', {
  description: 'Who made a show or plays in it.',
  fields: (t) => ({
    speaker: t.id({ required: true, description: 'Id or slug. Example: `alice-oseman`.' }),
    role: t.field({ type: CreditRoleEnum, required: true, description: 'As what. Example: `CREATOR`.' }),
    note: t.string({ description: 'The character played, the original work. Example: `Nick Nelson`.' })
  })
})

const ImageInput = builder.inputType('ImageInput', {
  description: 'A picture, with what must be said beside it.',
  fields: (t) => ({
    url: t.string({ required: true, description: 'Where it is. Example: `https://images.example/paper-planets.jpg`.' }),
    alt: t.string({ required: true, description: 'What it shows. Example: `Two planets of folded paper`.' }),
    credit: t.string({ description: 'Whose it is. Example: `Lantern+`.' })
  })
})

const ExternalIdsInput = builder.inputType('ExternalIdsInput', {
  description: 'Ids in public sources: one left out stays as it is, null takes it away.',
  fields: (t) => ({
    tvmaze: t.string({ description: 'At TVmaze. Example: `54198`.' }),
    tmdb: t.string({ description: 'At The Movie Database. Example: `124834`.' }),
    imdb: t.string({ description: 'At IMDb. Example: `tt10638036`.' }),
    wikidata: t.string({ description: 'At Wikidata. Example: `Q106617186`.' })
  })
})

const CreateShowInput = builder.inputType('CreateShowInput', {
  description: 'A series, with who makes it and what can be ordered of it.',
  fields: (t) => ({
    slug: t.string({ description: `${MADE_SLUG} Example: \`paper-planets\`.` }),
    title: t.string({ required: true, description: 'Its title. Example: `Paper Planets`.' }),
    description: t.string({ description: 'What it is about. Example: `A family folds the solar system.`' }),
    genres: t.stringList({ description: 'Its genres. Example: `["Drama"]`.' }),
    tags: t.stringList({ description: 'Its tags. Example: `["Lantern+"]`.' }),
    firstYear: t.int({ description: 'The year of its first release. Example: `2022`.' }),
    lastYear: t.int({ description: 'The year of its last release so far. Example: `2024`.' }),
    image: t.field({ type: ImageInput, description: 'Its picture. Example: `{ url: "…", alt: "…" }`.' }),
    credits: t.field({ type: [CreditInput], description: 'In billing order. Example: `[{ speaker: "alice-oseman", role: CREATOR }]`.' }),
    externalIds: t.field({ type: ExternalIdsInput, description: 'Its ids in public sources. Example: `{ imdb: "tt10638036" }`.' }),
    installments: t.field({ type: [InstallmentInput], description: 'Its seasons, films and specials, in order. Example: `[{ kind: SEASON, number: 1 }]`.' }),
    publish: t.boolean({ description: PUBLISH })
  })
})

const UpdateShowInput = builder.inputType('UpdateShowInput', {
  description: 'What the record is to say of a show: fields left out stay as they are, null takes away.',
  fields: (t) => ({
    ...updateFields(t, 'paper-planets'),
    slug: t.string({ description: `${NEW_SLUG} Example: \`paper-planets-2022\`.` }),
    title: t.string({ description: 'Its title. Example: `Paper Planets`.' }),
    description: t.string({ description: 'What it is about. Example: `A family folds the solar system.`' }),
    genres: t.stringList({ description: 'All genres anew. Example: `["Drama"]`.' }),
    tags: t.stringList({ description: 'All tags anew. Example: `["Lantern+"]`.' }),
    firstYear: t.int({ description: 'The year of its first release. Example: `2022`.' }),
    lastYear: t.int({ description: 'The year of its last release so far. Example: `2025`.' }),
    image: t.field({ type: ImageInput, description: 'Its picture. Example: `null`.' }),
    credits: t.field({ type: [CreditInput], description: 'All credits anew. Example: `[{ speaker: "alice-oseman", role: CREATOR }]`.' }),
    externalIds: t.field({ type: ExternalIdsInput, description: 'Those that change. Example: `{ imdb: "tt10638036" }`.' })
  })
})

mutation('createShow', {
  description: 'Puts a show on record. Example: `createShow(input: { title: "Paper Planets" }) { ... on CreateShowPayload { show { slug } } }`.',
  needs: 'record',
  draft: ({ publish }) => !publish,
  input: { type: CreateShowInput, description: 'The show. Example: `{ title: "Paper Planets" }`.' },
  schema: showInput,
  payload: {
    description: 'The show as it is now on record.',
    fields: (t) => ({ show: ownRecord(t, 'Show', 'The show, a draft too. Example: `{ "slug": "paper-planets" }`.') })
  },
  work: (change, _asked, given) => createShow(change, given)
})

mutation('updateShow', {
  description:
    'Describes a show anew. New credits are new voices: its status is derived anew, from now on. ' +
    'Example: `updateShow(input: { id: "paper-planets", lastYear: 2025, reason: "…" }) { ... on UpdateShowPayload { show { lastYear } } }`.',
  needs: 'edit',
  draft: () => true,
  wide: true,
  input: { type: UpdateShowInput, description: 'Which, what and why. Example: `{ id: "paper-planets", lastYear: 2025, reason: "…" }`.' },
  schema: updateOf('Show', showUpdate),
  payload: {
    description: 'The show as it is now on record.',
    fields: (t) => ({ show: ownRecord(t, 'Show', 'The show. Example: `{ "slug": "paper-planets" }`.') })
  },
  work: (change, { id }, given) => updateShow(change, id, given)
})
