import { builder } from '../../graphql/builder.ts'
import { DateInput } from '../history/change-types.ts'
import { mutation, ownRecord } from '../history/mutation-types.ts'
import { recordArticle } from './actions.ts'
import { articleInput } from './inputs.ts'

const RecordArticleInput = builder.inputType('RecordArticleInput', {
  description: 'A published piece: evidence for quotes and rulings. What is not known is left out, never guessed.',
  fields: (t) => ({
    slug: t.string({ description: 'Made from the headline where left out. Example: `lantern-plus-renews-the-cartographers`.' }),
    headline: t.string({ required: true, description: 'As printed. Example: `Lantern+ renews The Cartographers`.' }),
    published: t.field({ type: DateInput, description: 'When it appeared. Example: `{ edtf: "2025-04-22" }`.' }),
    language: t.string({ description: 'BCP 47; `en` where left out. Example: `en`.' }),
    summary: t.string({ description: 'In your own words. Example: `The platform orders a second season.`' }),
    body: t.string({ description: 'Markdown. Example: `**Lantern+** has ordered …`' }),
    sections: t.stringList({ description: 'Headings of its sections. Example: `["The news"]`.' }),
    categories: t.stringList({ description: 'As its outlet files it. Example: `["TV"]`.' }),
    tags: t.stringList({ description: 'As its outlet tags it. Example: `["The Cartographers"]`.' }),
    outlet: t.id({ description: 'Id or slug of the organisation that published it. Example: `the-fictional-times`.' }),
    byline: t.stringList({ description: 'Its authors, as printed. Example: `["Ada Inkwell"]`.' }),
    canonicalUrl: t.string({ description: 'Its address. Example: `https://fictional-times.example/cartographers`.' }),
    shows: t.idList({ description: 'Ids or slugs of the shows it is about. Example: `["the-cartographers"]`.' }),
    publish: t.boolean({ description: 'Whether readers see it at once; `true` where left out. Example: `false`.' })
  })
})

mutation('recordArticle', {
  description: 'Records an article. Example: `recordArticle(input: { headline: "Lantern+ renews The Cartographers" }) { ... on RecordArticlePayload { article { slug } } }`.',
  needs: 'record',
  draft: ({ publish }) => !publish,
  input: { type: RecordArticleInput, description: 'The article. Example: `{ headline: "…" }`.' },
  schema: articleInput,
  payload: {
    description: 'The article as it is now on record.',
    fields: (t) => ({
      article: ownRecord(t, 'Article', 'The article, a draft too; null only where it is gone since. Example: `{ "slug": "lantern-plus-renews-the-cartographers" }`.')
    })
  },
  work: (change, _asked, given) => recordArticle(change, given)
})
