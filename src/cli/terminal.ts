/** A line for the person at the terminal. Standard output is for data: exports, the schema. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** Ends the process with what went wrong, in one line; the stack only where GREENLIT_DEBUG asks for it. */
export function explainFailure(error: unknown): void {
  say(error instanceof Error ? error.message : String(error))
  if (process.env['GREENLIT_DEBUG'] && error instanceof Error && error.stack) say(error.stack)
  process.exitCode = 1
}

/** A mistake in the command line: what was wrong and what to write instead. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
