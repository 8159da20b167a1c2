import { builder } from '../../graphql/builder.ts'
import { FinalityEnum, InstallmentStateEnum } from '../../graphql/enums.ts'
import { bulk } from '../history/bulk-types.ts'
import { DateInput } from '../history/change-types.ts'
import { mutation, ownRecord } from '../history/mutation-types.ts'
import { recordRuling } from './actions.ts'
import { EvidenceInput, PlatformAvailabilityInput } from './input-types.ts'
import { rulingInput } from './inputs.ts'

const RecordRulingInput = builder.inputType('RecordRulingInput', {
  description: 'An evidenced claim about installments of a show, or (with none named) about the show as a whole.',
  fields: (t) => ({
    show: t.id({ required: true, description: 'Id or slug. Example: `heartstopper`.' }),
    installments: t.idList({ description: 'Ids of the installments it is about. Example: `["SW5zdGFsbG1lbnQ6…"]`.' }),
    seasons: t.intList({ description: 'The same by season number: one announcement may renew two. Example: `[4]`.' }),
    state: t.field({ type: InstallmentStateEnum, description: 'Example: `RENEWED`.' }),
    finality: t.field({ type: FinalityEnum, description: '`PLANNED`, `CONFIRMED` or `NO`. Example: `CONFIRMED`.' }),
    release: t.field({ type: DateInput, description: 'When it is or was released. Example: `{ edtf: "2026-10" }`.' }),
    platforms: t.field({ type: [PlatformAvailabilityInput], description: 'Where it is or will be shown. Example: `[{ platform: "netflix" }]`.' }),
    effective: t.field({ type: DateInput, required: true, description: 'Since when it is so. Example: `{ edtf: "2025-02-15/2025-02-16" }`.' }),
    saidBy: t.id({ description: 'The speaker who says so; where left out, that of the first quote, or the outlet of the first article. Example: `alice-oseman`.' }),
    onBehalfOf: t.id({ description: 'The organisation spoken for. Example: `netflix`.' }),
    supersedes: t.id({ description: 'Id of the ruling that this one says it replaces. Example: `UnVsaW5nOg…`.' }),
    note: t.string({ description: 'Anything a reader should know. Example: `The letter is undated.`' }),
    evidence: t.field({ type: [EvidenceInput], required: true, description: 'What it rests on; at least one published. Example: `[{ article: "some-article" }]`.' }),
    publish: t.boolean({ description: 'Whether readers see it at once; `true` where left out. Example: `false`.' })
  })
})

const recordOne = mutation('recordRuling', {
  description:
    'Records an evidenced claim; the status of the show is derived anew in the same transaction. ' +
    'Example: `recordRuling(input: { show: "heartstopper", seasons: [4], state: RENEWED, effective: { edtf: "2025-04-22" }, evidence: [{ article: "…" }] }) { ... on RecordRulingPayload { ruling { authority } } }`.',
  needs: 'record',
  draft: ({ publish }) => !publish,
  input: { type: RecordRulingInput, description: 'The claim. Example: `{ show: "heartstopper", … }`.' },
  schema: rulingInput,
  problems: ['EVIDENCE_REQUIRED'],
  payload: {
    description: 'The ruling as it is now on record.',
    fields: (t) => ({
      ruling: ownRecord(t, 'Ruling', 'The ruling, a draft too; null only where it is gone since. Example: `{ "state": "RENEWED" }`.')
    })
  },
  work: (change, _asked, given) => recordRuling(change, given)
})

bulk('recordRulings', recordOne, 'Records many rulings. Example: `recordRulings(inputs: [{ show: "heartstopper", … }]) { ... on RecordRulingsPayload { made } }`.')
