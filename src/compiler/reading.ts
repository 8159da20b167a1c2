import { type RowBytes, readRow } from '../database/client.ts'
import type { Signal } from '../graphql/unless-over.ts'
import type { Plan } from './plans.ts'
import type { Bound } from './request.ts'
import { tableOf } from './rows.ts'
import { HEAD } from './sources.ts'

/** Reads by a plan: the data as JSON text in UTF-8, and a position of the log that it is not behind. */
export function read(plan: Plan, request: Bound & { signal?: Signal | undefined }): Promise<RowBytes | undefined> {
  const { text, planned, first } = plan
  const values = plan.bind(request)
  return first.length === 0 ? readRow({ text, planned, values }) : readInTurn(plan, values, request.signal)
}

/** What is read first is of a moment before the statement: the answer is as new as the log was before either. */
async function readInTurn({ text, planned, first }: Plan, values: unknown[], signal: Signal | undefined): Promise<RowBytes | undefined> {
  const [position = null] = (await readRow({ text: END_OF_LOG, planned: 'once', values: [] })) ?? []
  signal?.throwIfAborted()
  const found = await Promise.all(first.map((place) => (values[place] as () => Promise<unknown>)()))
  signal?.throwIfAborted()
  for (const [index, place] of first.entries()) values[place] = JSON.stringify(found[index])
  const [data = null] = (await readRow({ text, planned, values })) ?? []
  return [data, position]
}

const END_OF_LOG = `SELECT ${HEAD.position} FROM ${tableOf('UpdateHead')} h WHERE h."id" = 1`
