import type { ImpreciseDate } from '../../dates/date.ts'
import type { Change } from '../history/actions.ts'
import { contentOf, lockRecord, writeContent } from '../history/described.ts'
import { Refusal } from '../history/refusal.ts'
import { deriveStatus } from '../renewals/projection.ts'
import { updateArticle } from './actions.ts'
import { ARTICLE } from './content.ts'
import { showsRestingOn } from './resting.ts'

/** Corrects an article. A new date moves the quotes it prints in their timelines, from now on. Needs a wide change. */
export async function correctArticle(change: Change, id: string, input: unknown): Promise<void> {
  await updateArticle(change, id, input)
}

/** Marks an article as retracted by its outlet: what rests on it alone counts until that day. Needs a wide change. */
export async function retractArticle(change: Change, id: string, on: ImpreciseDate, note: string): Promise<void> {
  const { tx } = change
  const { visibility } = await lockRecord(tx, ARTICLE, id)
  const article = await contentOf(tx, ARTICLE, id)
  if (visibility !== 'PUBLISHED' || article.retracted !== null) {
    const state = article.retracted ? 'retracted already' : visibility.toLowerCase()
    throw new Refusal('CONFLICT', `input.id: the article is ${state}, and only a published one can be retracted.`, 'input.id')
  }
  await writeContent(change, ARTICLE, id, article, { ...article, retracted: on, retractionNote: note }, visibility)
  const shows = await showsRestingOn(tx, id)
  const summary = `Retracted by its outlet: “${article.headline}” (${on.label}).`
  change.log({ kind: 'RETRACTION', summary, happened: on, shows, installments: [], articleId: id, reason: note })
  deriveStatus(change, shows)
}
