import { describe, expect, test } from '@jest/globals'
import { logged } from '../../../src/features/updates/listeners.ts'
import { Answer } from '../../../src/server/answers/answer.ts'
import { LATEST_MS } from '../../../src/server/answers/horizon.ts'
import { KeptAnswers } from '../../../src/server/answers/kept-answers.ts'
import { FairTurns } from '../../../src/server/turns.ts'
import { createMetrics } from '../../../src/server/metrics.ts'

const metrics = createMetrics({ version: '0', turns: new FairTurns({ executing: 1, waiting: 1 }) })
const OPERATION = { type: 'query', name: null } as const
const answerOf = (text: string) => new Answer(Buffer.from(text), { operation: OPERATION, cost: 1, reading: { clocks: 'CURRENT', day: 0 } })

/** What one instance keeps of a record that others write to: the log ends at `end`, it is `time`. */
function instance({ bytes = 1_000_000, exclusive = false } = {}) {
  const world = { end: 5n, time: 0, looks: 0 }
  const read = async () => {
    world.looks++
    return world.end
  }
  const answers = new KeptAnswers({ bytes, exclusive, metrics, read, clock: () => world.time })
  const keep = (key: string, text = key, position?: bigint) => {
    const fill = answers.begin(key)
    fill.end(answerOf(text), position)
  }
  const find = async (key: string) => (await answers.find(key, new AbortController().signal))?.body.toString() ?? null
  return { world, answers, keep, find }
}

describe('What another instance writes', () => {
  test('is seen within a second, though nothing is told', async () => {
    const { world, answers, keep, find } = instance()
    await answers.horizon.look()
    keep('a')
    expect(await find('a')).toBe('a')
    world.end = 6n
    world.time = LATEST_MS
    // In time still; and whoever asks makes it look.
    expect(answers.get('a')?.body.toString()).toBe('a')
    await answers.horizon.look()
    expect(answers.get('a')).toBeNull()
  })

  test('is looked for before an answer is given that nobody has asked for in a while', async () => {
    const { world, keep, find } = instance()
    await find('a')
    keep('a')
    keep('b')
    world.time = 60_000
    expect(await find('a')).toBe('a')
    world.time = 120_000
    world.end = 6n
    expect(await find('b')).toBeNull()
  })

  test('is looked for once for all who ask, and not at all where nobody else can write', async () => {
    const { world, keep, find } = instance()
    keep('a')
    await Promise.all([find('a'), find('a'), find('a')])
    expect(world.looks).toBe(1)
    const alone = instance({ exclusive: true })
    alone.keep('a')
    alone.world.time = 1_000_000
    expect([await alone.find('a'), alone.world.looks]).toEqual(['a', 0])
  })

  test('keeps nothing from being answered where the database does not say: it is answered anew', async () => {
    const { world, answers, keep, find } = instance()
    await answers.horizon.look()
    keep('a')
    world.time = 5000
    Object.defineProperty(world, 'end', { get: () => { throw new Error('The database is gone.') } })
    expect(await find('a')).toBeNull()
  })
})

describe('An answer that was begun', () => {
  test('before this instance wrote is not kept, and whoever asks after that does not wait for it', async () => {
    const { answers, find } = instance({ exclusive: true })
    const fill = answers.begin('a')
    const before = find('a')
    logged(6n)
    const after = find('a')
    expect(await after).toBeNull()
    fill.end(answerOf('old'))
    expect(await before).toBe('old')
    expect(await find('a')).toBeNull()
  })

  test('is kept where its snapshot is as new as what is known, and dropped where it is behind', async () => {
    const { answers, keep, find } = instance({ exclusive: true })
    keep('a', 'a', 7n)
    expect([await find('a'), answers.horizon.position]).toEqual(['a', 7n])
    keep('b', 'b', 6n)
    expect(await find('b')).toBeNull()
    // What is newer tells of a change: what is older goes.
    keep('c', 'c', 8n)
    expect([await find('a'), await find('c')]).toEqual([null, 'c'])
  })

  test('while a change was committed of which nobody knows whether it was made is not kept', async () => {
    const { answers, find } = instance({ exclusive: true })
    const fill = answers.begin('a')
    logged(null)
    fill.end(answerOf('a'))
    expect(await find('a')).toBeNull()
  })

  test('from a record that a copy further behind has replaced is not kept', async () => {
    const { world, answers, keep, find } = instance()
    await answers.horizon.look()
    keep('a')
    world.end = 3n
    await answers.horizon.look()
    expect([await find('a'), answers.horizon.position]).toEqual([null, 3n])
  })
})

describe('What is kept', () => {
  test('takes no more room than there is: what was used longest ago goes, and what is too large for all is not kept', async () => {
    const { answers, keep, find } = instance({ bytes: 20_000, exclusive: true })
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']) keep(key, key.repeat(1500))
    expect(answers.bytes).toBeLessThanOrEqual(20_000)
    expect(answers.count).toBe(9)
    await find('a')
    keep('j', 'j'.repeat(1500))
    expect(answers.bytes).toBeLessThanOrEqual(20_000)
    expect([await find('b'), (await find('a'))?.length]).toEqual([null, 1500])
    keep('large', 'x'.repeat(3000))
    expect(await find('large')).toBeNull()
  })

  test('counts its compressed copies', async () => {
    const { answers, keep } = instance({ exclusive: true })
    keep('a', 'a'.repeat(5000))
    const before = answers.bytes
    const zipped = await answers.get('a')?.coded('gzip')
    expect(answers.bytes).toBe(before + (zipped?.byteLength ?? 0))
    logged(1_000n)
    expect(answers.bytes).toBe(0)
  })

  test('is nothing where there is no room', async () => {
    const { answers, keep, find } = instance({ bytes: 0, exclusive: true })
    keep('a')
    expect([await find('a'), answers.count]).toEqual([null, 0])
  })
})
