import { isDeepStrictEqual } from 'node:util'
import { Prisma } from '../../database/generated/client.ts'
import { deriveStatus } from '../renewals/projection.ts'
import type { NewEntry } from '../updates/actions.ts'
import type { Change, SubjectType, Visibility } from './actions.ts'
import { newId } from './ids.ts'
import { SAID_ALREADY } from './receipt.ts'
import { leaveSlug } from './redirects.ts'
import { nounOf, Refusal, requireVersion } from './refusal.ts'
import { type Mention, warnOfDrafts } from './mentions.ts'

type Tx = Prisma.TransactionClient

/**
 * How records of one kind are kept: those that hold what is current, and whose past stands in revisions (quotes and rulings
 * stand in versions instead). `C` is all that one record says, references as ids: what a revision keeps.
 */
export interface Described<C extends object> {
  type: SubjectType
  table: string
  read(tx: Tx, id: string): Promise<C | null>
  insert(tx: Tx, id: string, visibility: Visibility, content: C): Promise<void>
  update(tx: Tx, id: string, content: C, before: C): Promise<void>
  /** What it is called in a sentence. */
  name(tx: Tx, content: C): Promise<string>
  /** Other records that it names. */
  mentions(content: C): Mention[]
  /** What its fields have to be together, and beside other records: throws a Refusal. */
  check?(tx: Tx, id: string, content: C): Promise<void>
  /** Of lists of objects, the fields of one: what is read of a revision. */
  parts?: Partial<Record<keyof C, readonly string[]>>
  /** How the log calls its first appearance, where that is not RECORD. */
  entry?: NewEntry['kind']
  /** What the log says it is about. */
  about?(id: string, content: C): Partial<NewEntry>
  /** Shows whose status reads it. */
  shows(tx: Tx, id: string): Promise<string[]>
  /** What follows from the change beside statuses: voices, places in timelines. `before` null: it was not seen until now. */
  follow?(change: Change, id: string, before: C | null, after: C, published: boolean): Promise<void>
}

export interface Standing {
  version: number
  visibility: Visibility
}

/** Version and visibility of a record, locked until the change ends; a Refusal where there is none. */
export async function lockRecord(tx: Tx, { type, table }: Pick<Described<object>, 'type' | 'table'>, id: string): Promise<Standing> {
  const rows = await tx.$queryRaw<Standing[]>`SELECT version, visibility FROM ${Prisma.raw(table)} WHERE id = ${id}::uuid FOR UPDATE`
  if (rows[0]) return rows[0]
  throw new Refusal('NOT_FOUND', `input.id: no ${nounOf(type)} has the id "${id}".`, 'input.id')
}

/** What a record says now; for records that are known to be there. */
export async function contentOf<C extends object>(tx: Tx, kind: Described<C>, id: string): Promise<C> {
  const content = await kind.read(tx, id)
  if (content) return content
  throw new Refusal('NOT_FOUND', `input.id: no ${nounOf(kind.type)} has the id "${id}".`, 'input.id')
}

/** Keeps what a record now says as a revision. */
export function revise<C extends object>(change: Change, kind: Described<C>, id: string, visibility: Visibility, content: C): void {
  change.revise({ subjectType: kind.type, subjectId: id, visibility, snapshot: content as Prisma.InputJsonObject })
}

/** Puts a record on record, published or as a draft; gives its id. */
export async function createRecord<C extends object>(
  change: Change,
  kind: Described<C>,
  content: C,
  publish: boolean
): Promise<string> {
  const id = newId()
  await kind.check?.(change.tx, id, content)
  const visibility = publish ? 'PUBLISHED' : 'DRAFT'
  await kind.insert(change.tx, id, visibility, content)
  revise(change, kind, id, visibility, content)
  if (publish) await announce(change, kind, id, content)
  return id
}

/** Tells readers that a record is there from now on. */
export async function announce<C extends object>(change: Change, kind: Described<C>, id: string, content: C, sentence?: string): Promise<void> {
  await warnOfDrafts(change, kind.mentions(content))
  const summary = sentence ?? `${await kind.name(change.tx, content)} is now on record.`
  logRecord(change, kind, id, content, { kind: kind.entry ?? 'RECORD', summary })
}

export function logRecord<C extends object>(change: Change, kind: Described<C>, id: string, content: C, entry: Partial<NewEntry> & Pick<NewEntry, 'kind' | 'summary'>) {
  change.log({ happened: null, shows: [], installments: [], ...kind.about?.(id, content), ...entry })
}

export interface EditOptions {
  expectedVersion?: number | null | undefined
  verb?: 'edit' | 'restore'
  /** Whether what the record said before was wrong, rather than of its time. */
  correction?: boolean
}

/**
 * Changes a record: reads it under its lock, applies `apply` to what it says, and writes what that gives. Of something
 * published readers are told, with the reason; what is derived from it is derived anew, for later record times only.
 */
export async function editRecord<C extends object>(
  change: Change,
  kind: Described<C>,
  id: string,
  { expectedVersion = null, verb = 'edit', correction = kind.type === 'Article' }: EditOptions,
  apply: (before: C) => Promise<C>
): Promise<void> {
  const { tx } = change
  const { version, visibility } = await lockRecord(tx, kind, id)
  change.requires(verb, { draft: visibility === 'DRAFT' })
  requireVersion({ type: kind.type, id }, expectedVersion, version)
  if (visibility === 'WITHDRAWN') throw new Refusal('CONFLICT', 'input.id: the record was withdrawn: restore it before you change it.', 'input.id')
  const published = visibility === 'PUBLISHED'
  if (published && change.reason === null) {
    throw new Refusal('VALIDATION_ERROR', 'input.reason: what is published is changed for a reason, which readers see: give one.', 'input.reason')
  }
  const before = await contentOf(tx, kind, id)
  const after = await apply(before)
  const changed = changedFields(before, after)
  if (changed.length === 0) {
    change.warnings.push(SAID_ALREADY)
    return
  }
  await kind.check?.(tx, id, after)
  await writeContent(change, kind, id, before, after, visibility)
  if (!published) return
  await warnOfDrafts(change, kind.mentions(after))
  const done = verb === 'restore' ? 'Brought back to an earlier state' : correction ? 'Corrected' : 'Described anew'
  const summary = `${done}: ${await kind.name(tx, after)} (${changed.join(', ')}).`
  const shows = await kind.shows(tx, id)
  logRecord(change, kind, id, after, { kind: correction ? 'CORRECTION' : 'RECORD', summary, shows })
  deriveStatus(change, shows)
}

/** Writes what a record is to say from now on, and keeps it as a revision; readers are told by the caller. */
export async function writeContent<C extends object>(change: Change, kind: Described<C>, id: string, before: C, after: C, visibility: Visibility): Promise<void> {
  await kind.update(change.tx, id, after, before)
  await leaveSlug(change, kind.type, id, before, after)
  revise(change, kind, id, visibility, after)
  await kind.follow?.(change, id, before, after, visibility === 'PUBLISHED')
}

/** Names of what differs, as people read them: "credits", "first year". */
function changedFields(before: object, after: object): string[] {
  const fields = Object.keys(after).filter((name) => !isDeepStrictEqual((before as never)[name], (after as never)[name]))
  return fields.map((name) => name.replace(/Ids?$/, '').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`))
}

/** The fields of an update that were given; null is given, and clears. */
export function given<T extends Record<string, unknown>>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never
}
