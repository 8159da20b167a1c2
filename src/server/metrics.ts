import { Counter, Gauge, Registry, collectDefaultMetrics } from 'prom-client'
import { ERROR_CODES } from '../graphql/errors.ts'
import type { DatabaseGauges } from './options.ts'
import { Durations, Level, Tally } from './tallies.ts'
import type { FairTurns } from './turns.ts'

/** Codes of graphql-js and Yoga beside our own: labels come from closed lists, never from what was sent. */
const CODES = new Set([
  ...Object.keys(ERROR_CODES),
  ...['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'OPERATION_RESOLUTION_FAILURE']
])

/** Seconds. */
const DURATIONS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** Gauges of prom-client whose names Prometheus reserves for counters. */
const MISNAMED = ['nodejs_active_handles_total', 'nodejs_active_requests_total', 'nodejs_active_resources_total']

interface Sources {
  version: string
  turns: FairTurns
  database?: DatabaseGauges | undefined
}

export type Metrics = ReturnType<typeof createMetrics>

/** What is counted, in a registry of its own: servers in one process do not mix. */
export function createMetrics({ version, turns, database }: Sources) {
  const registry = new Registry()
  const registers = [registry]
  const gauge = (name: string, help: string, read: () => number | null | Promise<number | null>) =>
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        const value = await read()
        // What is not known now is left out rather than told as it was.
        if (value === null) this.remove()
        else this.set(value)
      }
    })
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Tally(registry, { name, help, labelNames })
  const histogram = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Durations(registry, { name, help, labelNames, bounds: DURATIONS })
  const level = (name: string, help: string) => {
    const made = new Level()
    gauge(name, help, () => made.value)
    return made
  }
  new Gauge({ name: 'greenlit_build_info', help: 'Always 1; the version is the label.', labelNames: ['version'], registers }).set({ version }, 1)
  gauge('greenlit_operations_executing', 'Operations executing now.', () => turns.running)
  gauge('greenlit_operations_waiting', 'Operations waiting for their turn now.', () => turns.queued)
  if (database) databaseMetrics(registry, gauge, database)
  return {
    registry,
    requests: counter('greenlit_http_requests_total', 'HTTP requests answered.', ['method', 'status']),
    requestSeconds: histogram(
      'greenlit_http_request_duration_seconds',
      'Time from the headers of a request until its answer is made.'
    ),
    requestsUnderWay: level('greenlit_http_requests_in_flight', 'HTTP requests under way now.'),
    connections: level('greenlit_http_connections', 'Open connections.'),
    refusedConnections: counter(
      'greenlit_http_connections_refused_total',
      'Connections closed at once, as there were too many.'
    ),
    malformed: counter(
      'greenlit_http_malformed_requests_total',
      'Connections ended over what is no HTTP, or too slow or too large a head.'
    ),
    operations: counter(
      'greenlit_operations_total',
      'GraphQL operations by outcome: ok, error (the caller can do something about it), failed (ours).',
      ['type', 'outcome']
    ),
    operationSeconds: histogram(
      'greenlit_operation_duration_seconds',
      'Time from the headers of a request until the answer to its operation is made.',
      ['type']
    ),
    refused: counter(
      'greenlit_refused_total',
      'Requests refused over an allowance (by bucket) or a limit (by its name).',
      ['reason']
    ),
    scheduled: counter(
      'greenlit_scheduled_publications_total',
      'Drafts whose moment had come, by outcome: published, failed (kept with the reason), taken (by another instance), error (tried again).',
      ['outcome']
    ),
    reads: counter(
      'greenlit_reads_total',
      'Queries by the path that answered them: compiled, or reference with the reason (docs/operate.md).',
      ['path', 'reason']
    ),
    answers: counter(
      'greenlit_answers_total',
      'Queries of readers by what was kept: hit (answered from memory), waited (for the same question of another), miss (executed).',
      ['outcome']
    ),
    fastLane: counter('greenlit_fast_lane_total', 'Requests answered in front of Yoga, as others of their form were before.'),
    answersDropped: counter(
      'greenlit_answers_dropped_total',
      'Kept answers dropped, by reason: room (for others), outdated (the record has changed).',
      ['reason']
    ),
    errors: counter('greenlit_errors_total', 'Errors in answers, by code.', ['code'])
  }
}

/** Adds what is kept of answers. */
export function addAnswerMetrics({ registry }: Pick<Metrics, 'registry'>, kept: { readonly bytes: number; readonly count: number }): void {
  const gauge = (name: string, help: string, read: () => number) =>
    registry.registerMetric(
      new Gauge({
        name,
        help,
        registers: [],
        collect() {
          this.set(read())
        }
      })
    )
  gauge('greenlit_answers_kept', 'Answers kept now.', () => kept.count)
  gauge('greenlit_answers_bytes', 'Memory that kept answers take, in bytes.', () => kept.bytes)
}

/** The label of an error code: itself where it is one of ours or of GraphQL. */
export function codeLabel(code: string): string {
  return CODES.has(code) ? code : 'other'
}

/** Adds what prom-client knows of the process: for the server that has it to itself. */
export function addProcessMetrics({ registry }: Pick<Metrics, 'registry'>): void {
  collectDefaultMetrics({ register: registry })
  for (const name of MISNAMED) registry.removeSingleMetric(name)
}

function databaseMetrics(
  registry: Registry,
  gauge: (name: string, help: string, read: () => number | null | Promise<number | null>) => unknown,
  database: DatabaseGauges
): void {
  gauge('greenlit_log_position', 'The last position of the update log.', () => database.logPosition())
  gauge('greenlit_database_connections_open', 'Connections to the database.', () => database.pool().open)
  gauge('greenlit_database_connections_idle', 'Connections that nobody uses now.', () => database.pool().idle)
  gauge('greenlit_database_requests_waiting', 'Statements waiting for a connection.', () => database.pool().waiting)
  registry.registerMetric(
    new Counter({
      name: 'greenlit_database_statements_total',
      help: 'SQL statements sent.',
      registers: [],
      collect() {
        this.reset()
        this.inc(database.statements())
      }
    })
  )
}
