import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum, DriverAdapterError } from '@prisma/driver-adapter-utils'
import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
  SqlQuery,
  SqlQueryable
} from '@prisma/driver-adapter-utils'
import type { DatabaseError, Pool } from 'pg'
import type { StatementNames } from './prepared.ts'

export interface AdapterOptions {
  /** The schema Prisma qualifies its tables with. */
  schema: string
  /** Prepares the statements it names; without, none is prepared. */
  names?: StatementNames
  /** Opens an empty database for the migration engine to compare with; disposing of it removes it. */
  openShadow?: () => Promise<SqlDriverAdapter>
}

/**
 * Prisma's PostgreSQL adapter over a pool of ours, except that a script goes as one simple query: Prisma's splits it
 * at every semicolon, which cuts functions and triggers in pieces.
 */
export function adapterFactory(pool: Pool, options: AdapterOptions): SqlMigrationAwareDriverAdapterFactory {
  const { names, schema, openShadow } = options
  // Its type asks for a name every time; what it does with the name is hand it to pg, where none means not prepared.
  const statementNameGenerator = names?.nameOf as ((query: SqlQuery) => string) | undefined
  const prismaPg = new PrismaPg(pool, { schema, ...(statementNameGenerator ? { statementNameGenerator } : {}) })
  return {
    provider: prismaPg.provider,
    adapterName: prismaPg.adapterName,
    async connect() {
      const adapter = withCharacters(await prismaPg.connect())
      return {
        provider: adapter.provider,
        adapterName: adapter.adapterName,
        queryRaw: (query) => adapter.queryRaw(query),
        executeRaw: (query) => adapter.executeRaw(query),
        startTransaction: async (isolation) => withCharacters(await adapter.startTransaction(isolation)),
        async executeScript(script) {
          await runScript(pool, script)
          names?.forget()
        },
        getConnectionInfo: () => adapter.getConnectionInfo(),
        dispose: () => adapter.dispose()
      }
    },
    connectToShadowDb: () => (openShadow ? openShadow() : prismaPg.connectToShadowDb())
  }
}

/**
 * The system's type "char" is unknown to Prisma's adapter, but expected by its migration engine. The pool names it an
 * array of "char" (pool.ts), here it becomes the single character it is.
 */
function withCharacters<T extends SqlQueryable>(queryable: T): T {
  const queryRaw = queryable.queryRaw.bind(queryable)
  queryable.queryRaw = async (query) => {
    const result = await queryRaw(query)
    if (!result.columnTypes.includes(ColumnTypeEnum.CharacterArray)) return result
    const columnTypes = result.columnTypes.map((type) =>
      type === ColumnTypeEnum.CharacterArray ? ColumnTypeEnum.Character : type
    )
    return { ...result, columnTypes }
  }
  return queryable
}

/** Sends any number of commands as one simple query. Rejects with a DriverAdapterError that says the line. */
async function runScript(pool: Pool, script: string): Promise<void> {
  try {
    await pool.query(script)
  } catch (error) {
    const { code, severity, message, detail, column, hint, position } = error as DatabaseError
    if (code === undefined || severity === undefined) throw error
    const line = position === undefined ? '' : ` (line ${script.slice(0, Number(position)).split('\n').length})`
    throw new DriverAdapterError({
      kind: 'postgres',
      // Told the code, the migration engine puts shorter words of its own in place of the message and the line.
      code: 'N/A',
      originalCode: code,
      severity,
      message: message + line,
      detail,
      column,
      hint
    })
  }
}
