import type { Prisma } from '../../database/generated/client.ts'
import { type QuoteContent, textOf } from './content.ts'
import { NO_DRAFT } from '../history/mentions.ts'

const LONGEST = 160

/** One sentence on a quote for the update log, which names no drafts: who, where, when, and the words, cut at a word. */
export async function summaryOf(tx: Prisma.TransactionClient, content: QuoteContent): Promise<string> {
  const { speakerId, eventId, attribution } = content
  const speaker = speakerId ? await tx.speaker.findUnique({ where: { id: speakerId, ...NO_DRAFT }, select: { name: true } }) : null
  const event = eventId ? await tx.event.findUnique({ where: { id: eventId, ...NO_DRAFT }, select: { name: true } }) : null
  return sentenceOn(content, speaker?.name ?? attribution ?? 'Somebody unnamed', event?.name ?? null)
}

/** As `summaryOf`, where the names of who spoke and of the event are known. */
export function sentenceOn(content: QuoteContent, who: string, event: string | null): string {
  const circumstances = [event, content.said?.label].filter(Boolean).join(', ')
  const text = cut(textOf(content))
  const words = content.kind === 'PARAPHRASE' ? text : `“${text}”`
  return `${who}${circumstances ? ` (${circumstances})` : ''}: ${words}${/[.!?…]”?$/.test(words) ? '' : '.'}`
}

function cut(text: string): string {
  if (text.length <= LONGEST) return text
  return `${text.slice(0, LONGEST).replace(/\s+\S*$/u, '')} …`
}
