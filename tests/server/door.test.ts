import { describe, expect, test } from '@jest/globals'
import { Door } from '../../src/server/door.ts'

/** A door whose rounds are turned by hand, and requests that take so many milliseconds; what was begun, in order. */
function aDoor({ connectionsOfAddress = 0, takes = 1 } = {}) {
  const clock = { now: 0 }
  const rounds: (() => void)[] = []
  const begun: string[] = []
  const tools = { now: () => clock.now, later: (action: () => void) => void rounds.push(action) }
  const door = new Door({ connectionsOfAddress, tools })
  return {
    clock,
    begun,
    knock: () => door.knock(),
    enter: (address: string, name: string) =>
      door.enter(address, () => {
        begun.push(name)
        clock.now += takes
      }),
    round: () => rounds.shift()?.(),
    idle: () => rounds.length === 0
  }
}

describe('At the door', () => {
  test('one request that takes its time is begun each round, the addresses in turn', () => {
    const { enter, round, begun, idle } = aDoor()
    for (const name of ['a1', 'a2', 'a3', 'b1', 'c1', 'c2']) enter(name.charAt(0), name)
    expect(begun).toEqual([])
    round()
    expect(begun).toEqual(['a1'])
    for (let rounds = 0; rounds < 5; rounds++) round()
    expect(begun).toEqual(['a1', 'b1', 'c1', 'a2', 'c2', 'a3'])
    expect(idle()).toBe(true)
  })

  test('quick ones are begun together, for half a millisecond', () => {
    const { enter, round, begun } = aDoor({ takes: 0.2 })
    for (const name of ['a1', 'a2', 'b1', 'b2', 'c1']) enter(name.charAt(0), name)
    round()
    expect(begun).toEqual(['a1', 'b1', 'c1'])
    round()
    expect(begun).toEqual(['a1', 'b1', 'c1', 'a2', 'b2'])
  })

  test('requests wait while others still connect', () => {
    const { enter, knock, round, begun } = aDoor()
    enter('a', 'a1')
    for (let connections = 0; connections < 500; connections++) {
      knock()
      round()
    }
    expect(begun).toEqual([])
    round()
    expect(begun).toEqual(['a1'])
  })

  test('but a fifth of the time is theirs, however many connect', () => {
    const { clock, enter, knock, round, begun } = aDoor()
    for (let at = 0; at < 100; at++) enter('a', `a${at}`)
    while (clock.now < 100) {
      const before = begun.length
      knock()
      round()
      if (begun.length === before) clock.now++
    }
    expect(begun).toHaveLength(20)
  })

  test('a hundred of one address wait, and others all the same', () => {
    const { enter } = aDoor()
    expect(Array.from({ length: 101 }, (_, at) => enter('a', `a${at}`)).indexOf(false)).toBe(100)
    expect(enter('b', 'b1')).toBe(true)
  })

  test('one of every connection waits, where an address that many share may have more than a hundred', () => {
    const { enter } = aDoor({ connectionsOfAddress: 500 })
    expect(Array.from({ length: 501 }, (_, at) => enter('a', `a${at}`)).indexOf(false)).toBe(500)
  })
})
