import { describe, expect, test } from '@jest/globals'
import { may, requireMay, VERBS, type Verb } from '../../../src/features/auth/policy.ts'
import { NotAllowed } from '../../../src/graphql/errors.ts'
import { type Role, ROLES } from '../../../src/graphql/viewer.ts'

/** By hand: who may do it to what readers see, and who to a draft. */
const TABLE: Record<Verb, [published: Role[], draft: Role[]]> = {
  record: [['editor', 'admin'], ['contributor', 'editor', 'admin']],
  edit: [['editor', 'admin'], ['contributor', 'editor', 'admin']],
  publish: [['editor', 'admin'], ['editor', 'admin']],
  correct: [['editor', 'admin'], ['editor', 'admin']],
  withdraw: [['editor', 'admin'], ['editor', 'admin']],
  retract: [['editor', 'admin'], ['editor', 'admin']],
  merge: [['editor', 'admin'], ['editor', 'admin']],
  restore: [['editor', 'admin'], ['contributor', 'editor', 'admin']],
  redact: [['admin'], ['admin']],
  manageKeys: [['admin'], ['admin']],
  readDrafts: [['contributor', 'editor', 'admin'], ['contributor', 'editor', 'admin']],
  readEverything: [['editor', 'admin'], ['editor', 'admin']]
}

const who = (allowed: (role: Role) => boolean) => ROLES.filter(allowed)

describe('The policy', () => {
  test.each(VERBS)('says who may %s', (verb) => {
    expect(who((role) => may({ role })[verb]())).toEqual(TABLE[verb][0])
    expect(who((role) => may({ role })[verb]({ draft: false }))).toEqual(TABLE[verb][0])
    expect(who((role) => may({ role })[verb]({ draft: true }))).toEqual(TABLE[verb][1])
  })

  test('refuses in words that name the role needed', () => {
    expect(() => requireMay({ role: 'editor' }, 'publish')).not.toThrow()
    expect(() => requireMay({ role: 'contributor' }, 'record', { draft: true })).not.toThrow()
    expect(() => requireMay({ role: 'contributor' }, 'publish')).toThrow(
      'Publishing needs a key with the role EDITOR: the key sent has the role CONTRIBUTOR.'
    )
    expect(() => requireMay({ role: 'reader' }, 'record', { draft: true })).toThrow(
      'Changing the record, be it a draft, needs a key with the role CONTRIBUTOR: send it as "Authorization: Bearer <key>".'
    )
    const redacting = () => requireMay({ role: 'editor' }, 'redact')
    expect(redacting).toThrow(NotAllowed)
    expect(redacting).toThrow(expect.objectContaining({ needed: 'admin', extensions: expect.objectContaining({ code: 'FORBIDDEN', role: 'ADMIN' }) }))
  })
})
