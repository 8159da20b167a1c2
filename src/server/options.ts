import type { Readable } from 'node:stream'
import type { Answers, Limits, Rates, Timeouts } from '../config.ts'
import { readConfig } from '../config.ts'
import type { Log } from './log.ts'

/** What the server needs to know beside the database. All but the address may be left out, as tests do. */
export interface ServerOptions {
  host: string
  /** 0: any free port. */
  port: number
  /** The key that makes the admin; without one nobody can change the record. */
  adminKey?: string | null | undefined
  /** The key that reads /metrics and nothing else. */
  metricsKey?: string | null | undefined
  /** Whether the editor and /metrics are for those with a key only. */
  production?: boolean
  /** The origins whose pages may read; none named: every one. */
  origins?: readonly string[]
  /** Addresses and networks of proxies whose `X-Forwarded-For` is believed. */
  trustedProxies?: readonly string[]
  /** Those of an empty environment where they are not given. */
  limits?: Limits
  /** No limit on rates where they are not given. */
  rates?: Rates
  timeouts?: Timeouts
  /** None are kept where it is not given. */
  answers?: Answers
  /** Whether no other process can write to the record; false where it is left out. */
  exclusive?: boolean
  /** Operations executing at one time, where `rates` does not say. */
  poolSize?: number
  /** Whether it publishes drafts when their moment has come; false where it is left out. */
  schedule?: boolean | undefined
  /** Whether queries are answered by compiled statements where they can be (so where it is left out), or always by the reference path. */
  reads?: 'compiled' | 'reference'
  /** The time, for tests. */
  now?: () => Date
  /** Standard error, errors only, where it is not given. */
  log?: Log
  /** Makes a backup, for GET /backup; without, there is no such path. */
  backup?: () => Readable
  /** Why the server cannot answer yet; null: it can. */
  notReady?: () => Promise<string | null>
  /** The state of the database, for /metrics. */
  gauges?: DatabaseGauges
}

/** What /metrics tells of the database. */
export interface DatabaseGauges {
  /** The last position of the update log; null where the database does not say in time. */
  logPosition(): Promise<number | null>
  /** SQL statements sent since the start. */
  statements(): number
  /** Connections: open, idle among them, and requests waiting for one. */
  pool(): { open: number; idle: number; waiting: number }
}

const DEFAULTS = readConfig({})

/** Rates that limit nobody: for those who bring their own, and for tests. */
const UNLIMITED: Rates = {
  ...DEFAULTS.rates,
  anonymous: 0,
  keyed: 0,
  cost: 0,
  refused: 0,
  atOnce: 10_000,
  connectionsOfAddress: 10_000
}

/** Each request is answered anew: for tests, which write to the record past its log. */
const NONE_KEPT: Answers = { ...DEFAULTS.answers, bytes: 0 }

/** The options with everything in place. */
export function withDefaults<Given extends Omit<ServerOptions, 'host' | 'port'>>(options: Given) {
  const { limits = DEFAULTS.limits, rates = UNLIMITED, timeouts = DEFAULTS.timeouts, answers = NONE_KEPT } = options
  return { ...options, limits, rates, timeouts, answers, executing: rates.executing ?? options.poolSize ?? DEFAULTS.poolSize }
}
