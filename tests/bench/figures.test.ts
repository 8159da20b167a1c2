import { describe, expect, test } from '@jest/globals'
import { median, percentile, ratio, shown } from '../../bench/measure/figures.ts'

describe('the arithmetic of the bench', () => {
  test('a percentile is the value that so many do not exceed, however they are ordered', () => {
    const times = Array.from({ length: 100 }, (_, n) => 100 - n)
    expect([0, 0.5, 0.99, 1].map((share) => percentile(times, share))).toEqual([1, 50, 99, 100])
    expect(percentile([7], 0.99)).toBe(7)
  })

  test('a median is the middle, or between the two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([4, 1, 9, 2])).toBe(3)
  })

  test('of nothing there is no figure, and none is shown', () => {
    expect(percentile([], 0.5)).toBeNaN()
    expect(median([])).toBeNaN()
    expect(shown(median([]))).toBe('–')
  })

  test('a ratio compares what was measured in the same round: a slow round slows both', () => {
    expect(ratio([80, 8, 160], [100, 10, 200])).toBe(0.8)
  })

  test('a figure is shown as precisely as it can be compared', () => {
    expect([0.854, 17.04, 2049.6].map(shown)).toEqual(['0.85', '17.0', '2050'])
  })
})
