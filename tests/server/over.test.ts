import { describe, expect, test } from '@jest/globals'
import { unlessOver } from '../../src/graphql/unless-over.ts'
import { Over } from '../../src/server/over.ts'

describe('What is in vain', () => {
  test('is told once to whoever listens, and to signals made before and after', () => {
    const over = new Over()
    let heard = 0
    const [hear, hearNot] = [() => void (heard += 1), () => void (heard += 100)]
    over.addEventListener('abort', hear)
    over.addEventListener('abort', hearNot)
    over.removeEventListener('abort', hearNot)
    const { signal } = over
    over.throwIfAborted()
    expect([over.aborted, signal.aborted]).toEqual([false, false])
    over.abort()
    over.abort()
    expect([heard, over.aborted, signal.aborted]).toEqual([1, true, true])
    expect(() => over.throwIfAborted()).toThrow(expect.objectContaining({ name: 'AbortError' }))
    const late = new Over()
    late.abort()
    expect(late.signal.aborted).toBe(true)
  })

  test('is not waited for any more, and what was waited for is told otherwise', async () => {
    const over = new Over()
    const never = unlessOver(new Promise<string>(() => {}), over, () => 'in vain')
    over.abort()
    expect(await never).toBe('in vain')
    expect(await unlessOver(Promise.resolve('made'), new Over(), () => 'in vain')).toBe('made')
    await expect(unlessOver(Promise.reject(new Error('broken')), new Over(), () => 'in vain')).rejects.toThrow('broken')
  })
})
