import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { FairTurns, type Turn } from '../../src/server/turns.ts'

const settled = () => new Promise((resolve) => setImmediate(resolve))

/** A turn that was asked for, and what became of it. */
function ask(turns: FairTurns, address: string, signal?: AbortSignal) {
  const asked: { address: string; turn: Turn | null } = { address, turn: null }
  void turns.take(address, signal).then((turn) => (asked.turn = turn))
  return asked
}

function leave({ turn }: { turn: Turn | null }): void {
  if (turn && typeof turn === 'object') turn.leave()
}

const runs = ({ turn }: { turn: Turn | null }) => turn !== null && typeof turn === 'object'

describe('Turns', () => {
  test('leave one place to others, however many one address asks for', async () => {
    const turns = new FairTurns({ executing: 4, waiting: 100 })
    const flood = Array.from({ length: 50 }, () => ask(turns, 'flood'))
    await settled()
    expect(flood.filter(runs)).toHaveLength(3)
    const bystander = ask(turns, 'bystander')
    await settled()
    expect(runs(bystander)).toBe(true)
  })

  test('go round among the addresses that wait, not by who sent most', async () => {
    const turns = new FairTurns({ executing: 2, waiting: 100 })
    const flood = Array.from({ length: 20 }, () => ask(turns, 'flood'))
    const others = [ask(turns, 'a'), ask(turns, 'b'), ask(turns, 'c')]
    const order: string[] = []
    for (let round = 0; round < 8; round++) {
      await settled()
      const running = [...flood, ...others].find((asked) => runs(asked) && !order.includes(`${asked.address}${round}`)) ?? flood[0]
      if (running) {
        order.push(running.address)
        leave(running)
        running.turn = 'gone'
      }
    }
    expect(others.every(({ turn }) => turn !== null)).toBe(true)
  })

  test('are refused where too many wait, and given up by those who go away', async () => {
    const turns = new FairTurns({ executing: 1, waiting: 2 })
    const first = ask(turns, 'a')
    const abort = new AbortController()
    const second = ask(turns, 'a', abort.signal)
    const third = ask(turns, 'b')
    const fourth = ask(turns, 'c')
    await settled()
    expect([second.turn, third.turn, fourth.turn, turns.queued]).toEqual([null, null, 'full', 2])
    abort.abort()
    await settled()
    expect([second.turn, turns.queued]).toEqual(['gone', 1])
    leave(first)
    await settled()
    expect([runs(third), turns.queued, turns.running]).toEqual([true, 0, 1])
    expect(await turns.take('a', abort.signal)).toBe('gone')
  })

  test('never let more run than may, lose nobody, and leave nothing behind', async () => {
    const steps = fc.array(fc.record({ who: fc.constantFrom('a', 'b', 'c', 'd'), act: fc.constantFrom('ask', 'ask', 'leave', 'abort') }), { maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(steps, fc.integer({ min: 1, max: 4 }), async (all, executing) => {
        const turns = new FairTurns({ executing, waiting: 1000 })
        const asked: { it: ReturnType<typeof ask>; abort: AbortController }[] = []
        for (const { who, act } of all) {
          const mine = asked.filter(({ it }) => it.address === who)
          if (act === 'ask') {
            const abort = new AbortController()
            asked.push({ it: ask(turns, who, abort.signal), abort })
          } else if (act === 'leave') leave(mine.find(({ it }) => runs(it))?.it ?? { turn: null })
          else mine.find(({ it }) => it.turn === null)?.abort.abort()
          await settled()
          expect(turns.running).toBeLessThanOrEqual(executing)
        }
        for (let round = 0; round <= asked.length; round++) {
          for (const { it } of asked) leave(it)
          await settled()
        }
        expect(asked.filter(({ it }) => it.turn === null)).toEqual([])
        expect([turns.running, turns.queued]).toEqual([0, 0])
      }),
      { numRuns: 50 }
    )
  })
})
