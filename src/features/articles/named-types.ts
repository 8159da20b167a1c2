import { builder } from '../../graphql/builder.ts'
import { DateInput } from '../history/change-types.ts'
import { OutletNamedInput } from '../outlets/named-types.ts'

export const ArticleNamedInput = builder.inputType('ArticleNamedInput', {
  description:
    'An article by its address, else by headline, outlet and date: the one on record; recorded now where there is none, ' +
    'about the shows of the quote.',
  fields: (t) => ({
    headline: t.string({ required: true, description: 'As printed. Example: `Lantern+ renews The Cartographers`.' }),
    canonicalUrl: t.string({
      description: 'Its address: tracking parameters and what comes after `#` do not matter. Example: `https://fictional-times.example/a`.'
    }),
    published: t.field({ type: DateInput, description: 'When it appeared. Example: `{ edtf: "2025-04-22" }`.' }),
    outlet: t.id({ description: 'Id or slug of the organisation that published it. Example: `the-fictional-times`.' }),
    outletNamed: t.field({ type: OutletNamedInput, description: 'The same by name or domain. Example: `{ name: "The Fictional Times" }`.' }),
    language: t.string({ description: 'Of a new one, BCP 47; `en` where left out. Example: `en`.' }),
    summary: t.string({ description: 'Of a new one, in your own words. Example: `The platform orders a second season.`' }),
    byline: t.stringList({ description: 'Of a new one: its authors, as printed. Example: `["Ada Inkwell"]`.' })
  })
})
