import type { ServerOptions } from '../src/server/options.ts'
import type { Operation, Sample } from './operations.ts'
import { textOf } from './operations.ts'
import { plain } from './measure/canonical.ts'
import { cursorLike, shaped } from './peers/postgraphile/answers.ts'

/** A request before it is on the wire. */
export interface Ask {
  method: 'GET' | 'POST'
  path: string
  body?: string
}

export interface Contestant {
  name: string
  /** In a few words, for the table of contestants. */
  what: string
  /** What starts it, from bench/; it says "ready <port>" on standard output. */
  server: string
  environment?: Record<string, string>
  /** `first`: a cursor that the server itself gave, where it needs one to make others. */
  ask(operation: Operation, sample: Sample, first: string | null): Ask
  /** Where the first page's first cursor stands in its answer, if `ask` wants one. */
  wantsCursor?: true
  /** The data of its answer in the form that all are compared in. */
  data(operation: Operation, answer: { data: unknown }): unknown
  /** Whether it answers from memory: it is compared with the string server too. */
  stored?: true
  /** Whether it is Greenlit. */
  ours?: true
}

/** Settings of ours: one machine asks, thousands of times a minute; and no line of the log for each request, as none of the others writes one. */
const GREENLIT = { GREENLIT_RATE_ADDRESS: '1000000', GREENLIT_RATE_COST: '1000000000', GREENLIT_SAMPLE: 'no', HOST: '127.0.0.1', PORT: '0', NODE_ENV: 'production', GREENLIT_LOG_LEVEL: 'warn' }

interface Ours extends Partial<Contestant> {
  /** Where it is asked: the fast lane knows `/graphql` alone, and yoga takes what it leaves. */
  path?: string
}

function greenlit(name: string, what: string, options: Partial<ServerOptions>, { environment, path = '/graphql', ...more }: Ours = {}): Contestant {
  return {
    name,
    what,
    server: 'servers/greenlit.mjs',
    environment: { ...GREENLIT, OPTIONS: JSON.stringify(options), ...environment },
    ask: ({ file }, { variables }) => ({ method: 'POST', path, body: JSON.stringify({ query: textOf(`operations/${file}.graphql`), variables }) }),
    data: (_operation, { data }) => plain(data),
    ours: true,
    ...more
  }
}

/** The address by which bare servers know a request. */
export function bareAddress({ file }: Operation, { values: [value] }: Sample): string {
  return `/${file}/${encodeURIComponent(value ?? '')}`
}

/** What the rest is measured by, with our own statements as bare as these: the faster of both is the floor of an operation. */
export const FLOOR: Contestant = {
  name: 'hand-written',
  what: 'one hand-written, prepared statement (bench/floor) that gives the finished JSON text, by bare `node:http` and `pg`',
  server: 'servers/floor.ts',
  ask: (operation, sample) => ({ method: 'GET', path: bareAddress(operation, sample) }),
  data: (_operation, { data }) => plain(data)
}

/** The measure of what is answered from memory. */
export const STRING: Contestant = {
  name: 'string',
  what: 'a bare `node:http` server handing out stored answers',
  server: 'servers/string.ts',
  ask: FLOOR.ask,
  data: FLOOR.data,
  stored: true
}

export const POSTGRAPHILE: Contestant = {
  name: 'PostGraphile',
  what: 'PostGraphile 5 over views that give the same data (bench/peers/postgraphile)',
  server: 'peers/postgraphile/server.mjs',
  environment: { NODE_ENV: 'production', GRAPHILE_ENV: 'production' },
  wantsCursor: true,
  ask: ({ file }, { variables, values: [value] }, first) => ({
    method: 'POST',
    path: '/graphql',
    body: JSON.stringify({
      query: textOf(`peers/postgraphile/${file}.graphql`),
      variables: variables['after'] === undefined ? variables : { after: cursorLike(first, value ?? null) }
    })
  }),
  data: ({ file }, { data }) => shaped(file, data)
}

export const COMPILED_BARE: Contestant = {
  name: 'compiled, bare',
  what: 'the statements that Greenlit compiles, by bare `node:http`',
  server: 'servers/compiled.ts',
  environment: { NODE_ENV: 'production' },
  ask: ({ file }, { variables }) => ({ method: 'GET', path: `/${file}/${encodeURIComponent(JSON.stringify(variables))}` }),
  data: FLOOR.data
}

/** Nothing is answered from memory. */
const FRESH = { environment: { GREENLIT_ANSWER_BYTES: '0' } }

/** Who is compared, in the order of the tables. */
export const CONTESTANTS: readonly Contestant[] = [
  FLOOR,
  POSTGRAPHILE,
  COMPILED_BARE,
  greenlit('reference', 'Greenlit by Pothos and Prisma', { reads: 'reference' }, FRESH),
  greenlit('compiled in yoga', 'Greenlit with operations compiled to one statement each, by yoga, which takes addresses that the fast lane does not know', {}, { ...FRESH, path: '/graphql?' }),
  greenlit('fast lane', 'the same in front of yoga', {}, FRESH),
  greenlit('cached', 'Greenlit as it is by default: what has been answered is kept in memory', {}, { stored: true }),
  STRING
]
