import { describe, expect, test } from '@jest/globals'
import { Entrance } from '../../src/server/entrance.ts'
import { createLog } from '../../src/server/log.ts'
import { Strikes } from '../../src/server/strikes.ts'

function anEntrance() {
  const clock = { now: 5000 }
  const lines: string[] = []
  const log = createLog({ level: 'warn', write: (line) => void lines.push(line) })
  const entrance = new Entrance({
    trusted: (address) => address === '192.0.2.100',
    metrics: { refusedConnections: { inc: () => {} } } as unknown as ConstructorParameters<typeof Entrance>[0]['metrics'],
    log,
    strikes: new Strikes(() => clock.now)
  })
  const refuse = (peer: string, times: number) => {
    for (let time = 0; time < times; time++) entrance.strike(peer)
  }
  return { clock, lines, entrance, refuse }
}

describe('Connections of an address', () => {
  test('are taken while it is refused forty times a second at most, and those of others always', () => {
    const { entrance, refuse } = anEntrance()
    refuse('192.0.2.1', 40)
    expect(entrance.connects('192.0.2.1')).toBe(true)
    refuse('192.0.2.1', 1)
    expect([entrance.connects('192.0.2.1'), entrance.connects('192.0.2.2')]).toEqual([false, true])
  })

  test('are refused for as long as it goes on, and taken again when it has been slower for a second', () => {
    const { clock, entrance, refuse } = anEntrance()
    refuse('192.0.2.1', 41)
    for (let second = 0; second < 10; second++) {
      clock.now += 1000
      expect(Array.from({ length: 50 }, () => entrance.connects('192.0.2.1'))).not.toContain(true)
    }
    clock.now += 1000
    expect(entrance.connects('192.0.2.1')).toBe(false)
    clock.now += 1000
    expect(entrance.connects('192.0.2.1')).toBe(true)
  })

  test('are always taken where it is a trusted proxy, who is refused for many', () => {
    const { entrance, refuse } = anEntrance()
    refuse('192.0.2.100', 1000)
    expect(entrance.connects('192.0.2.100')).toBe(true)
  })

  test('that is shut out are told to the log by one line a second, however many there are', () => {
    const { clock, lines, refuse } = anEntrance()
    refuse('192.0.2.1', 5000)
    clock.now += 1000
    refuse('192.0.2.1', 5000)
    expect(lines.map((line) => (JSON.parse(line) as { address: string }).address)).toEqual(['192.0.2.1', '192.0.2.1'])
  })
})
