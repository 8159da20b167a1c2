import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { adminKey } from '../../src/server/admin-key.ts'

describe('the admin key', () => {
  const directory = mkdtempSync(join(tmpdir(), 'greenlit-key-'))
  afterAll(() => rmSync(directory, { recursive: true, force: true }))

  test('is made once, kept where only its owner can read it, and never made again', () => {
    const first = adminKey(directory)
    expect(first).toMatchObject({ fresh: true, key: expect.stringMatching(/^glk_[\w-]{43}$/) })
    expect(statSync(first.path).mode & 0o777).toBe(0o600)
    expect(adminKey(directory)).toEqual({ ...first, fresh: false })
  })

  test('is not taken from a file that holds something else', () => {
    writeFileSync(join(directory, 'admin.key'), 'secret\n')
    expect(() => adminKey(directory)).toThrow(/does not hold an admin key/)
  })
})
