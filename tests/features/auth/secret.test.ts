import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { digestOf, hintOf, isSecret, KEY_ROLES, newSecret, SECRET } from '../../../src/features/auth/secret.ts'

describe('A secret', () => {
  test.each(KEY_ROLES)('of a %s says what it is, and no two are alike', (role) => {
    const secrets = Array.from({ length: 200 }, () => newSecret(role))
    expect(new Set(secrets).size).toBe(200)
    for (const secret of secrets) {
      expect(secret).toMatch(new RegExp(`^grl_${role.slice(0, 2)}_[0-9A-Za-z]{49}$`))
      expect(isSecret(secret)).toBe(true)
      expect(`(${secret})`.replaceAll(SECRET, '')).toBe('()')
      expect(digestOf(secret)).toHaveLength(32)
      expect(secret.startsWith(hintOf(secret))).toBe(true)
      expect(hintOf(secret)).toHaveLength(11)
    }
  })

  test('mistyped in one place is none', () => {
    fc.assert(
      fc.property(fc.nat(55), fc.stringMatching(/^[0-9A-Za-z_]$/), (place, letter) => {
        const secret = newSecret('editor')
        const changed = secret.slice(0, place) + letter + secret.slice(place + 1)
        expect(isSecret(changed)).toBe(changed === secret)
      })
    )
  })

  test('is not what another text happens to be', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(isSecret(text)).toBe(false)))
    expect(isSecret(`${newSecret('admin')}\n`)).toBe(false)
  })
})
