import { builder } from '../../graphql/builder.ts'
import { requireAdmin } from '../../graphql/context.ts'
import { userError } from '../../graphql/errors.ts'
import { readId } from '../../graphql/ids.ts'
import '../../graphql/mutation.ts'
import { retractArticle } from '../articles/correct.ts'
import { ChangeReceipt, DateInput, readArgument, runChange } from '../history/change-types.ts'
import { date, read, text } from '../history/inputs.ts'
import { retractRuling } from '../renewals/actions.ts'
import { publish, withdraw } from './actions.ts'
import type { Subject } from './records.ts'

const REASON = 'Shown to readers. Example: `The outlet has withdrawn the interview.`'
const ID = 'Example: `UXVvdGU6MDE5…`.'

/** The record an id names; an id of one version names the record itself no more. */
function subjectOf(id: string): Subject {
  const { type, key, version } = readId(id, 'id')
  if (version === null && type !== 'ShowUpdate') return { type, id: key }
  throw userError('BAD_ID', 'id: it names an older version or a log entry: pass the id of the record itself.', { argument: 'id' })
}

builder.mutationField('publish', (t) =>
  t.field({
    type: ChangeReceipt,
    description: 'Publishes a draft quote, ruling or article: from now on readers know it. Example: `publish(id: "…") { position }`.',
    args: { id: t.arg.id({ required: true, description: `Id of the draft. ${ID}` }) },
    resolve: (_root, { id }, context) =>
      runChange(context, { action: 'publish', wide: true }, (change) => publish(change, subjectOf(id)))
  })
)

builder.mutationField('withdraw', (t) =>
  t.field({
    type: ChangeReceipt,
    description:
      'Withdraws something published: readers no longer see it, history keeps it with the reason. Quotes that no other article ' +
      'prints, and rulings that rest on nothing else, fall with it. Example: `withdraw(id: "…", reason: "…") { position }`.',
    args: {
      id: t.arg.id({ required: true, description: `Id of the record. ${ID}` }),
      reason: t.arg.string({ required: true, description: REASON })
    },
    resolve: (_root, { id, reason }, context) => {
      requireAdmin(context)
      const why = readArgument(text(1000), reason, 'reason')
      return runChange(context, { action: 'withdraw', reason: why, wide: true }, (change) => withdraw(change, subjectOf(id), why))
    }
  })
)

builder.mutationField('retract', (t) =>
  t.field({
    type: ChangeReceipt,
    description:
      'Takes a ruling back (our own correction: it is gone at every day, for later record times), or marks an article as retracted ' +
      'by its outlet on a day (an event in the world: what rests on it alone counts until then). ' +
      'Example: `retract(id: "…", reason: "…", on: { edtf: "2025-05-02" }) { position }`.',
    args: {
      id: t.arg.id({ required: true, description: `Id of a ruling or an article. ${ID}` }),
      reason: t.arg.string({ required: true, description: REASON }),
      on: t.arg({ type: DateInput, description: 'When the outlet retracted the article; not for rulings. Example: `{ edtf: "2025-05-02" }`.' })
    },
    resolve: (_root, { id, reason, on }, context) => {
      requireAdmin(context)
      const why = readArgument(text(1000), reason, 'reason')
      return runChange(context, { action: 'retract', reason: why, wide: true }, (change) => {
        const subject = subjectOf(id)
        if (subject.type === 'Ruling' && !on) return retractRuling(change, subject.id, why)
        if (subject.type === 'Article' && on) return retractArticle(change, subject.id, read(date, on, 'on'), why)
        const message = 'id, on: give the id of a ruling alone, or of an article together with "on".'
        throw userError('BAD_ARGUMENT', message, { argument: subject.type === 'Ruling' ? 'on' : 'id' })
      })
    }
  })
)
