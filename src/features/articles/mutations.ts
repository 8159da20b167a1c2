import { builder } from '../../graphql/builder.ts'
import { bulk } from '../history/bulk-types.ts'
import { DateInput } from '../history/change-types.ts'
import { mutation, ownRecord } from '../history/mutation-types.ts'
import { updateOf } from '../history/inputs.ts'
import { NEW_SLUG, updateFields } from '../history/update-types.ts'
import { recordArticle, updateArticle } from './actions.ts'
import { articleInput, articleUpdate } from './inputs.ts'

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

const recordOne = mutation('recordArticle', {
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

bulk('recordArticles', recordOne, 'Records many articles. Example: `recordArticles(inputs: [{ headline: "…" }, { headline: "…" }]) { ... on RecordArticlesPayload { made } }`.')

const UpdateArticleInput = builder.inputType('UpdateArticleInput', {
  description: 'What the record is to say of an article: fields left out stay as they are, null takes away.',
  fields: (t) => ({
    ...updateFields(t, 'orreryman-hums-in-the-corridor'),
    slug: t.string({ description: `${NEW_SLUG} Example: \`orreryman-hums\`.` }),
    headline: t.string({ description: 'As printed. Example: `Orreryman Hums in the Corridor`.' }),
    published: t.field({ type: DateInput, description: 'When it appeared. Example: `{ edtf: "2026-06-15" }`.' }),
    language: t.string({ description: 'BCP 47. Example: `en`.' }),
    summary: t.string({ description: 'In your own words. Example: `The showrunner hums.`' }),
    body: t.string({ description: 'Markdown. Example: `**Orreryman** hums …`' }),
    sections: t.stringList({ description: 'All headings of its sections anew. Example: `["The news"]`.' }),
    categories: t.stringList({ description: 'All categories anew. Example: `["TV"]`.' }),
    tags: t.stringList({ description: 'All tags anew. Example: `["Paper Planets"]`.' }),
    outlet: t.id({ description: 'Id or slug of the organisation that published it. Example: `make-believe-weekly`.' }),
    byline: t.stringList({ description: 'All authors anew. Example: `["Ada Inkwell"]`.' }),
    canonicalUrl: t.string({ description: 'Its address. Example: `https://make-believe.example/orreryman`.' }),
    shows: t.idList({ description: 'All shows it is about, anew. Example: `["paper-planets"]`.' })
  })
})

mutation('updateArticle', {
  description:
    'Corrects what the record says of an article, or edits a draft. A new date moves the quotes it prints. ' +
    'Example: `updateArticle(input: { id: "orreryman-hums-in-the-corridor", byline: ["Ada Inkwell"], reason: "…" }) { ... on UpdateArticlePayload { article { byline } } }`.',
  needs: 'edit',
  draft: () => true,
  wide: true,
  input: { type: UpdateArticleInput, description: 'Which, what and why. Example: `{ id: "…", byline: ["Ada Inkwell"], reason: "…" }`.' },
  schema: updateOf('Article', articleUpdate),
  payload: {
    description: 'The article as it is now on record.',
    fields: (t) => ({ article: ownRecord(t, 'Article', 'The article. Example: `{ "slug": "orreryman-hums-in-the-corridor" }`.') })
  },
  work: (change, { id }, given) => updateArticle(change, id, given)
})
