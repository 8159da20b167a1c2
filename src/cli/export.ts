import { isDay } from '../dates/days.ts'
import { quoteRows, statusRows } from '../features/transfer/rows.ts'
import { type Format, FORMATS, writeRows } from '../features/transfer/write.ts'
import { withRecord } from './record.ts'
import { UsageError } from './terminal.ts'

/** `greenlit export quotes|status`: published data as it is now, streamed to standard output. */
export async function exportRecord(what: string, { format, asOf }: { format: string; asOf?: string }): Promise<void> {
  if (what !== 'quotes' && what !== 'status') throw new UsageError(`There is no export of "${what}": write quotes or status.`)
  if (!isFormat(format)) throw new UsageError(`There is no format "${format}": write ${FORMATS.join(' or ')}.`)
  const day = asOf ?? new Date().toISOString().slice(0, 10)
  if (!isDay(day)) throw new UsageError(`--as-of takes a day such as 2025-02-17, not "${day}".`)
  if (asOf && what === 'quotes') throw new UsageError('--as-of is for the export of status only.')
  await withRecord(() => writeRows(what === 'quotes' ? quoteRows() : statusRows(day), format, process.stdout)).catch(unlessClosed)
}

function isFormat(format: string): format is Format {
  return (FORMATS as readonly string[]).includes(format)
}

/** Whoever reads has had enough (`| head`): no failure of ours. */
function unlessClosed(error: unknown): void {
  if (!['EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
}
