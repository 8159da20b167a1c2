import { builder } from '../../graphql/builder.ts'

export const OutletNamedInput = builder.inputType('OutletNamedInput', {
  description: 'An outlet by domain, else by name: the one on record; recorded now where there is none.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Its name, or its slug. Example: `The Fictional Times`.' }),
    domain: t.string({ description: 'Tells outlets of one name apart. Example: `fictional-times.example`.' })
  })
})
