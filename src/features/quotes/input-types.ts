import { builder } from '../../graphql/builder.ts'
import { ArticleNamedInput } from '../articles/named-types.ts'
import { CitationPlaceEnum, StanceSubjectEnum, StanceValueEnum } from '../../graphql/enums.ts'

export const QuotePartInput = builder.inputType('QuotePartInput', {
  description: 'One stretch of a quote between speech tags.',
  fields: (t) => ({
    text: t.string({ required: true, description: 'The words. Example: `Fingers crossed.`' }),
    verbatim: t.boolean({ description: 'Whether they are word for word; `true` where left out. Example: `true`.' }),
    tag: t.string({ description: 'The speech tag printed before this part. Example: `Oseman shared during a conversation.`' })
  })
})

export const SubjectInput = builder.inputType('SubjectInput', {
  description: 'A show, or one of its installments.',
  fields: (t) => ({
    show: t.id({ required: true, description: 'Id or slug. Example: `heartstopper`.' }),
    installment: t.id({ description: 'Id of an installment of the show; or give `season`. Example: `SW5zdGFsbG1lbnQ6…`.' }),
    season: t.int({ description: 'Number of a season of the show. Example: `4`.' })
  })
})

export const StanceInput = builder.inputType('StanceInput', {
  description: 'What a quote signals about a show or an installment.',
  fields: (t) => ({
    show: t.id({ required: true, description: 'Id or slug. Example: `heartstopper`.' }),
    installment: t.id({ description: 'Id of an installment of the show; or give `season`. Example: `SW5zdGFsbG1lbnQ6…`.' }),
    season: t.int({ description: 'Number of a season of the show. Example: `4`.' }),
    subject: t.field({ type: StanceSubjectEnum, required: true, description: 'What it is about. Example: `RENEWAL`.' }),
    value: t.field({ type: StanceValueEnum, required: true, description: 'What it signals. Example: `HOPEFUL`.' })
  })
})

export const CitationInput = builder.inputType('CitationInput', {
  description: 'One place where one article prints a quote.',
  fields: (t) => ({
    article: t.id({ description: 'Id or slug; or give `articleNamed`. Example: `lantern-plus-renews-the-cartographers`.' }),
    articleNamed: t.field({
      type: ArticleNamedInput,
      description: 'The article by address or headline, recorded where it is new. Example: `{ headline: "Lantern+ renews The Cartographers" }`.'
    }),
    place: t.field({ type: CitationPlaceEnum, description: '`BODY` where left out. Example: `HEADLINE`.' }),
    wording: t.string({ description: 'As printed, where it differs; of a paraphrase, always. Example: `"Hopeful"`.' }),
    startOffset: t.int({ description: 'Where it begins in the body, in UTF-16 units. Example: `120`.' }),
    endOffset: t.int({ description: 'Where it ends. Example: `164`.' }),
    relayedVia: t.string({ description: 'From where the article has it, as printed. Example: `an interview for TUDUM`.' }),
    relayedViaOrganisation: t.id({ description: 'The organisation it has it from. Example: `tudum`.' })
  })
})
