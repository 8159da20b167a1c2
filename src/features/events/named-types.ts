import { builder } from '../../graphql/builder.ts'
import { EventKindEnum } from '../../graphql/enums.ts'
import { DateInput } from '../history/change-types.ts'

export const EventNamedInput = builder.inputType('EventNamedInput', {
  description: 'An event by name and date: the one on record that it can be; recorded now where there is none.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Case, accents and punctuation do not matter. Example: `Harbour Festival`.' }),
    held: t.field({ type: DateInput, description: 'Tells the editions apart: it overlaps the date on record. Example: `{ edtf: "2024-05" }`.' }),
    kind: t.field({ type: EventKindEnum, description: 'Of a new one; `UNKNOWN` where left out. Example: `FESTIVAL`.' }),
    place: t.string({ description: 'Of a new one. Example: `Whitby`.' }),
    organiser: t.id({ description: 'Of a new one: the organisation that holds it. Example: `waterstones`.' }),
    series: t.string({ description: 'Of a new one: the podcast, programme or festival it is an edition of. Example: `Reading the Tide`.' })
  })
})
