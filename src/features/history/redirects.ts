import type { Change, SubjectType } from './actions.ts'

/** Lets the id and the slug of a record that is gone lead to another; whatever led to it is led on. */
export async function redirect(
  { tx, id: changeId }: Change,
  subjectType: SubjectType,
  from: { id: string; slug: string },
  targetId: string
): Promise<void> {
  await tx.redirect.updateMany({ where: { subjectType, targetId: from.id }, data: { targetId } })
  await tx.redirect.createMany({
    data: [from.id, from.slug].map((key) => ({ subjectType, key, targetId, changeId })),
    skipDuplicates: true
  })
}

/** Lets the old slug of a record lead to it, where readers may have kept it; a slug taken back leads nowhere any more. */
export async function leaveSlug(change: Change, subjectType: SubjectType, id: string, before: object, after: object): Promise<void> {
  const [old, slug] = [slugOf(before), slugOf(after)]
  if (old === null || slug === null || old === slug) return
  const { tx } = change
  await tx.redirect.deleteMany({ where: { subjectType, key: slug, targetId: id } })
  if ((await tx.revision.count({ where: { subjectId: id, visibility: 'PUBLISHED' } })) === 0) return
  await tx.redirect.createMany({ data: [{ subjectType, key: old, targetId: id, changeId: change.id }], skipDuplicates: true })
}

function slugOf(content: object): string | null {
  return (content as { slug?: string }).slug ?? null
}
