interface Entry {
  level: string
  time: string
  message: string
  err?: { stack?: string; message?: string }
  [detail: string]: unknown
}

/** One entry of the log as a person likes to read it: `19:04:05 POST /graphql 200 12 ms query Board`. */
export function readable(line: string): string {
  const { level, time, message, err, ...details } = JSON.parse(line) as Entry
  const clock = time.slice(11, 19)
  const mark = level === 'info' ? '' : `${level} `
  const text = message === 'request' ? requestText(details) : [message, ...pairs(details)].join(' ')
  const stack = err ? `\n  ${printable(err.stack ?? err.message ?? '').replaceAll('\n', '\n  ')}` : ''
  return `${clock} ${mark}${printable(text)}${stack}\n`
}

function requestText({ method, path, status, ms, operation, codes, errorIds }: Record<string, unknown>): string {
  return [method, path, status, `${String(ms)} ms`, operation, codes, errorIds].flat().filter(Boolean).join(' ')
}

function pairs(details: Record<string, unknown>): string[] {
  return Object.entries(details).map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
}

/** A terminal obeys control characters: they are shown, not sent. Line breaks of a stack stay. */
function printable(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)
}
