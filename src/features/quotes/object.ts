import { completeValue } from '@pothos/core'
import { builder } from '../../graphql/builder.ts'
import { dateField } from '../../graphql/dates.ts'
import { CitationPlaceEnum, QuoteKindEnum, StanceSubjectEnum, StanceValueEnum, VoiceEnum } from '../../graphql/enums.ts'
import { declared } from '../../graphql/declarations.ts'
import { list, modelRef, plannedField, reference, versionField, visibilityField } from '../../graphql/fields.ts'
import type { Row } from '../../graphql/rows.ts'
import { knownToField, versionId } from '../../graphql/versions.ts'
import type { Viewer } from '../../graphql/viewer.ts'
import { isVisible, visibilitySelect, visible } from '../../graphql/visibility.ts'
import { NO_DRAFT } from '../history/mentions.ts'

interface Part {
  text: string
  verbatim: boolean
  tag: string | null
}

const QuotePart = builder.objectRef<Part>('QuotePart').implement({
  description: 'One stretch of a quote, between the speech tags that split it.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'The words. Example: `Fingers crossed.`' }),
    verbatim: t.exposeBoolean('verbatim', { description: 'Whether they are word for word. Example: `true`.' }),
    tag: t.exposeString('tag', {
      nullable: true,
      description:
        'The speech tag printed before this part. Example: `Oseman shared during a conversation with author William ' +
        'Hussey`.'
    })
  })
})

builder.prismaObject('Stance', {
  name: 'Stance',
  description: 'What a quote signals about a show or one of its installments. Example: `HOPEFUL` about `RENEWAL`.',
  select: { id: true },
  fields: (t) => ({
    subject: t.expose('subject', { type: StanceSubjectEnum, description: 'About what. Example: `RENEWAL`.' }),
    value: t.expose('value', { type: StanceValueEnum, description: 'What it signals. Example: `HOPEFUL`.' }),
    voice: t.expose('voice', { type: VoiceEnum, description: 'In what capacity the speaker speaks about this show. Example: `SHOWRUNNER`.' }),
    show: reference(t, 'show', { description: 'The show it is about.' }),
    installment: reference(t, 'installment', {
      description: 'The installment it is about; null: the show as a whole. Example: Season 4.'
    })
  })
})

builder.prismaObject('Citation', {
  name: 'Citation',
  description: 'One place where one article prints a quote.',
  select: { id: true },
  fields: (t) => ({
    article: reference(t, 'article', { description: 'The article; null once it has been withdrawn from the record.' }),
    place: t.expose('place', { type: CitationPlaceEnum, description: 'Where in the article. Example: `BODY`.' }),
    wording: t.exposeString('wording', {
      nullable: true,
      description:
        'The words as printed there, where they differ or are a paraphrase. Example: `"Optimistic," "Hopeful"`.'
    }),
    startOffset: t.exposeInt('startOffset', {
      nullable: true,
      description: 'Where the words begin in the text, in UTF-16 units. Example: `120`.'
    }),
    endOffset: t.exposeInt('endOffset', { nullable: true, description: 'Where they end. Example: `410`.' }),
    relayedVia: t.exposeString('relayedVia', {
      nullable: true,
      description: "From where the article relays it, as printed. Example: `Netflix's TUDUM`."
    }),
    relayedViaOrganisation: reference(t, 'relayedViaOrganisation', {
      description: 'The organisation it is relayed from. Example: Netflix.'
    })
  })
})

builder.prismaObject('TimelineEntry', {
  name: 'QuoteSubject',
  description: 'What a quote is about: exactly one of a show or an installment.',
  select: { id: true },
  fields: (t) => ({
    show: reference(t, 'show', { description: 'The show. Example: Heartstopper.' }),
    installment: reference(t, 'installment', { description: 'The installment. Example: Season 4.' })
  })
})

const CITATION_ORDER = [{ position: 'asc' as const }, { id: 'asc' as const }]

/** Articles not yet published are no business of readers; a withdrawn one leaves its citation without a name. */
function citationsFor({ perspective }: Viewer) {
  return perspective === 'PUBLISHED' ? { article: NO_DRAFT } : {}
}

builder.prismaObject('QuoteVersion', {
  name: 'Quote',
  interfaces: [builder.nodeInterfaceRef()],
  description:
    'One utterance, stored once, however many articles print it, as the record had it between two moments. ' +
    'Example: "We\'re feeling hopeful." (Alice Oseman, 15–16 Feb 2025).',
  select: { id: true, visibility: true, quoteId: true, version: true, knownTo: true },
  fields: (t) => ({
    id: versionId(t, 'Quote', 'quoteId'),
    visibility: visibilityField(t),
    kind: t.expose('kind', { type: QuoteKindEnum, description: 'How the words are known. Example: `DIRECT`.' }),
    text: t.exposeString('text', {
      description: "The words, the parts joined. Example: `We're feeling hopeful. … Fingers crossed.`"
    }),
    parts: t.field({
      type: [QuotePart],
      description: 'The words in parts, in order, as speech tags split them.',
      select: { parts: true },
      extensions: declared({ kind: 'column', column: 'parts' }),
      resolve: (row) => row.parts as unknown as Part[]
    }),
    speaker: reference(t, 'speaker', { description: 'Who said it; null where unnamed. Example: Alice Oseman.' }),
    attribution: t.exposeString('attribution', {
      nullable: true,
      description:
        'Where the speaker is unnamed, how the source is described in print. Example: `a source close to production`.'
    }),
    onBehalfOf: reference(t, 'onBehalfOf', {
      description: 'For whom the speaker spoke. Example: Netflix, for a spokesperson.'
    }),
    event: reference(t, 'event', {
      description:
        "Where it was said; null where the record does not know. Example: Waterstones Children's Book Festival."
    }),
    said: dateField(t, 'said', {
      description: 'When it was said; an interval means some time within. Null: not known. Example: 15–16 Feb 2025.'
    }),
    language: t.exposeString('language', { description: 'The language of the words, BCP 47. Example: `en`.' }),
    translation: t.exposeString('translation', { nullable: true, description: 'In English, where the words are not.' }),
    prompt: t.exposeString('prompt', {
      nullable: true,
      description: 'What it answers. Example: `Will there be a season 4?`'
    }),
    stances: list(t, 'stances', {
      requires: ['show'],
      // Of alternatives Prisma drops one without conditions: where everything may be seen, there is none to make.
      where: (viewer) => (viewer.perspective === 'EVERYTHING' ? {} : { OR: [{ installmentId: null }, { installment: visible(viewer, 'Installment') }] }),
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      description: 'What it signals, per subject. Example: `HOPEFUL` about `RENEWAL`.'
    }),
    citations: list(t, 'citations', {
      where: citationsFor,
      orderBy: CITATION_ORDER,
      description: 'Where it is printed. Example: the body of one article and the headline.'
    }),
    earliestCitation: plannedField(t, {
      type: modelRef('Citation'),
      nullable: true,
      relation: 'citations',
      description: 'The citation printed first, as far as the record knows; the true origin may lie outside it.',
      declaration: { kind: 'earliestCitation', relation: 'citations', orderBy: CITATION_ORDER, where: citationsFor },
      select: (_args, { viewer }, nested) => {
        const article = { select: { ...visibilitySelect('Article'), publishedEarliest: true, publishedLatest: true } }
        return completeValue(nested({ where: citationsFor(viewer), orderBy: CITATION_ORDER, select: { article } }), (query) => ({ citations: query }))
      },
      resolve: (row, _args, { viewer }) =>
        earliest((row['citations'] as CitationRow[]).filter(({ article }) => isVisible(viewer, 'Article', article)))
    }),
    about: list(t, 'timeline', {
      where: (viewer) =>
        viewer.perspective === 'EVERYTHING'
          ? { OR: [{ showId: { not: null } }, { installmentId: { not: null } }] }
          : { OR: [{ show: visible(viewer, 'Show') }, { installment: visible(viewer, 'Installment') }] },
      orderBy: { id: 'asc' },
      description: 'The shows and installments it is about. Example: Heartstopper, and its Season 4.'
    }),
    knownFrom: t.expose('knownFrom', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when the record has it like this; null of a draft, which is not on record yet. Example: `2025-02-17T18:00:00.000Z`.'
    }),
    knownTo: knownToField(t),
    version: versionField(t)
  })
})

type CitationRow = Row & { article: { publishedEarliest: Date | null; publishedLatest: Date | null } }

/** By the last day the article can have come out, then the first; articles of unknown date come last. */
function earliest(citations: CitationRow[]): CitationRow | null {
  const place = ({ article }: CitationRow) =>
    [article.publishedLatest, article.publishedEarliest].map((day) => day?.getTime() ?? Infinity)
  const before = (a: CitationRow, b: CitationRow) => {
    const [[aLatest = 0, aEarliest = 0], [bLatest = 0, bEarliest = 0]] = [place(a), place(b)]
    return aLatest < bLatest || (aLatest === bLatest && aEarliest < bEarliest)
  }
  return citations.reduce<CitationRow | null>(
    (first, citation) => (first && !before(citation, first) ? first : citation),
    null
  )
}
