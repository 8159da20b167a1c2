import type { Prisma } from '../../database/generated/client.ts'
import { type QuoteContent, textOf } from './content.ts'

const LONGEST = 160

/** One sentence on a quote for the update log: who, where, when, and the words, cut at a word. */
export async function summaryOf(tx: Prisma.TransactionClient, content: QuoteContent): Promise<string> {
  const { speakerId, eventId, attribution, said, kind } = content
  const speaker = speakerId ? await tx.speaker.findUnique({ where: { id: speakerId }, select: { name: true } }) : null
  const event = eventId ? await tx.event.findUnique({ where: { id: eventId }, select: { name: true } }) : null
  const circumstances = [event?.name, said?.label].filter(Boolean).join(', ')
  const who = speaker?.name ?? attribution ?? 'Somebody unnamed'
  const text = cut(textOf(content))
  const words = kind === 'PARAPHRASE' ? text : `“${text}”`
  return `${who}${circumstances ? ` (${circumstances})` : ''}: ${words}${/[.!?…]”?$/.test(words) ? '' : '.'}`
}

function cut(text: string): string {
  if (text.length <= LONGEST) return text
  return `${text.slice(0, LONGEST).replace(/\s+\S*$/u, '')} …`
}
