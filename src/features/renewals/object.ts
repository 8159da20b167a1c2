import { builder } from '../../graphql/builder.ts'
import { connectionType, knownAtArg, pageArgs } from '../../graphql/connection-types.ts'
import { connection } from '../../graphql/connection.ts'
import type { Connection } from '../../graphql/connection.ts'
import { platforms } from '../../graphql/availability.ts'
import { dateField } from '../../graphql/dates.ts'
import { AuthorityEnum, FinalityEnum, InstallmentStateEnum, VoiceEnum } from '../../graphql/enums.ts'
import { list, modelRef, plannedField, reference, seen, versionField, visibilityField } from '../../graphql/fields.ts'
import type { Row } from '../../graphql/rows.ts'
import { current, knownToField, versionId } from '../../graphql/versions.ts'
import { visible } from '../../graphql/visibility.ts'
import { EvidenceRef, asEvidence, selectEvidence } from './evidence-types.ts'

type EvidenceRow = { quote: { versions: (Row & { knownFrom: Date; knownTo: Date })[] } | null; article: Row | null }

builder.prismaObject('RulingVersion', {
  name: 'Ruling',
  interfaces: [builder.nodeInterfaceRef()],
  description:
    'An evidenced claim about installments, or about a show as a whole, as the record had it between two moments. ' +
    'Example: Season 4 awaits a decision, says Alice Oseman, 15–16 Feb 2025.',
  select: {
    id: true,
    visibility: true,
    show: { select: { visibility: true } },
    rulingId: true,
    version: true,
    knownTo: true
  },
  fields: (t) => ({
    id: versionId(t, 'Ruling', 'rulingId'),
    visibility: visibilityField(t),
    show: reference(t, 'show', { guaranteed: true, description: 'The show. Example: Heartstopper.' }),
    installments: list(t, 'installments', {
      through: 'installment',
      orderBy: [{ installment: { position: 'asc' } }, { installmentId: 'asc' }],
      description: 'The installments it is about; none: the show as a whole. Example: Season 3 and Season 4.'
    }),
    wholeShow: t.exposeBoolean('wholeShow', {
      description: 'Whether it is about the show as a whole and reaches every unreleased installment. Example: `false`.'
    }),
    state: t.expose('state', {
      type: InstallmentStateEnum,
      nullable: true,
      description: 'The state it claims; null: it claims none. Example: `RENEWED`.'
    }),
    finality: t.expose('finality', {
      type: FinalityEnum,
      nullable: true,
      description: 'What it claims about being the last; null: nothing. Example: `PLANNED`.'
    }),
    release: dateField(t, 'release', { description: 'The release date it claims; null: none. Example: Fall 2025.' }),
    platforms: platforms(t, {
      description: 'The platforms it claims; none: it says nothing of them. Example: Netflix, everywhere.'
    }),
    effective: dateField(t, 'effective', {
      nullable: false,
      description: 'From when it holds in the world: from its latest possible day. Example: 15–16 Feb 2025.'
    }),
    saidBy: reference(t, 'saidBy', { description: 'Who says so. Example: Alice Oseman.' }),
    saidByName: t.exposeString('saidByName', {
      description: 'Who says so, by the name the record had then. Example: `Alice Oseman`.'
    }),
    onBehalfOf: reference(t, 'onBehalfOf', { description: 'For whom. Example: Netflix, for a spokesperson.' }),
    voice: t.expose('voice', { type: VoiceEnum, description: 'In what capacity. Example: `SHOWRUNNER`.' }),
    authority: t.expose('authority', { type: AuthorityEnum, description: 'What weight that has. Example: `REPORTED`.' }),
    supersedes: current(t, 'supersedes', { description: 'The ruling it says it replaces, as it is now.' }),
    note: t.exposeString('note', {
      nullable: true,
      description: 'A remark of the record. Example: `Announced together with season 5.`'
    }),
    evidence: plannedField(t, {
      type: [EvidenceRef],
      relation: 'evidence',
      description:
        'What it rests on, as that stood when this version last counted. Example: a quote from the festival.',
      declaration: { kind: 'evidence', of: 'ruling' },
      select: async (_args, { viewer }, nested) => {
        const versions = {
          where: visible(viewer, 'QuoteVersion'),
          orderBy: { number: 'asc' },
          select: { knownFrom: true }
        }
        const { quote, article } = await selectEvidence(nested, versions)
        const select = { quote: { select: { versions: quote } }, article }
        return { evidence: { orderBy: [{ position: 'asc' }, { id: 'asc' }], select } }
      },
      resolve: (row, _args, { viewer }) =>
        (row['evidence'] as EvidenceRow[]).flatMap(({ quote, article }) => {
          const ends = row['knownTo'] as Date
          const version = quote?.versions.find(({ knownFrom, knownTo }) => knownFrom < ends && ends <= knownTo)
          const published = seen(viewer, 'Article', article)
          return version ? [asEvidence('Quote', version)] : published ? [asEvidence('Article', published)] : []
        })
    }),
    knownFrom: t.expose('knownFrom', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when the record has it like this; null of a draft, which is not on record yet. Example: `2025-02-17T18:00:00.000Z`.'
    }),
    knownTo: knownToField(t),
    version: versionField(t)
  })
})

const RulingConnection = connectionType({
  name: 'Ruling',
  node: modelRef('RulingVersion'),
  dated: true,
  description: 'Rulings by when they take effect, latest first.'
})

const ofShow: Connection = {
  name: 'rulings',
  rows: 'RulingVersion',
  relation: 'rulings',
  node: 'RulingVersion',
  key: 'sortKey',
  keyType: 'text',
  order: 'desc',
  clock: 'known',
  filterArgument: '',
  filters: {}
}

const ofInstallment: Connection = { ...ofShow, rows: 'RulingInstallment', through: 'version', key: 'version.sortKey' }

builder.prismaObjectFields('Show', (t) => ({
  rulings: connection(t, ofShow, {
    type: RulingConnection,
    nodeType: () => 'Ruling',
    description:
      'What was ruled about it and its installments, latest first. Example: `rulings(first: 5) { nodes { state ' +
      'saidByName } }`.',
    args: { ...knownAtArg(t.arg), ...pageArgs(t.arg) }
  })
}))

builder.prismaObjectFields('Installment', (t) => ({
  rulings: connection(t, ofInstallment, {
    type: RulingConnection,
    nodeType: () => 'Ruling',
    description:
      'What was ruled about it by name, latest first; rulings about the whole show stand there. Example: `rulings { ' +
      'nodes { state } }`.',
    args: { ...knownAtArg(t.arg), ...pageArgs(t.arg) }
  })
}))
