import type { Settings } from '../config/setting.ts'
import { ANSWERS, BASICS, LIMITS, RATES, TIMEOUTS } from '../config/tables.ts'

const SECTIONS: [title: string, table: Settings][] = [
  ['What is served', BASICS],
  ['Limits of one request', LIMITS],
  ['Limits of one caller', RATES],
  ['Answers that are kept', ANSWERS],
  ['Timeouts', TIMEOUTS]
]

/** `greenlit settings`: every environment variable with its default and meaning, in Markdown, as docs/operate.md has it. */
export function printSettings(): void {
  const text = SECTIONS.map(([title, table]) => {
    const rows = Object.values(table).map(({ variable, fallback, meaning }) => `| \`${variable}\` | ${fallback} | ${meaning} |`)
    return [`### ${title}`, '', '| variable | default | meaning |', '| --- | --- | --- |', ...rows].join('\n')
  })
  process.stdout.write(`${text.join('\n\n')}\n`)
}
