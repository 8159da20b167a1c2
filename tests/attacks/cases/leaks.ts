import type { Attack } from '../attack.ts'
import { CANARIES } from '../target.ts'
import { answered, anything, judged } from '../verdicts.ts'
import { graphql } from '../wire.ts'

const get = (path: string, headers: Record<string, string> = {}) => ({ method: 'GET', path, headers })
const secret = judged(({ body, headers }) => {
  const text = body + JSON.stringify(headers)
  const found = Object.entries(CANARIES).find(([, value]) => text.includes(value))
  return found ? `repeats ${found[0]}` : null
})

/** Secrets sent to the server, which must come back in no answer; that no log has them is looked for at the end. */
export const LEAKS: Attack[] = [
  { name: 'a secret in the query string', request: get(`/graphql?query=${encodeURIComponent('{ record { position } }')}&access_token=${CANARIES.query}`, { 'content-type': 'application/json' }), expect: secret },
  { name: 'a secret in a path', request: get(`/reset/${CANARIES.query}`), expect: secret },
  { name: 'a secret in a broken body', request: { body: `{"password":"${CANARIES.password}"`, headers: { 'content-type': 'application/json' } }, expect: secret },
  { name: 'a secret in a cookie', request: { body: graphql('{ record { position } }'), headers: { 'content-type': 'application/json', cookie: `session=${CANARIES.cookie}` } }, expect: secret },
  { name: 'a secret in the user part of the address of a page', request: { body: graphql('{ record { position } }'), headers: { 'content-type': 'application/json', referer: `https://a.example/?token=${CANARIES.query}`, origin: `https://u:${CANARIES.query}@a.example` } }, expect: anything },
  { name: 'the name of an operation that forges lines of the log', document: 'query A { record { position } }', operationName: 'A\nFORGED\r\n{"level":60}', expect: anything },
  { name: 'the right key, which must be in no log', document: 'query A { record { position } }', key: true, expect: answered() }
]
