import type { Prisma } from '../../database/generated/client.ts'
import { slugify } from '../../text/fold.ts'
import type { SubjectType } from './actions.ts'
import { nounOf, Refusal } from './refusal.ts'
import { find } from './resolve.ts'

/** Advisory lock of names being given. */
const SLUG_LOCK = 7_361_525

/** The slug asked for, or one made from `name`; numbered where a made one is taken, refused where an asked one is. */
export async function freeSlug(
  tx: Prisma.TransactionClient,
  subjectType: SubjectType,
  asked: string | null,
  name: string
): Promise<string> {
  const base = slugify(name) || subjectType.toLowerCase()
  // Records of one name made at once would all find the same slug free: they take turns.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${SLUG_LOCK}::int, hashtext(${`${subjectType} ${asked ?? base}`}))`
  if (asked !== null) {
    if ((await find(tx, subjectType, asked)) === null) return asked
    throw new Refusal('CONFLICT', `input.slug: another ${nounOf(subjectType)} is called "${asked}": choose another slug.`, 'input.slug')
  }
  for (let number = 1; ; number++) {
    const slug = number === 1 ? base : `${base}-${number}`
    if ((await find(tx, subjectType, slug)) === null) return slug
  }
}

/** The slug of a record from now on: its own where none, or the same, is asked for; one that used to be its own is free to it. */
export async function newSlug(
  tx: Prisma.TransactionClient,
  subjectType: SubjectType,
  id: string,
  asked: string | undefined,
  current: string
): Promise<string> {
  if (asked === undefined || asked === current) return current
  if ((await find(tx, subjectType, asked)) === id) return asked
  return await freeSlug(tx, subjectType, asked, '')
}
