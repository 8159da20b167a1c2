import { describe, expect, test } from '@jest/globals'
import { Counter, Histogram, Registry } from 'prom-client'
import { Durations, Tally } from '../../src/server/tallies.ts'

/** The lines of both without their order, which Prometheus does not look at. */
const lines = async (registry: Registry) => (await registry.metrics()).split('\n').toSorted()

describe('What is counted is told', () => {
  test('in the very words of prom-client', async () => {
    const [ours, theirs] = [new Registry(), new Registry()]
    const about = { name: 'asked_total', help: 'Asked.', labelNames: ['who', 'how'] as const }
    const plain = { name: 'all_total', help: 'All.', labelNames: [] }
    const lasted = { name: 'lasted_seconds', help: 'Lasted.', labelNames: ['who'] as const }
    const waited = { name: 'waited_seconds', help: 'Waited.', labelNames: [] }
    const bounds = [0.1, 1]
    const tally = new Tally(ours, about)
    const counter = new Counter({ ...about, registers: [theirs] })
    for (const [who, how, by] of [['reader', 'GET', 1], ['reader', 'POST', 2], ['desk', 'POST', 1], ['reader', 'GET', 1]] as const) {
      tally.inc({ who, how }, by)
      counter.inc({ who, how }, by)
    }
    const durations = new Durations(ours, { ...lasted, bounds })
    const histogram = new Histogram({ ...lasted, buckets: bounds, registers: [theirs] })
    for (const [who, seconds] of [['reader', 0.05], ['reader', 0.1], ['reader', 0.5], ['desk', 7]] as const) {
      durations.observe(seconds, { who })
      histogram.observe({ who }, seconds)
    }
    // Of these nothing is counted: what has no labels is told all the same.
    const idle = [new Tally(ours, plain), new Durations(ours, { ...waited, bounds }), new Counter({ ...plain, registers: [theirs] }), new Histogram({ ...waited, buckets: bounds, registers: [theirs] })]
    expect(idle).toHaveLength(4)
    expect(await lines(ours)).toEqual(await lines(theirs))
    expect(await lines(ours)).toEqual(await lines(theirs))
  })
})
