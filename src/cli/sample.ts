import { isEmpty, loadSteps, sampleSteps } from '../sample/load.ts'
import { withRecord } from './record.ts'
import { say, UsageError } from './terminal.ts'

/** `greenlit sample`: loads the sample record; only into an empty database. */
export async function loadSample(): Promise<void> {
  await withRecord(async () => {
    if (!(await loadIfEmpty())) {
      throw new UsageError('The database holds a record already, and the sample is only loaded into an empty one.')
    }
  })
}

/** Loads the sample where nothing has been recorded yet, saying how far it is; false where something has. */
export async function loadIfEmpty(): Promise<boolean> {
  if (!(await isEmpty())) return false
  const steps = sampleSteps()
  say(`Loading the sample record (${steps.length} changes) …`)
  let tenths = 0
  await loadSteps(steps, ({ done, of }) => {
    const now = Math.floor((done * 4) / of)
    if (now > tenths) say(`  ${(tenths = now) * 25} %`)
  })
  return true
}
