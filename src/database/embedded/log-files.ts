import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Segments of write-ahead log, of 16 MB each, that call for a checkpoint. One leaves four (max_wal_size in settings.ts):
 * the sixth is begun when 64 to 80 MB were written since, and what a single statement adds still fits below 128 MB.
 */
const FULL = 6

/** Whether so much was written to the log of the data directory that it is time for a checkpoint. */
export function isFullOfLog(directory: string): boolean {
  return logFiles(directory).length >= FULL
}

/** The segments of the write-ahead log, those included that are kept to be written again. */
export function logFiles(directory: string): string[] {
  try {
    return readdirSync(join(directory, 'pg_wal')).filter((name) => /^[0-9A-F]{24}$/.test(name))
  } catch {
    // Not there yet, or being made.
    return []
  }
}
