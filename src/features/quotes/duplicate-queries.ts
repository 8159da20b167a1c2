import { db } from '../../database/client.ts'
import { builder } from '../../graphql/builder.ts'
import type { Context } from '../../graphql/context.ts'
import { parseId, readKey } from '../../graphql/ids.ts'
import { followRedirects } from '../../graphql/nodes.ts'
import type { Viewer } from '../../graphql/viewer.ts'
import { known, STATES, visible } from '../../graphql/visibility.ts'
import { alikeTo } from './alike.ts'
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
    extensions: { greenlit: { weight: { points: 400, items: 20 } } },
    args: { of: t.arg({ type: DuplicatesOf, required: true, description: 'Of what. Example: `{ quote: "UXVvdGU6…" }`.' }) },
    resolve: async (_root, { of }, context) => {
      const wanted = of.words ? await wordsOf(of.words, context) : await wordsOfQuote(of.quote ?? '', context)
      if (!wanted) return []
      const found = await alikeTo(db, wanted.text, wanted.speakerId, offered(context.viewer))
      return found.filter(({ quote }) => quote.quoteId !== wanted.quoteId).map(({ quote, similarity }) => ({ quoteId: quote.quoteId, similarity }))
    }
  })
)

interface Wanted {
  text: string
  speakerId: string
  quoteId: string | null
}

async function wordsOf({ text, speaker }: { text: string; speaker: string | number }, { viewer }: Context): Promise<Wanted | null> {
  const name = String(speaker)
  const key = parseId(name) ? readKey('Speaker', name, 'of.words.speaker') : name
  const target = (await followRedirects('Speaker', [key])).get(key)
  const byName = parseId(name) ? { id: target ?? key } : target ? { id: target } : { slug: key }
  const row = await db.speaker.findFirst({ where: { AND: [visible(viewer, 'Speaker'), byName] }, select: { id: true } })
  return row && { text, speakerId: row.id, quoteId: null }
}

async function wordsOfQuote(id: string | number, { viewer }: Context): Promise<Wanted | null> {
  const key = readKey('Quote', String(id), 'of.quote')
  const quoteId = (await followRedirects('Quote', [key])).get(key) ?? key
  const where = { AND: [visible(viewer, 'QuoteVersion'), known(null), { quoteId }] }
  const row = await db.quoteVersion.findFirst({ where, select: { text: true, speakerId: true } })
  if (!row?.speakerId) return null
  return { text: row.text, speakerId: row.speakerId, quoteId }
}
