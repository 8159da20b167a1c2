import { AsyncLocalStorage } from 'node:async_hooks'
import type { SqlDriverAdapter, SqlDriverAdapterFactory, SqlQuery, Transaction } from '@prisma/driver-adapter-utils'

/** One statement as it was sent: its text, and the values for $1, $2 and so on. */
export interface SentQuery {
  sql: string
  args: readonly unknown[]
  argTypes: SqlQuery['argTypes']
}

const recording = new AsyncLocalStorage<SentQuery[]>()
const NO_VALUES = { args: [], argTypes: [] }
/** How many recordings run now: while none does, a statement costs one comparison more. */
let recordings = 0
let sent = 0

/** How many statements this process has sent, `BEGIN` and `COMMIT` included: a counter for whoever watches. */
export function statementCount(): number {
  return sent
}

/**
 * Runs `action` and lists the SQL it sent to the database, in order, `BEGIN` and `COMMIT` included. Recordings of
 * actions that run at the same time do not mix. A statement counts when it is sent, whether or not it succeeds.
 */
export async function recordStatements<T>(action: () => Promise<T>): Promise<{ result: T; statements: string[] }> {
  const { result, queries } = await recordQueries(action)
  return { result, statements: queries.map(({ sql }) => sql) }
}

/** `recordStatements`, with the values that the statements were sent with. */
export async function recordQueries<T>(action: () => Promise<T>): Promise<{ result: T; queries: SentQuery[] }> {
  const queries: SentQuery[] = []
  recordings += 1
  try {
    // Awaited inside: Prisma's promises begin to work only when somebody waits for them.
    const result = await recording.run(queries, async () => await action())
    return { result, queries }
  } finally {
    recordings -= 1
  }
}

/** The same factory, whose statements can be recorded. */
export function recordable(factory: SqlDriverAdapterFactory): SqlDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => recordableAdapter(await factory.connect())
  }
}

function recordableAdapter(adapter: SqlDriverAdapter): SqlDriverAdapter {
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    ...recordableQueries(adapter),
    executeScript(script) {
      note(script)
      return adapter.executeScript(script)
    },
    async startTransaction(isolation) {
      note(isolation === undefined ? 'BEGIN' : `BEGIN ISOLATION LEVEL ${isolation}`)
      return recordableTransaction(await adapter.startTransaction(isolation))
    },
    ...(adapter.getConnectionInfo ? { getConnectionInfo: adapter.getConnectionInfo.bind(adapter) } : {}),
    dispose: () => adapter.dispose()
  }
}

function recordableTransaction(transaction: Transaction): Transaction {
  return {
    provider: transaction.provider,
    adapterName: transaction.adapterName,
    options: transaction.options,
    ...recordableQueries(transaction),
    // Prisma sends COMMIT and ROLLBACK as statements before these, so they are noted already.
    commit: () => transaction.commit(),
    rollback: () => transaction.rollback(),
    ...savepoints(transaction)
  }
}

function recordableQueries(queryable: SqlDriverAdapter | Transaction): Pick<Transaction, 'queryRaw' | 'executeRaw'> {
  return {
    queryRaw(query: SqlQuery) {
      note(query.sql, query)
      return queryable.queryRaw(query)
    },
    executeRaw(query: SqlQuery) {
      note(query.sql, query)
      return queryable.executeRaw(query)
    }
  }
}

type Savepoints = Pick<Transaction, 'createSavepoint' | 'rollbackToSavepoint' | 'releaseSavepoint'>

function savepoints(transaction: Transaction): Savepoints {
  const { createSavepoint, rollbackToSavepoint, releaseSavepoint } = transaction
  const result: Savepoints = {}
  if (createSavepoint) {
    result.createSavepoint = (name) => {
      note(`SAVEPOINT ${name}`)
      return createSavepoint.call(transaction, name)
    }
  }
  if (rollbackToSavepoint) {
    result.rollbackToSavepoint = (name) => {
      note(`ROLLBACK TO SAVEPOINT ${name}`)
      return rollbackToSavepoint.call(transaction, name)
    }
  }
  if (releaseSavepoint) {
    result.releaseSavepoint = (name) => {
      note(`RELEASE SAVEPOINT ${name}`)
      return releaseSavepoint.call(transaction, name)
    }
  }
  return result
}

/** Counts a statement, and records it where somebody records. */
export function note(sql: string, { args, argTypes }: Pick<SqlQuery, 'args' | 'argTypes'> = NO_VALUES): void {
  sent += 1
  if (recordings > 0) recording.getStore()?.push({ sql, args, argTypes })
}
