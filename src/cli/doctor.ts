import { CHECKS } from '../doctor/checks.ts'
import { withRecord } from './record.ts'
import { say } from './terminal.ts'

/** Findings shown for one check: enough to see what is wrong. */
const SHOWN = 20

/** `greenlit doctor`: checks what the record has to hold to; the exit code is 1 where something does not hold. */
export async function doctor(): Promise<void> {
  await withRecord(async (database) => {
    let failed = 0
    for (const { name, run } of CHECKS) {
      const findings = await run(database)
      if (findings.length > 0) failed++
      say(`${findings.length === 0 ? 'ok' : 'NO'}  ${name}`)
      for (const finding of findings.slice(0, SHOWN)) say(`    ${finding}`)
      if (findings.length > SHOWN) say(`    … and ${findings.length - SHOWN} more`)
    }
    say(failed === 0 ? `All ${CHECKS.length} checks passed.` : `${failed} of ${CHECKS.length} checks found something.`)
    if (failed > 0) process.exitCode = 1
  })
}
