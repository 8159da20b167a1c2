import { OPEN_TIME } from '../database/open.ts'
import type { ModelName } from './datamodel.ts'
import { type Perspective, READER, type Viewer, type Visibility } from './viewer.ts'

/** A condition as Prisma takes it: columns with values or tests, and to-one relations with conditions of their own. */
export type Where = Record<string, unknown>

interface Rule {
  /** What a row must be like for readers: equality of columns, also of to-one relations. */
  readers: Where
  /** A column that, where it is set, lets references lead to a row that lists and lookups do not show. */
  referred?: string
  /** Rows are claims between two moments of record time: knownFrom and knownTo. */
  versioned?: true
  /** It follows from what is published, and knows nothing else whoever asks. */
  derived?: true
  /** What becomes of what belongs to a withdrawn one. */
  children: string
}

const PUBLISHED: Where = { visibility: 'PUBLISHED' }

/**
 * The one statement of what readers see, model by model; every query and every relation goes through it. A to-one
 * reference to something not visible reads as null, a member of a list is left out.
 */
export const VISIBILITY: Partial<Record<ModelName, Rule>> = {
  Show: {
    readers: PUBLISHED,
    children:
      'Installments, rulings and statuses of a withdrawn show are not visible. Quotes, articles, credits and updates ' +
      'outlive it; they no longer name it.'
  },
  Installment: {
    readers: { ...PUBLISHED, show: PUBLISHED },
    children: 'Statuses of a withdrawn installment are not visible; rulings and quotes no longer name it.'
  },
  Organisation: {
    readers: PUBLISHED,
    children:
      'Articles of a withdrawn outlet have no outlet; installments are no longer listed on a withdrawn platform.'
  },
  Speaker: {
    readers: PUBLISHED,
    // Older versions name a speaker as it was before it was merged into another.
    referred: 'mergedIntoId',
    children: 'Quotes and rulings stay; their speaker reads as null, the name kept with a ruling stays.'
  },
  Event: { readers: PUBLISHED, children: 'Quotes said at a withdrawn event stay; their event reads as null.' },
  EventSeries: { readers: PUBLISHED, children: 'Events of a withdrawn series stay; their series reads as null.' },
  Article: {
    readers: PUBLISHED,
    children: 'Quotes stay with their other citations; the citation in a withdrawn article no longer names it.'
  },
  ArticleShow: { readers: PUBLISHED, children: 'It repeats the visibility of its article.' },
  QuoteVersion: {
    readers: PUBLISHED,
    versioned: true,
    children: 'What rests on a withdrawn quote is settled by the change that withdraws it, for later record times only.'
  },
  RulingVersion: {
    readers: { ...PUBLISHED, show: PUBLISHED },
    versioned: true,
    children: 'A withdrawn ruling counts no longer for later record times; earlier answers still name it.'
  },
  TimelineEntry: {
    readers: PUBLISHED,
    versioned: true,
    children: 'It repeats visibility and record time of its quote.'
  },
  // Seen where its subject is, as whatever reads it asks: no two look-ups of one show.
  StatusSegment: { readers: {}, versioned: true, derived: true, children: 'It has none.' },
  Revision: { readers: PUBLISHED, children: 'It has none.' },
  SearchDocument: { readers: PUBLISHED, children: 'It repeats the visibility of what it finds.' }
}

/** The states that each perspective shows. */
export const STATES: Record<Perspective, readonly Visibility[]> = {
  PUBLISHED: ['PUBLISHED'],
  DRAFTS: ['PUBLISHED', 'DRAFT'],
  EVERYTHING: ['PUBLISHED', 'DRAFT', 'WITHDRAWN']
}

/** What of a model the viewer sees in the perspective of their request, as a condition. */
export function visible({ perspective }: Viewer, model: ModelName): Where {
  const { readers = {}, derived = false } = VISIBILITY[model] ?? {}
  if (perspective === 'PUBLISHED' || derived) return readers
  return perspective === 'EVERYTHING' ? {} : widened(readers, STATES[perspective])
}

/** What everybody sees of a model, also where the viewer sees more: for what follows from what is published. */
export function published(model: ModelName): Where {
  return visible(READER, model)
}

/** A condition for readers, for those who see these states. */
function widened(readers: Where, states: readonly string[]): Where {
  return Object.fromEntries(
    Object.entries(readers).map(([key, value]) => [key, isCondition(value) ? widened(value, states) : { in: [...states] }])
  )
}

/** Versions current now (null), or on record at a moment: the moment of a version's beginning belongs to it. */
export function known(knownAt: Date | null): Where {
  return knownAt === null ? { knownTo: OPEN_TIME } : { knownFrom: { lte: knownAt }, knownTo: { gt: knownAt } }
}

/** `visible`, of versions only those on record at the moment. */
export function visibleAt(viewer: Viewer, model: ModelName, knownAt: Date | null): Where {
  const where = visible(viewer, model)
  return VISIBILITY[model]?.versioned ? { ...where, ...known(knownAt) } : where
}

/** What must be read of a row so that `isVisible` can tell. */
export function visibilitySelect(model: ModelName): Record<string, unknown> {
  const { readers = {}, referred } = VISIBILITY[model] ?? {}
  return { ...selectOf(readers), ...(referred ? { [referred]: true } : {}) }
}

/** What of a model a reference may lead to, as a condition. */
export function referable(viewer: Viewer, model: ModelName): Where {
  const referred = VISIBILITY[model]?.referred
  const where = visible(viewer, model)
  // Of alternatives Prisma drops one without conditions, which would leave the other.
  return referred === undefined || Object.keys(where).length === 0 ? where : { OR: [where, { [referred]: { not: null } }] }
}

/** The same, of versions only the current one. */
export function referableNow(viewer: Viewer, model: ModelName): Where {
  return VISIBILITY[model]?.versioned ? { ...referable(viewer, model), ...known(null) } : referable(viewer, model)
}

/** Whether a row read with `visibilitySelect` may be seen. */
export function isVisible(viewer: Viewer, model: ModelName, row: object): boolean {
  return matches(visible(viewer, model), row as Where)
}

/** Whether a reference may lead to a row read with `visibilitySelect`. */
export function isReferable(viewer: Viewer, model: ModelName, row: object): boolean {
  const referred = VISIBILITY[model]?.referred
  return isVisible(viewer, model, row) || (referred !== undefined && ((row as Where)[referred] ?? null) !== null)
}

function selectOf(where: Where): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(where).map(([key, value]) => [key, isCondition(value) ? { select: selectOf(value) } : true])
  )
}

function matches(where: Where, row: Where): boolean {
  return Object.entries(where).every(([key, value]) =>
    isStates(value) ? value.in.includes(row[key]) : isCondition(value) ? isCondition(row[key]) && matches(value, row[key]) : row[key] === value
  )
}

function isStates(value: unknown): value is { in: unknown[] } {
  return isCondition(value) && Array.isArray(value['in'])
}

function isCondition(value: unknown): value is Where {
  return typeof value === 'object' && value !== null
}
