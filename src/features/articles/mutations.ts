import { builder } from '../../graphql/builder.ts'
import '../../graphql/mutation.ts'
import { publicId } from '../../graphql/ids.ts'
import { findNode } from '../../graphql/nodes.ts'
import { modelRef } from '../../graphql/fields.ts'
import type { Changed } from '../history/actions.ts'
import { ChangeReceipt, DateInput, runChange, withKeys } from '../history/change-types.ts'
import { recordArticle } from './actions.ts'

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

const RecordArticlePayload = builder.objectRef<Changed<string>>('RecordArticlePayload').implement({
  description: 'The article as it is now on record.',
  fields: (t) => ({
    id: t.id({
      description: 'Its id, of a draft too: `publish` takes it. Example: `UXVvdGU6MDE5…`.',
      resolve: ({ result }) => publicId('Article', result)
    }),
    article: t.field({
      type: modelRef('Article'),
      nullable: true,
      description: 'The article; null while it is a draft. Example: `{ "slug": "lantern-plus-renews-the-cartographers" }`.',
      resolve: ({ result }, _args, context, info) => findNode('Article', result, null, context, info) as never
    }),
    change: t.field({ type: ChangeReceipt, description: 'What the change left in the log. Example: `{ "position": 42 }`.', resolve: (changed) => changed })
  })
})

builder.mutationField('recordArticle', (t) =>
  t.field({
    type: RecordArticlePayload,
    description: 'Records an article. Example: `recordArticle(input: { headline: "Lantern+ renews The Cartographers" }) { article { slug } }`.',
    args: { input: t.arg({ type: RecordArticleInput, required: true, description: 'The article. Example: `{ headline: "…" }`.' }) },
    resolve: (_root, { input }, context) =>
      runChange(context, { action: 'recordArticle' }, (change) => recordArticle(change, withKeys(input)))
  })
)
