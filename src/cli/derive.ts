import { change } from '../features/history/actions.ts'
import { rederiveStatus } from '../features/renewals/rederive.ts'
import { withRecord } from './record.ts'
import { say } from './terminal.ts'

/** Whoever waits for a large record hears of it this often at least, in milliseconds. */
const SILENCE_MS = 5000

/** `greenlit derive`: derives every status anew, after an upgrade with new rules; what already follows is left alone. */
export async function deriveAnew(): Promise<void> {
  await withRecord(async ({ prisma }) => {
    const shows = await prisma.show.findMany({ select: { id: true, slug: true }, orderBy: { sortKey: 'asc' } })
    const reason = 'A new version of the rules.'
    let changed = 0
    let told = performance.now()
    for (const [index, { id, slug }] of shows.entries()) {
      if (performance.now() - told > SILENCE_MS) {
        say(`  ${index} of ${shows.length} shows looked at …`)
        told = performance.now()
      }
      const { result } = await change({ actor: 'greenlit', action: 'derive', reason }, (made) => rederiveStatus(made, id))
      if (!result) continue
      changed++
      say(`${slug}: derived anew`)
    }
    say(`${shows.length} shows looked at, ${changed} derived anew.`)
  })
}
