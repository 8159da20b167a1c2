import { join, resolve } from 'node:path'
import ipaddr from 'ipaddr.js'
import { key, list, oneOf, setting, whole } from './setting.ts'

/** What is opened and served, and to whom. */
export const BASICS = {
  databaseUrl: setting(
    'DATABASE_URL',
    'none: the embedded database',
    'address of a PostgreSQL: `postgresql://user:password@host:5432/database`, with `?schema=name` for another schema than `public`',
    (text) => {
      if (text === null || /^postgres(ql)?:\/\/./.test(text)) return text
      throw new Error('is no address of PostgreSQL: write postgresql://user@host:5432/database, or unset it.')
    }
  ),
  dataDirectory: setting(
    'GREENLIT_DATA',
    '`data` in the current directory',
    'where the embedded database and the admin key are kept',
    (text) => resolve(text ?? join(process.cwd(), 'data'))
  ),
  adminKey: key('GREENLIT_ADMIN_KEY', 'that of `admin.key` in the data directory', 'the admin key; 20 characters or more, without spaces'),
  metricsKey: key('GREENLIT_METRICS_KEY', 'none', 'a key that reads `/metrics` and nothing else; 20 characters or more, without spaces'),
  sample: setting(
    'GREENLIT_SAMPLE',
    '`yes`',
    '`no` leaves an empty database empty: set it where the record is to be your own from the start',
    (text) => {
      if (text === null || text === 'yes' || text === 'no') return text !== 'no'
      throw new Error(`is "${text}": give no to begin with an empty record, or yes (the default) for the sample.`)
    }
  ),
  host: setting('HOST', '`127.0.0.1`', 'the address to listen on; `0.0.0.0` lets other machines in', (text) => text ?? '127.0.0.1'),
  port: setting('PORT', '`4000`', 'the port; `0` takes any free one', (text) => {
    const port = Number(text ?? 4000)
    if (Number.isInteger(port) && port >= 0 && port <= 65535) return port
    throw new Error(`is "${text}": give a number from 1 to 65535, or 0 for any free port.`)
  }),
  /** Whether the editor, introspection, suggestions and `/metrics` are for those with a key only. */
  production: setting(
    'NODE_ENV',
    'none: development',
    '`production` closes the editor, introspection, suggestions in errors and `/metrics` to everybody without a key',
    (text) => text === 'production'
  ),
  logLevel: oneOf(
    'GREENLIT_LOG_LEVEL',
    ['info', 'debug', 'warn', 'error', 'silent'],
    'what goes to the log: `debug`, `info`, `warn`, `error` or `silent`'
  ),
  origins: list('GREENLIT_ORIGINS', 'every origin', 'the origins whose pages may read, between commas: `https://example.org`', (word) =>
    /^https?:\/\/[^/\s]+$/.test(word) ? null : 'is no origin: write https://example.org, without a path'
  ),
  trustedProxies: list(
    'GREENLIT_TRUSTED_PROXIES',
    'none',
    'addresses or networks (`10.0.0.0/8`), between commas, of proxies whose `X-Forwarded-For` is believed',
    (word) => (ipaddr.isValid(word) || ipaddr.isValidCIDR(word) ? null : 'is no IP address or network')
  ),
  poolSize: whole('GREENLIT_POOL_SIZE', 10, [1, 1000], 'most connections to PostgreSQL at one time')
}

/** How much one request may ask for. Each limit is documented in docs/limits.md. */
export const LIMITS = {
  body: whole('GREENLIT_MAX_BODY', 1_000_000, [1000, 100_000_000], 'bytes of a request body'),
  document: whole('GREENLIT_MAX_DOCUMENT', 32_000, [1000, 1_000_000], 'characters of a GraphQL document'),
  tokens: whole('GREENLIT_MAX_TOKENS', 4000, [100, 100_000], 'tokens (names, signs, values) of a document'),
  nesting: whole('GREENLIT_MAX_NESTING', 64, [8, 1000], 'how deep braces, brackets and parentheses of a document nest, as written'),
  operations: whole('GREENLIT_MAX_OPERATIONS', 20, [1, 1000], 'operations of a document'),
  depth: whole('GREENLIT_MAX_DEPTH', 20, [4, 200], 'how deep fields nest, fragments spread'),
  breadth: whole('GREENLIT_MAX_BREADTH', 2000, [50, 100_000], 'fields of an operation, fragments spread'),
  repeats: whole('GREENLIT_MAX_REPEATS', 5000, [100, 1_000_000], 'pairs of fields that answer under one name at one place, fragments spread'),
  aliases: whole('GREENLIT_MAX_ALIASES', 100, [0, 10_000], 'aliases of an operation, fragments spread'),
  directives: whole('GREENLIT_MAX_DIRECTIVES', 50, [0, 10_000], 'directives of an operation, fragments spread'),
  cost: whole('GREENLIT_MAX_COST', 10_000, [100, 10_000_000], 'cost of an operation'),
  variables: whole('GREENLIT_MAX_VARIABLES', 1_000_000, [1000, 100_000_000], 'characters of the variables, as JSON'),
  variableNesting: whole('GREENLIT_MAX_VARIABLE_NESTING', 12, [2, 100], 'how deep lists and objects of the variables nest'),
  variableValues: whole('GREENLIT_MAX_VARIABLE_VALUES', 5000, [10, 1_000_000], 'values in the variables, in all'),
  list: whole('GREENLIT_MAX_LIST', 250, [10, 10_000], 'items of one list, in variables or in the document')
}

/** How often one caller may ask. */
export const RATES = {
  anonymous: whole('GREENLIT_RATE_ADDRESS', 600, [0, 1_000_000], 'requests a minute of one address without a key; `0`: no limit'),
  keyed: whole('GREENLIT_RATE_KEY', 6000, [0, 1_000_000], 'requests a minute of one key; `0`: no limit'),
  cost: whole('GREENLIT_RATE_COST', 1_000_000, [0, 1_000_000_000], 'cost a minute of one address without a key, in all; `0`: no limit'),
  refused: whole('GREENLIT_RATE_REFUSED_KEYS', 20, [0, 1_000_000], 'wrong keys a minute from one address; `0`: no limit'),
  atOnce: whole('GREENLIT_MAX_AT_ONCE', 16, [1, 10_000], 'requests of one address under way at one time'),
  connectionsOfAddress: whole('GREENLIT_MAX_CONNECTIONS_OF_ADDRESS', 100, [1, 100_000], 'open connections of one address, which many callers may share; proxies that are trusted have as many as they need'),
  connections: whole('GREENLIT_MAX_CONNECTIONS', 1000, [10, 100_000], 'open connections, of all callers'),
  executing: setting(
    'GREENLIT_MAX_EXECUTING',
    'the pool size; `4` with the embedded database',
    'operations executing at one time; the others wait, and addresses take turns',
    (text) => {
      if (text === null) return null
      const value = Number(text)
      if (Number.isInteger(value) && value >= 1 && value <= 1000) return value
      throw new Error(`is "${text}": give a whole number from 1 to 1000.`)
    }
  ),
  waiting: whole('GREENLIT_MAX_WAITING', 256, [0, 10_000], 'operations that wait for their turn, of all callers; any more are refused')
}

/** Answers to queries without a key, which are the same for everybody. */
export const ANSWERS = {
  bytes: whole('GREENLIT_ANSWER_BYTES', 32_000_000, [0, 100_000_000_000], 'bytes of memory for answers that are given again until the record changes; `0`: none'),
  maxAge: whole('GREENLIT_MAX_AGE', 10, [0, 86_400], 'seconds that browsers and caches in between may keep the answer to a GET; `0`: they ask each time'),
  maxAgePast: whole('GREENLIT_MAX_AGE_PAST', 300, [0, 86_400], 'the same of an answer at past clocks, where that is longer')
}

/** How long things may take, in seconds. */
export const TIMEOUTS = {
  statement: whole('GREENLIT_STATEMENT_TIMEOUT', 4, [1, 600], 'seconds until a statement of the database is ended'),
  request: whole('GREENLIT_REQUEST_TIMEOUT', 15, [1, 600], 'seconds until a request is answered with an error'),
  headers: whole('GREENLIT_HEADERS_TIMEOUT', 10, [1, 600], 'seconds for the headers, and again for the body, of a request to arrive'),
  idle: whole('GREENLIT_IDLE_TIMEOUT', 30, [1, 600], 'seconds until a connection without traffic is closed'),
  shutdown: whole('GREENLIT_SHUTDOWN_TIMEOUT', 10, [1, 600], 'seconds that requests under way are given when the server is told to stop')
}
