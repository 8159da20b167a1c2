import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { readConfig } from '../../src/config.ts'
import { Bucket } from '../../src/server/rates.ts'
import { TEST_KEY, testApi } from '../support/graphql.ts'
import type { Api } from '../support/graphql.ts'

describe('An allowance', () => {
  test('is counted for each caller, and full again after a minute', () => {
    jest.useFakeTimers()
    try {
      const bucket = new Bucket('address', 2)
      const taken = [bucket.take('192.0.2.1'), bucket.take('192.0.2.1'), bucket.take('192.0.2.1')]
      expect(taken.map(({ exceeded, remaining }) => [exceeded, remaining])).toEqual([[false, 1], [false, 0], [true, 0]])
      expect(taken[2]?.seconds).toBe(60)
      expect(bucket.take('192.0.2.2').exceeded).toBe(false)
      jest.advanceTimersByTime(60_001)
      expect(bucket.take('192.0.2.1').remaining).toBe(1)
    } finally {
      jest.useRealTimers()
    }
  })

  test('is one for a whole IPv6 subscriber', () => {
    const bucket = new Bucket('address', 1)
    bucket.take('2001:db8:1:2::1')
    expect(bucket.take('2001:db8:1:2:ffff::9').exceeded).toBe(true)
    expect(bucket.take('2001:db8:1:3::1').exceeded).toBe(false)
  })

  test('takes no more memory however many addresses come, and those known before keep their own', () => {
    const bucket = new Bucket('address', 10, 100)
    const known = bucket.take('192.0.2.1')
    for (let number = 0; number < 1000; number++) bucket.take(`2001:db8:${(number >> 8).toString(16)}:${(number & 255).toString(16)}::1`)
    expect(bucket.callers).toBeLessThanOrEqual(101)
    expect(bucket.take('2001:db8:ffff:ffff::1').exceeded).toBe(true)
    expect(bucket.take('192.0.2.1').remaining).toBe(known.remaining - 1)
  })
})

describe('Whoever asks too much', () => {
  const ask = '/graphql?query={record{position}}'
  let api: Api

  beforeAll(async () => {
    const rates = { ...readConfig({}).rates, anonymous: 3, keyed: 5, refused: 2, cost: 1000 }
    api = await testApi(undefined, { rates, metricsKey: 'a-key-for-metrics-only' })
  })

  afterAll(() => api.close())

  /** One after the other, from this address. */
  const times = async (count: number, peer: string, headers: Record<string, string> = {}) => {
    const answers: Response[] = []
    for (let time = 0; time < count; time++) answers.push(await api.fetch(ask, { headers }, peer))
    return answers
  }
  const withKey = (key: string) => ({ authorization: `Bearer ${key}` })

  test('is told what is left, then to wait, and which allowance it is', async () => {
    const [first, , , fourth] = await times(4, '192.0.2.10')
    expect(first?.headers.get('ratelimit-policy')).toBe('"address";q=3;w=60, "cost";q=1000;w=60')
    expect(first?.headers.get('ratelimit')).toMatch(/^"address";r=2;t=\d+, "cost";r=\d+;t=\d+$/)
    expect(fourth?.status).toBe(429)
    expect(Number(fourth?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(fourth?.headers.get('ratelimit')).toContain('"address";r=0')
    const { errors } = (await fourth!.json()) as { errors: { message: string; extensions: object }[] }
    expect(errors[0]?.extensions).toEqual({ code: 'TOO_MANY_REQUESTS', bucket: 'address' })
    expect(errors[0]?.message).toMatch(/^The limit of 3 a minute for requests of one address without a key is reached: go on in \d+ s\.$/)
  })

  test('with a key has an allowance of its own, which readers do not use up', async () => {
    await times(4, '192.0.2.11')
    const answers = await times(6, '192.0.2.11', withKey(TEST_KEY))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429])
    expect(answers[0]?.headers.get('ratelimit-policy')).toBe('"key";q=5;w=60')
  })

  test('may still see whether the server is well', async () => {
    await times(4, '192.0.2.12')
    expect((await api.fetch('/health', {}, '192.0.2.12')).status).toBe(200)
    expect((await api.fetch('/ready', {}, '192.0.2.12')).status).toBe(200)
  })

  test('guessing keys is not told any more whether one is right', async () => {
    const guesses = await times(3, '192.0.2.13', withKey('wrong'))
    expect(guesses.map(({ status }) => status)).toEqual([401, 401, 429])
    const [right] = await times(1, '192.0.2.13', withKey(TEST_KEY))
    expect(right?.status).toBe(429)
    expect(await right?.json()).toMatchObject({ errors: [{ extensions: { bucket: 'refused-keys' } }] })
    const [reader] = await times(1, '192.0.2.13')
    expect(reader?.status).toBe(200)
  })

  test('pays for what is executed, and nothing for what is refused as too dear', async () => {
    const dear = '{ shows(first: 100) { nodes { quoteTimeline(first: 100) { nodes { citations { article { headline } } } } } } }'
    const answer = await api.fetch(`/graphql?query=${encodeURIComponent(dear)}`, {}, '192.0.2.15')
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'LIMIT_EXCEEDED', limit: 'cost' } }] })
    expect(answer.headers.get('ratelimit')).toContain('"cost";r=1000')
    const [paid] = await times(1, '192.0.2.15')
    expect(paid?.headers.get('ratelimit')).toMatch(/"cost";r=99\d;/)
  })

  test('with the key for metrics reads nothing else', async () => {
    const [answer] = await times(1, '192.0.2.14', withKey('a-key-for-metrics-only'))
    expect(answer?.status).toBe(401)
    expect((await api.fetch('/metrics', { headers: withKey('a-key-for-metrics-only') })).status).toBe(200)
  })
})
