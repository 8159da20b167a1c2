import { builder } from '../../graphql/builder.ts'
import { FinalityEnum, InstallmentStateEnum, QuoteKindEnum } from '../../graphql/enums.ts'
import { requireAdmin } from '../../graphql/context.ts'
import { userError } from '../../graphql/errors.ts'
import { readId } from '../../graphql/ids.ts'
import '../../graphql/mutation.ts'
import { correctArticle } from '../articles/correct.ts'
import type { Change } from '../history/actions.ts'
import { ChangeReceipt, DateInput, readArgument, runChange, withKeys } from '../history/change-types.ts'
import { text } from '../history/inputs.ts'
import { correctQuote } from '../quotes/actions.ts'
import { CitationInput, QuotePartInput, StanceInput, SubjectInput } from '../quotes/input-types.ts'
import { correctRuling } from '../renewals/actions.ts'
import { EvidenceInput, PlatformAvailabilityInput } from '../renewals/input-types.ts'

const CorrectQuoteInput = builder.inputType('CorrectQuoteInput', {
  description: 'What a quote should say: fields left out stay as they are, null takes away.',
  fields: (t) => ({
    kind: t.field({ type: QuoteKindEnum, description: 'Example: `PARTIAL`.' }),
    parts: t.field({ type: [QuotePartInput], description: 'All parts anew. Example: `[{ text: "Fingers crossed." }]`.' }),
    speaker: t.id({ description: 'Who said it. Example: `alice-oseman`.' }),
    attribution: t.string({ description: 'The attribution as printed, of an unnamed source. Example: `a source close to production`.' }),
    onBehalfOf: t.id({ description: 'The organisation spoken for. Example: `netflix`.' }),
    event: t.id({ description: 'Where it was said. Example: `waterstones-childrens-book-festival-2025`.' }),
    said: t.field({ type: DateInput, description: 'When. Example: `{ edtf: "2024-10" }`.' }),
    language: t.string({ description: 'BCP 47. Example: `en`.' }),
    translation: t.string({ description: 'Example: `We are hopeful.`' }),
    prompt: t.string({ description: 'The question it answers. Example: `Will there be a fourth season?`' }),
    about: t.field({ type: [SubjectInput], description: 'All it is about, anew. Example: `[{ show: "heartstopper" }]`.' }),
    stances: t.field({ type: [StanceInput], description: 'All stances anew. Example: `[]`.' }),
    citations: t.field({ type: [CitationInput], description: 'All citations anew. Example: `[{ article: "some-article" }]`.' })
  })
})

const CorrectRulingInput = builder.inputType('CorrectRulingInput', {
  description: 'What a ruling should claim: fields left out stay as they are, null takes away.',
  fields: (t) => ({
    installments: t.idList({ description: 'All installments anew. Example: `["SW5zdGFsbG1lbnQ6…"]`.' }),
    seasons: t.intList({ description: 'The same by season number. Example: `[4]`.' }),
    state: t.field({ type: InstallmentStateEnum, description: 'Example: `RENEWED`.' }),
    finality: t.field({ type: FinalityEnum, description: 'Example: `CONFIRMED`.' }),
    release: t.field({ type: DateInput, description: 'Example: `{ edtf: "2026-10" }`.' }),
    platforms: t.field({ type: [PlatformAvailabilityInput], description: 'All platforms anew. Example: `[{ platform: "netflix" }]`.' }),
    effective: t.field({ type: DateInput, description: 'Example: `{ edtf: "2025-02-15" }`.' }),
    saidBy: t.id({ description: 'Example: `alice-oseman`.' }),
    onBehalfOf: t.id({ description: 'Example: `netflix`.' }),
    supersedes: t.id({ description: 'Example: `UnVsaW5nOg…`.' }),
    note: t.string({ description: 'Example: `The letter is undated.`' }),
    evidence: t.field({ type: [EvidenceInput], description: 'All evidence anew. Example: `[{ article: "some-article" }]`.' })
  })
})

const CorrectArticleInput = builder.inputType('CorrectArticleInput', {
  description: 'What the record of an article should say: fields left out stay as they are, null takes away.',
  fields: (t) => ({
    headline: t.string({ description: 'As printed. Example: `Lantern+ renews The Cartographers`.' }),
    published: t.field({ type: DateInput, description: 'When it appeared. Example: `{ edtf: "2025-04-22" }`.' }),
    summary: t.string({ description: 'Example: `The platform orders a second season.`' }),
    outlet: t.id({ description: 'Example: `the-fictional-times`.' }),
    byline: t.stringList({ description: 'Example: `["Ada Inkwell"]`.' }),
    canonicalUrl: t.string({ description: 'Example: `https://fictional-times.example/cartographers`.' })
  })
})

const CorrectInput = builder.inputType('CorrectInput', {
  description: 'What to correct, why, and how: exactly one of `quote`, `ruling` and `article`, as the id is one.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Id of a quote, a ruling or an article. Example: `UXVvdGU6MDE5…`.' }),
    reason: t.string({ required: true, description: 'Shown to readers. Example: `The interview was in May, not in June.`' }),
    quote: t.field({ type: CorrectQuoteInput, description: 'Example: `{ said: { edtf: "2024-05" } }`.' }),
    ruling: t.field({ type: CorrectRulingInput, description: 'Example: `{ effective: { edtf: "2024-05" } }`.' }),
    article: t.field({ type: CorrectArticleInput, description: 'Example: `{ published: { edtf: "2024-05-02" } }`.' })
  })
})

builder.mutationField('correct', (t) =>
  t.field({
    type: ChangeReceipt,
    description:
      'Corrects something published. The status is derived anew; answers for earlier record times stay what they were. ' +
      'Example: `correct(input: { id: "…", reason: "…", quote: { said: { edtf: "2024-05" } } }) { position }`.',
    args: { input: t.arg({ type: CorrectInput, required: true, description: 'What, why and how. Example: `{ id: "…", reason: "…", quote: { … } }`.' }) },
    resolve: (_root, { input: { id, reason, ...corrections } }, context) => {
      requireAdmin(context)
      const { type, key, version } = readId(id, 'input.id')
      const why = readArgument(text(1000), reason, 'input.reason')
      const given = Object.entries(corrections).filter(([, value]) => value)
      const [name, correction] = given[0] ?? []
      const work = given.length === 1 && version === null && name === type.toLowerCase() ? CORRECT[type] : undefined
      if (!work) {
        const message = 'input: give the id of a quote, ruling or article, and exactly one correction, under that name.'
        throw userError('BAD_ARGUMENT', message, { argument: 'input' })
      }
      const input = withKeys(correction, `input.${name}`)
      return runChange(context, { action: 'correct', reason: why, wide: true }, (change) => work(change, key, input))
    }
  })
)

const CORRECT: Partial<Record<string, (change: Change, id: string, input: unknown) => Promise<void>>> = {
  Quote: correctQuote,
  Ruling: correctRuling,
  Article: correctArticle
}
