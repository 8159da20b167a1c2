import { publishDue } from '../features/publication/schedule.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'

/** Seconds between two looks at what is due: a draft is published at most so late. */
const EVERY_SECONDS = 5

interface Options {
  now: () => Date
  log: Log
  metrics: Pick<Metrics, 'scheduled'>
}

/**
 * Publishes drafts when their moment has come, from now on until it is stopped; what came due while nothing ran is done at
 * once. Several servers on one database may all do so.
 */
export function watchSchedule(options: Options): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const look = async () => {
    await lookOnce(options)
    if (!stopped) timer = setTimeout(() => (looking = look()), EVERY_SECONDS * 1000).unref()
  }
  let looking = look()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await looking
    }
  }
}

/** One look at what is due. Nothing it meets is thrown: the next look comes all the same. */
async function lookOnce({ now, log, metrics }: Options): Promise<void> {
  try {
    await publishDue(now(), (outcome, { subjectType, subjectId, at }, error) => {
      metrics.scheduled.inc({ outcome: outcome.toLowerCase() })
      const about = { type: subjectType, id: subjectId, at: at.toISOString() }
      if (outcome === 'ERROR') log.error({ ...about, err: error }, 'a scheduled publication failed and is tried again')
      else if (outcome === 'FAILED') log.warn(about, 'a scheduled draft could not be published')
    })
  } catch (error) {
    log.error({ err: error }, 'what is due could not be looked up')
  }
}
