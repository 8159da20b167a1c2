import { builder } from '../../graphql/builder.ts'
import { SpeakerKindEnum } from './object.ts'

export const SpeakerNamedInput = builder.inputType('SpeakerNamedInput', {
  description:
    'A speaker by name: the one on record who is called so, or has that alias or slug; recorded now where there is none. ' +
    'Where several are called so, the answer lists them.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Case, accents and punctuation do not matter. Example: `Mara Quill`.' }),
    kind: t.field({ type: SpeakerKindEnum, description: 'Only one of this kind; recorded as `PERSON` where left out. Example: `PERSON`.' }),
    aliases: t.stringList({ description: 'Of a new one. Example: `["M. R. Quill"]`.' }),
    description: t.string({ description: 'Of a new one. Example: `Creator of The Tide Tables`.' }),
    organisation: t.id({ description: 'Of a new one: what it is, or speaks for as a rule. Example: `netflix`.' })
  })
})
