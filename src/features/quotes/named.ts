import { articleNamed } from '../articles/named.ts'
import { eventNamed } from '../events/named.ts'
import type { Change } from '../history/actions.ts'
import { resolve } from '../history/resolve.ts'
import { speakerNamed } from '../speakers/named.ts'
import { inCitations } from './resolve.ts'
import type { CitationInput, QuoteCorrection, QuoteInput } from './inputs.ts'

/**
 * The input of a quote with a slug or an id for everything that it describes by name: found on record, or made with the
 * quote, in its own change, and as public as the quote itself.
 */
export async function withNamed(change: Change, input: Omit<QuoteInput, 'publish' | 'allowDuplicate'>, publish: boolean): Promise<QuoteCorrection> {
  const { speakerNamed: speaker, eventNamed: event, ...fields } = input
  const speakerId = speaker ? await speakerNamed(change, speaker, publish, 'input.speakerNamed') : null
  const eventId = event ? await eventNamed(change, event, publish, 'input.eventNamed') : null
  const citesNew = fields.citations.some(({ articleNamed: named }) => named !== null)
  const shows = []
  for (const [index, { show }] of (citesNew ? fields.about : []).entries()) {
    shows.push(await resolve(change.tx, 'Show', show, `input.about.${index}.show`))
  }
  return {
    ...fields,
    ...(speakerId ? { speaker: speakerId } : {}),
    ...(eventId ? { event: eventId } : {}),
    citations: await withArticles(change, fields.citations, shows, publish, inCitations)
  }
}

/** Citations with an id for each article that is described by name; one that is made is about `shows` (ids). */
export async function withArticles(
  change: Change,
  citations: readonly CitationInput[],
  shows: readonly string[],
  publish: boolean,
  pathOf: (index: number) => string
): Promise<CitationInput[]> {
  const printed = []
  for (const [index, citation] of citations.entries()) {
    const { articleNamed: named } = citation
    const path = `${pathOf(index)}.articleNamed`
    const article = named ? await articleNamed(change, named, publish, shows, path) : citation.article
    printed.push({ ...citation, article, articleNamed: null })
  }
  return printed
}
