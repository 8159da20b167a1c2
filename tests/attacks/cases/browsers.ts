import type { Attack, Expectation } from '../attack.ts'
import { CANARIES } from '../target.ts'
import { judged, refused } from '../verdicts.ts'
import { graphql } from '../wire.ts'

const QUERY = graphql('{ record { position } }')
const from = (origin: string, headers = {}) => ({ body: QUERY, headers: { 'content-type': 'application/json', origin, ...headers } })

/** A page elsewhere may read what everybody may; it may never do so in somebody's name. */
const inNobodysName: Expectation = judged(({ status, headers }) => {
  if (status === null || status >= 500) return `status ${status}`
  return headers['access-control-allow-credentials'] === 'true' ? 'lets a foreign page send credentials' : null
})

const preflight = (method: string, headers: string) => ({
  method: 'OPTIONS',
  headers: { origin: 'https://evil.example', 'access-control-request-method': method, 'access-control-request-headers': headers }
})

/** What pages of other sites try through the browser of somebody who trusts this server. */
export const BROWSERS: Attack[] = [
  { name: 'a foreign page', request: from('https://evil.example'), expect: inNobodysName },
  { name: 'a page of origin null', request: from('null'), expect: inNobodysName },
  { name: 'a page whose origin is no address', request: from('https://evil.example\u00e9'), expect: inNobodysName },
  { name: 'a preflight of a foreign page', request: preflight('POST', 'content-type,authorization'), expect: inNobodysName },
  { name: 'a preflight for DELETE', request: preflight('DELETE', 'content-type'), expect: judged(({ headers }) => (/DELETE|\*/.test(headers['access-control-allow-methods'] ?? '') ? 'allows DELETE' : null)) },
  { name: 'a preflight for 5,000 headers', request: preflight('POST', Array.from({ length: 2000 }, (_, at) => `x${at}`).join(',')), expect: judged(({ headers }) => ((headers['access-control-allow-headers'] ?? '').length > 1000 ? 'repeats the headers asked for' : null)) },
  { name: 'a foreign form that changes the record', request: { body: `query=${encodeURIComponent('mutation { recordArticle(input: { headline: "Got in" }) { __typename } }')}`, headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://evil.example', authorization: `Bearer ${CANARIES.adminKey}` } }, expect: refused(/content-type|json|csrf|cross-site/i, 400, 403, 415) },
  { name: 'a foreign picture whose address is a query', request: { method: 'GET', path: `/graphql?query=${encodeURIComponent('{ shows { nodes { id } } }')}`, headers: { accept: 'image/*', 'sec-fetch-mode': 'no-cors', 'sec-fetch-site': 'cross-site' } }, expect: judged(({ status, headers }) => (status !== null && status < 500 && headers['x-content-type-options'] === 'nosniff' ? null : `status ${status}, nosniff ${headers['x-content-type-options'] ?? 'missing'}`)) },
  { name: 'an answer read as something else (no nosniff)', request: from('https://evil.example'), expect: judged(({ headers }) => (headers['x-content-type-options'] === 'nosniff' ? null : 'no nosniff')) },
  { name: 'a refusal read as something else (no nosniff)', request: { body: '{', headers: { 'content-type': 'application/json' } }, expect: judged(({ headers }) => (headers['x-content-type-options'] === 'nosniff' ? null : 'no nosniff')) },
  { name: 'a frame around it', request: { method: 'GET', path: '/', headers: { accept: 'text/html' } }, expect: judged(({ headers }) => (headers['x-frame-options'] !== undefined || /frame-ancestors/.test(headers['content-security-policy'] ?? '') ? null : 'may be framed')) },
  { name: 'names and versions of what it is built from', request: from('https://evil.example'), expect: judged(({ headers }) => (headers['server'] === undefined && headers['x-powered-by'] === undefined ? null : 'tells what it is built from')) },
  { name: 'a proxy that keeps answers to one key for everybody', request: from('https://evil.example', { authorization: `Bearer ${CANARIES.adminKey}` }), expect: judged(({ headers }) => (/public|s-maxage/.test(headers['cache-control'] ?? '') ? 'may be kept by others' : null)) }
]
