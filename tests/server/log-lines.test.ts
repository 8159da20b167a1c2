import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { pino } from 'pino'
import { LATEST_MS, LogLines } from '../../src/server/log-lines.ts'

let written: string[]
let lines: LogLines
let log: pino.Logger

beforeEach(() => {
  jest.useFakeTimers()
  written = []
  lines = new LogLines({ write: (text) => void written.push(text) })
  log = pino({ base: null, timestamp: false, formatters: { level: (label) => ({ level: label }) } }, lines)
})

afterEach(() => {
  lines.flush()
  jest.useRealTimers()
})

const line = (level: string, msg: string) => `{"level":"${level}","msg":"${msg}"}\n`

describe('Lines of the log', () => {
  test('that report nothing wrong are written together, a moment later', () => {
    log.info('one')
    jest.advanceTimersByTime(LATEST_MS - 1)
    log.info('two')
    expect(written).toEqual([])
    jest.advanceTimersByTime(1)
    expect(written).toEqual([line('info', 'one') + line('info', 'two')])
    log.info('three')
    jest.advanceTimersByTime(LATEST_MS)
    expect(written).toHaveLength(2)
  })

  test.each(['warn', 'error', 'fatal'] as const)('of the level %s are written at once, after those before them', (level) => {
    log.info('before')
    log[level]('now')
    log.info('after')
    expect(written.join('')).toBe(line('info', 'before') + line(level, 'now'))
    jest.advanceTimersByTime(LATEST_MS)
    expect(written.join('')).toBe(line('info', 'before') + line(level, 'now') + line('info', 'after'))
  })

  test('that wait are bounded, whatever comes within the moment', () => {
    for (let count = 0; count < 1000; count++) log.info('x'.repeat(90))
    expect(written.length).toBeGreaterThan(5)
    expect(Math.max(...written.map(({ length }) => length))).toBeLessThan(17_000)
  })

  test('that wait when the process ends are written then, and nobody listens for that in vain', () => {
    const before = process.listenerCount('exit')
    log.info('last words')
    const [flush] = process.listeners('exit').slice(before)
    flush?.(0)
    expect(written).toEqual([line('info', 'last words')])
    expect(process.listenerCount('exit')).toBe(before)
  })
})
