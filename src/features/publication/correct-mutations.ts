import { builder } from '../../graphql/builder.ts'
import { FinalityEnum, InstallmentStateEnum, QuoteKindEnum } from '../../graphql/enums.ts'
import { DateInput } from '../history/change-types.ts'
import { anyOwnRecord, mutation } from '../history/mutation-types.ts'
import { CitationInput, QuotePartInput, StanceInput, SubjectInput } from '../quotes/input-types.ts'
import { EvidenceInput, PlatformAvailabilityInput } from '../renewals/input-types.ts'
import { correct } from './actions.ts'
import { correctInput } from './inputs.ts'

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
    expectedVersion: t.int({ description: 'The version you have read; the change is refused where another stands by now. Example: `1`.' }),
    quote: t.field({ type: CorrectQuoteInput, description: 'Example: `{ said: { edtf: "2024-05" } }`.' }),
    ruling: t.field({ type: CorrectRulingInput, description: 'Example: `{ effective: { edtf: "2024-05" } }`.' }),
    article: t.field({ type: CorrectArticleInput, description: 'Example: `{ published: { edtf: "2024-05-02" } }`.' })
  })
})

mutation('correct', {
  description:
    'Corrects something published, or edits a draft. The status is derived anew; answers for earlier record times stay what they were. ' +
    'Example: `correct(input: { id: "…", reason: "…", quote: { said: { edtf: "2024-05" } } }) { ... on CorrectPayload { change { position } } }`.',
  needs: 'edit',
  // Whether it is a draft, only the record can tell: the action asks again.
  draft: () => true,
  wide: true,
  input: { type: CorrectInput, description: 'What, why and how. Example: `{ id: "…", reason: "…", quote: { … } }`.' },
  schema: correctInput,
  problems: ['EVIDENCE_REQUIRED'],
  payload: {
    description: 'The record as it now stands.',
    fields: (t) => ({ record: anyOwnRecord(t, 'The quote, ruling or article. Example: `{ "id": "UXVvdGU6MDE5…" }`.') })
  },
  work: async (change, { id, expectedVersion }, given) => {
    await correct(change, id, given, expectedVersion ?? null)
    return id
  }
})
