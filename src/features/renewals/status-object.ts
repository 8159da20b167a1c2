import { completeValue } from '@pothos/core'
import { platforms } from '../../graphql/availability.ts'
import { builder } from '../../graphql/builder.ts'
import { clockArgs } from '../../graphql/connection-types.ts'
import { dayOf, midnight, readClock } from '../../graphql/clock.ts'
import type { Clock, ClockArgs } from '../../graphql/clock.ts'
import type { Context } from '../../graphql/context.ts'
import { ImpreciseDateRef, dateField } from '../../graphql/dates.ts'
import { declared } from '../../graphql/declarations.ts'
import type { ImpreciseDate } from '../../dates/date.ts'
import { daysBetween } from '../../dates/days.ts'
import { AuthorityEnum, ComingBackEnum, FinalityEnum, InstallmentStateEnum, OutlookEnum } from '../../graphql/enums.ts'
import { list, modelRef, plannedField, reference, seen } from '../../graphql/fields.ts'
import type { Row } from '../../graphql/rows.ts'
import { known, published, visible } from '../../graphql/visibility.ts'
import type { Where } from '../../graphql/visibility.ts'
import { EvidenceRef, asEvidence, selectEvidence } from './evidence-types.ts'
import type { PreviousState } from './facts.ts'

/** The clock each status was read at: it belongs to the answer; the row holds for a span of both times. */
const clocks = new WeakMap<object, Clock>()

/** Remembers the clock a status was read at. */
export function readAt<Status extends object>(status: Status, clock: Clock): Status {
  clocks.set(status, clock)
  return status
}

function clockOf(status: object): Clock {
  const clock = clocks.get(status)
  if (!clock) throw new Error('A status was read without its clock.')
  return clock
}

/** The condition on segments that hold at the clock: exactly one for each subject the record knew. */
export function segmentAt({ asOf, knownAt }: Clock): Where {
  return { validFrom: { lte: midnight(asOf) }, validTo: { gt: midnight(asOf) }, ...known(knownAt) }
}

type PreviousShape = Omit<PreviousState, 'since'> & { since: ImpreciseDate | null }

const PreviousStatus = builder.objectRef<PreviousShape>('PreviousStatus').implement({
  description: 'How things stood before. Example: cancelled, since 3 May 2024.',
  fields: (t) => ({
    comingBack: t.expose('comingBack', { type: ComingBackEnum, description: 'The short answer then. Example: `NO`.' }),
    state: t.expose('state', { type: InstallmentStateEnum, nullable: true, description: 'The state then; null: none known. Example: `CANCELLED`.' }),
    since: t.expose('since', { type: ImpreciseDateRef, nullable: true, description: 'Since when it had been so. Example: 3 May 2024.' })
  })
})

const SignalKindEnum = builder.enumType('SignalKind', {
  description: 'Why something said does not decide.',
  values: {
    RUMOUR: { description: 'Nobody with authority said it.' },
    OVERRULED: { description: 'A report that did not prevail against a better one.' },
    CONTESTED: { description: 'One side of a contradiction that is not settled.' },
    CAST: { description: "A cast member's word." }
  } as const
})

builder.prismaObject('StatusSignal', {
  name: 'Signal',
  description: 'Something said that does not decide, kept beside the status. Example: a rumour of a renewal.',
  select: { segmentId: true, position: true, kind: true },
  fields: (t) => ({
    kind: t.expose('kind', { type: SignalKindEnum, description: 'Why it does not decide. Example: `RUMOUR`.' }),
    ruling: reference(t, 'rulingVersion', { description: 'The ruling that says it; null where a quote does.' }),
    quote: reference(t, 'quoteVersion', { description: 'The quote that says it; null where a ruling does.' })
  })
})

type EvidenceRow = { quoteVersion: Row | null; article: Row | null }

export const RenewalStatus = builder.prismaObject('StatusSegment', {
  name: 'RenewalStatus',
  description: 'Whether it is coming back, derived from what is on record by fixed rules; never typed in.',
  select: { id: true, knownFrom: true, lastHeardOn: true },
  fields: (t) => ({
    comingBack: t.expose('comingBack', { type: ComingBackEnum, description: 'The short answer. Example: `UNDECIDED`.' }),
    state: t.expose('state', {
      type: InstallmentStateEnum,
      nullable: true,
      description: 'Where it stands; null: nothing known. Example: `AWAITING_DECISION`.'
    }),
    finality: t.expose('finality', { type: FinalityEnum, description: 'Whether it would be the last. Example: `PLANNED`.' }),
    since: dateField(t, 'since', { description: 'Since when it has been so without a break. Example: Fall 2024.' }),
    authority: t.expose('authority', { type: AuthorityEnum, nullable: true, description: 'The weight of the claim behind it. Example: `REPORTED`.' }),
    saidBy: reference(t, 'saidBy', { description: 'Who said so. Example: Alice Oseman.' }),
    saidByName: t.exposeString('saidByName', {
      nullable: true,
      description: 'Who said so, by the name the record had then. Example: `Alice Oseman`.'
    }),
    outlook: t.expose('outlook', {
      type: OutlookEnum,
      nullable: true,
      description: 'While undecided, what those who should know signal. Example: `HOPEFUL`.'
    }),
    contested: t.exposeBoolean('contested', {
      description: 'Whether statements of the same days contradict each other. Example: `false`.'
    }),
    rulings: list(t, 'rulings', {
      through: 'rulingVersion',
      orderBy: { position: 'asc' },
      description:
        'The rulings behind it, newest first: those that give the state (the newest 20, and the one that set it and the one ' +
        'that is quoted for it), and those that finality, release and platforms come from.'
    }),
    evidence: plannedField(t, {
      type: [EvidenceRef],
      relation: 'evidence',
      description:
        'What those rulings rest on, as it was on record at `knownAt`. Example: "We don\'t have a final answer yet."',
      declaration: { kind: 'evidence', of: 'status' },
      select: async (_args, _context, nested) => {
        const { quote, article } = await selectEvidence(nested, { select: { id: true } })
        return { evidence: { orderBy: { position: 'asc' }, select: { quoteVersion: quote, article } } }
      },
      resolve: (row, _args, { viewer }) =>
        (row['evidence'] as EvidenceRow[]).flatMap(({ quoteVersion, article }) => {
          const quote = seen(viewer, 'QuoteVersion', quoteVersion)
          // The article was published when this answer was given; withdrawn since, it stays in past answers.
          return quote ? [asEvidence('Quote', quote)] : article ? [asEvidence('Article', article)] : []
        })
    }),
    signals: list(t, 'signals', {
      orderBy: { position: 'asc' },
      description:
        'What was said that does not decide, newest first: of an open contradiction the newest 20 of each answer, of all else ' +
        'together the newest 20. The quotes of the show have the rest. Example: a rumour.'
    }),
    lastHeard: dateField(t, 'lastHeard', {
      description: 'When anything was last heard about it; null: never. Example: 15–16 Feb 2025.'
    }),
    silentDays: t.int({
      nullable: true,
      description: 'Whole days from the last day `lastHeard` can mean to `asOf`; null: never heard of. Example: `60`.',
      extensions: declared({ kind: 'clock', part: 'silentDays' }),
      resolve: (row) =>
        row.lastHeardOn === null ? null : Math.max(0, daysBetween(dayOf(row.lastHeardOn), clockOf(row).asOf))
    }),
    previous: t.field({
      type: PreviousStatus,
      nullable: true,
      description: 'How things stood before; null where there was nothing before. Example: cancelled.',
      select: { previous: true },
      extensions: declared({ kind: 'column', column: 'previous' }),
      resolve: (row) => row.previous as unknown as PreviousShape | null
    }),
    platforms: platforms(t, { description: 'Where it is or would be shown. Example: Netflix, everywhere.' }),
    release: dateField(t, 'release', { description: 'When it comes or came out. Example: Fall 2025.' }),
    explanation: t.exposeString('explanation', {
      description:
        'All of it in one sentence. Example: `Awaiting decision: Alice Oseman said … that there is no final answer ' +
        'yet.`'
    }),
    asOf: t.field({
      type: 'Date',
      description: 'The day it speaks of, in UTC. Example: `2025-02-20`.',
      extensions: declared({ kind: 'clock', part: 'asOf' }),
      resolve: (row) => clockOf(row).asOf
    }),
    knownAt: t.field({
      type: 'DateTime',
      description:
        'The record it speaks from: the moment asked for, capped to the last entry of the log. Example: ' +
        '`2025-02-17T18:00:00.000Z`.',
      extensions: declared({ kind: 'clock', part: 'knownAt' }),
      resolve: async (row, _args, context) => {
        const { knownAt } = clockOf(row)
        if (knownAt) return knownAt
        const { recordedAt } = await context.head()
        return recordedAt > row.knownFrom ? recordedAt : row.knownFrom
      }
    }),
    rulesVersion: t.exposeInt('rulesVersion', {
      description: 'The version of the rules that derived it; an answer that newer rules leave as it was keeps its own. Example: `1`.'
    }),
    installment: reference(t, 'installment', {
      description: 'The installment it speaks of; null where no installment is open. Example: Season 4.'
    }),
    openInstallments: plannedField(t, {
      type: [modelRef('Installment')],
      relation: 'show',
      description:
        'Of a show, every installment not yet released, closed or replaced, in order. Example: Season 4 and a film.',
      declaration: { kind: 'openInstallments', relation: 'show', through: 'installments', column: 'openInstallments' },
      select: (_args, { viewer }, nested) =>
        completeValue(
          nested({ where: visible(viewer, 'Installment'), orderBy: { position: 'asc' } }),
          (installments) => ({
            openInstallments: true,
            show: { select: { installments } }
          })
        ),
      resolve: (row) => {
        const open = new Set(row['openInstallments'] as string[])
        return (row['show'] as { installments: Row[] }).installments.filter(({ id }) => open.has(String(id)))
      }
    })
  })
})

function renewalStatus(t: object, arg: Parameters<typeof clockArgs>[0], headline: boolean, description: string) {
  const clockOfField = (args: Row, context: Context) => readClock(args as ClockArgs, context)
  return plannedField(t, {
    type: RenewalStatus,
    nullable: true,
    description,
    args: clockArgs(arg),
    relation: 'statuses',
    declaration: { kind: 'status', relation: 'statuses', headline, holds: segmentAt },
    select: async (args, context, nested, selected) => {
      // Before the row is read: an answer may be newer than the moment it names, never older.
      if (selected().has('knownAt')) await context.head()
      const clock = await clockOfField(args, context)
      // What readers do not see has no status, whoever asks; they never get here.
      const ofReaders = context.viewer.perspective === 'PUBLISHED' ? {} : headline ? { show: published('Show') } : { installment: published('Installment') }
      return { statuses: await nested({ where: { headline, ...ofReaders, ...segmentAt(clock) } }) }
    },
    resolve: async (row, args, context) => {
      const [status] = row['statuses'] as Row[]
      return status ? readAt(status, await clockOfField(args, context)) : null
    }
  })
}

builder.prismaObjectFields('Show', (t) => ({
  renewalStatus: renewalStatus(
    t,
    t.arg,
    true,
    'Whether it is coming back: the status of its earliest open installment. Null where the record did not know the ' +
      'show at ' +
      '`knownAt`. Example: `renewalStatus(asOf: "2024-12-01") { comingBack outlook explanation }`.'
  )
}))

builder.prismaObjectFields('Installment', (t) => ({
  renewalStatus: renewalStatus(
    t,
    t.arg,
    false,
    'Whether it comes, or came. Null where the record did not know the installment at `knownAt`. ' +
      'Example: `renewalStatus { state finality explanation }`.'
  )
}))
