import { Socket } from 'node:net'
import { describe, expect, test } from '@jest/globals'
import { Entrance } from '../../src/server/entrance.ts'
import { createLog } from '../../src/server/log.ts'
import { Strikes } from '../../src/server/strikes.ts'

function anEntrance() {
  const clock = { now: 5000 }
  const lines: string[] = []
  const log = createLog({ level: 'warn', write: (line) => void lines.push(line) })
  const entrance = new Entrance({
    connectionsOfAddress: 3,
    trusted: (address) => address === '192.0.2.100',
    metrics: { refusedConnections: { inc: () => {} } } as unknown as ConstructorParameters<typeof Entrance>[0]['metrics'],
    log,
    strikes: new Strikes(() => clock.now)
  })
  const refuse = (peer: string, times: number) => {
    for (let time = 0; time < times; time++) entrance.strike(peer)
  }
  const connects = (peer: string) => entrance.connects(aSocket(peer))
  return { clock, lines, entrance, connects, refuse }
}

const aSocket = (peer: string | undefined) => Object.defineProperty(new Socket(), 'remoteAddress', { value: peer })

describe('Connections of an address', () => {
  test('are taken while it is refused forty times a second at most, and those of others always', () => {
    const { connects, refuse } = anEntrance()
    refuse('192.0.2.1', 40)
    expect(connects('192.0.2.1')).toBe(true)
    refuse('192.0.2.1', 1)
    expect([connects('192.0.2.1'), connects('192.0.2.2')]).toEqual([false, true])
  })

  test('are taken again two seconds later at most, also where it goes on connecting', () => {
    const { clock, connects, refuse } = anEntrance()
    refuse('192.0.2.1', 41)
    clock.now += 1999
    expect(Array.from({ length: 50 }, () => connects('192.0.2.1'))).not.toContain(true)
    clock.now += 1
    expect(connects('192.0.2.1')).toBe(true)
  })

  test('are always taken where it is a trusted proxy, who is refused for many', () => {
    const { connects, refuse } = anEntrance()
    refuse('192.0.2.100', 1000)
    expect(Array.from({ length: 10 }, () => connects('192.0.2.100'))).not.toContain(false)
  })

  test('are taken up to their number, and again when one has closed', async () => {
    const { entrance, connects } = anEntrance()
    const first = aSocket('192.0.2.1')
    expect(entrance.connects(first)).toBe(true)
    expect([connects('192.0.2.1'), connects('192.0.2.1'), connects('192.0.2.1'), connects('192.0.2.2')]).toEqual([true, true, false, true])
    await new Promise((resolve) => first.once('close', resolve).destroy())
    expect([connects('192.0.2.1'), connects('192.0.2.1')]).toEqual([true, false])
  })

  test('are closed unread when it is shut out', () => {
    const { entrance, refuse } = anEntrance()
    const [idle, other] = [aSocket('192.0.2.1'), aSocket('192.0.2.2')]
    expect([entrance.connects(idle), entrance.connects(other)]).toEqual([true, true])
    refuse('192.0.2.1', 41)
    expect([idle.destroyed, other.destroyed]).toEqual([true, false])
  })

  test('are not taken where they are gone already', () => {
    expect(anEntrance().entrance.connects(aSocket(undefined))).toBe(false)
  })

  test('that is shut out are told to the log by one line a second, however many there are', () => {
    const { clock, lines, refuse } = anEntrance()
    refuse('192.0.2.1', 5000)
    clock.now += 1000
    refuse('192.0.2.1', 5000)
    expect(lines.map((line) => (JSON.parse(line) as { address: string }).address)).toEqual(['192.0.2.1', '192.0.2.1'])
  })
})
