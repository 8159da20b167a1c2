import { describe, expect, test } from '@jest/globals'
import { Strikes } from '../../src/server/strikes.ts'

describe('An address that is refused', () => {
  let now = 5000
  const strikes = new Strikes(() => now)
  const refuse = (share: string, times: number) => {
    for (let time = 0; time < times; time++) strikes.add(share)
  }

  test('is answered as long as it is refused forty times a second at most', () => {
    refuse('192.0.2.1', 40)
    expect(strikes.barred('192.0.2.1')).toBe(false)
  })

  test('is barred beyond that, through the next second, and nobody else is', () => {
    refuse('192.0.2.1', 1)
    expect([strikes.barred('192.0.2.1'), strikes.barred('192.0.2.2')]).toEqual([true, false])
    now = 6999
    expect(strikes.barred('192.0.2.1')).toBe(true)
    now = 7000
    expect(strikes.barred('192.0.2.1')).toBe(false)
  })

  test('is forgotten after a pause', () => {
    refuse('192.0.2.1', 500)
    now = 60_000
    expect(strikes.barred('192.0.2.1')).toBe(false)
  })
})
