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
