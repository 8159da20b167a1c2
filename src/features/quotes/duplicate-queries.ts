import { db } from '../../database/client.ts'
import { builder } from '../../graphql/builder.ts'
import type { ReadFirst } from '../../graphql/declarations.ts'
import { parseId, readKey } from '../../graphql/ids.ts'
import { followRedirects } from '../../graphql/nodes.ts'
import type { Viewer } from '../../graphql/viewer.ts'
import { known, STATES, visible } from '../../graphql/visibility.ts'
import { alikeTo } from './alike.ts'
import { candidateOf } from './duplicate.ts'
import type { Candidate } from './duplicate.ts'
import { DuplicateCandidate } from './duplicate-types.ts'

/** What is offered is what the viewer reads anyway; nothing can be merged into what was withdrawn. */
const offered = ({ perspective }: Viewer) => STATES[perspective].filter((state) => state !== 'WITHDRAWN')

const WordsBySpeaker = builder.inputType('WordsBySpeaker', {
  description: 'Words, and who said them.',
  fields: (t) => ({
    text: t.string({ required: true, description: 'The words. Example: `Fingers crossed.`' }),
    speaker: t.id({ required: true, description: 'Id or slug of who said them. Example: `alice-oseman`.' })
  })
})

const DuplicatesOf = builder.inputType('DuplicatesOf', {
  isOneOf: true,
  description: 'What may be on record twice: a quote on record, or words not recorded yet. Example: `{ quote: "UXVvdGU6…" }`.',
  fields: (t) => ({
    quote: t.id({ description: 'Id of a quote. Example: `UXVvdGU6MDE5…`.' }),
    words: t.field({ type: WordsBySpeaker, description: 'Words by a speaker. Example: `{ text: "Fingers crossed.", speaker: "alice-oseman" }`.' })
  })
})

builder.queryField('duplicateCandidates', (t) =>
  t.field({
    type: [DuplicateCandidate],
    description:
      'Quotes on record that may be the same utterance: nearly the same words by the same speaker, the most alike first, at most 20. ' +
      'Example: `duplicateCandidates(of: { quote: "UXVvdGU6…" }) { similarity quote { text } }`.',
    extensions: { greenlit: { weight: { points: 400, items: 20 }, readFirst } },
    args: { of: t.arg({ type: DuplicatesOf, required: true, description: 'Of what. Example: `{ quote: "UXVvdGU6…" }`.' }) },
    resolve: (_root, { of }, { viewer }) => readCandidates(of, viewer)()
  })
)

/** The candidates, whose quotes are yet to be read. */
function readFirst(...[{ of }, { viewer }]: Parameters<ReadFirst>): ReturnType<ReadFirst> {
  const read = readCandidates(of as Of, viewer)
  return async () => (await read()).map(({ quoteId, similarity }) => ({ quote: { type: 'Quote', key: quoteId }, similarity }))
}

type Words = { text: string; speaker: string | number }
type Of = { words?: Words | null | undefined; quote?: string | number | null | undefined }

/** Reads of what candidates are asked for, and gives what looks for them. */
function readCandidates({ words, quote }: Of, viewer: Viewer): () => Promise<Candidate[]> {
  const read = words ? readWords(words, viewer) : readQuote(quote ?? '', viewer)
  return async () => {
    const wanted = await read()
    if (!wanted) return []
    const found = await alikeTo(db, wanted.text, wanted.speakerId, offered(viewer))
    return found.filter((one) => one.quote.quoteId !== wanted.quoteId).map(candidateOf)
  }
}

interface Wanted {
  text: string
  speakerId: string
  quoteId: string | null
}

function readWords({ text, speaker }: Words, viewer: Viewer): () => Promise<Wanted | null> {
  const name = String(speaker)
  const isId = parseId(name) !== null
  const key = isId ? readKey('Speaker', name, 'of.words.speaker') : name
  return async () => {
    const target = (await followRedirects('Speaker', [key])).get(key)
    const byName = isId ? { id: target ?? key } : target ? { id: target } : { slug: key }
    const row = await db.speaker.findFirst({ where: { AND: [visible(viewer, 'Speaker'), byName] }, select: { id: true } })
    return row && { text, speakerId: row.id, quoteId: null }
  }
}

function readQuote(id: string | number, viewer: Viewer): () => Promise<Wanted | null> {
  const key = readKey('Quote', String(id), 'of.quote')
  return async () => {
    const quoteId = (await followRedirects('Quote', [key])).get(key) ?? key
    const where = { AND: [visible(viewer, 'QuoteVersion'), known(null), { quoteId }] }
    const row = await db.quoteVersion.findFirst({ where, select: { text: true, speakerId: true } })
    return row?.speakerId ? { text: row.text, speakerId: row.speakerId, quoteId } : null
  }
}
