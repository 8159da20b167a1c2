import type { Attack, Expectation, FloodAttack } from '../attack.ts'
import { many, summary, unmoved } from '../floods.ts'
import { CANARIES, PROXY } from '../target.ts'
import type { Target } from '../target.ts'
import { refused } from '../verdicts.ts'
import { ask, graphql, JSON_HEADERS } from '../wire.ts'
import type { Reply } from '../wire.ts'

const QUERY = graphql('{ record { position } }')
const DEAR = graphql('{ quoteTimeline(first: 100) { nodes { text speaker { name } citations { wording article { headline } } } } }')

/** A quarter more than one address may ask in a minute. */
const tooMany = ({ environment }: Target) => Math.ceil(Number(environment['GREENLIT_RATE_ADDRESS'] ?? 600) * 1.25)

const later: Expectation = async (reply, target) =>
  (await refused(/rate|minute|often|many|second/i, 429)(reply, target)) ?? (Number(reply.headers['retry-after']) > 0 ? null : 'says not when to come back')

/** The first that was turned away for asking too often, else the last. */
const turnedAway = (replies: readonly Reply[]): Reply => replies.find(({ status }) => status === 429) ?? (replies.at(-1) as Reply)

const asking = (headersOf: (at: number) => Record<string, string> = () => ({}), { as = '', body = QUERY, of = tooMany } = {}): FloodAttack['flood'] =>
  async (target, from) =>
    turnedAway(await many(of(target), 8, (at) => ask(target, { body, headers: { ...JSON_HEADERS, ...headersOf(at) }, from: as === '' ? from : as })))

const spoofed = (at: number) => `203.0.${at >> 8}.${at & 255}`

const neighbours: FloodAttack['flood'] = async (target) => {
  await many(tooMany(target), 8, () => ask(target, { body: QUERY, headers: { ...JSON_HEADERS, 'x-forwarded-for': '198.51.100.7' }, from: PROXY }))
  const other = await ask(target, { body: QUERY, headers: { ...JSON_HEADERS, 'x-forwarded-for': '198.51.100.8' }, from: PROXY })
  return summary(other.status === 200 ? null : `another caller behind the proxy gets ${other.status}`)
}

const goodKey: FloodAttack['flood'] = async (target, from) => {
  await many(60, 8, (at) => ask(target, { body: QUERY, headers: { ...JSON_HEADERS, authorization: `Bearer a-wrong-key-number-${at}-0123456789` }, from }))
  const owner = await ask(target, { body: QUERY, headers: { ...JSON_HEADERS, authorization: `Bearer ${CANARIES.adminKey}` }, from: '127.0.3.200' })
  return summary(owner.status === 200 ? null : `the owner of the key gets ${owner.status}`)
}

const preflights: FloodAttack['flood'] = async (target, from) => {
  const replies = await many(tooMany(target), 8, () => ask(target, { method: 'OPTIONS', headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' }, from }))
  return summary(replies.every(({ status }) => status !== null && (status < 300 || status === 429)) ? null : 'some got something else')
}

/** Asking too often, and ways around being told so. */
export const RATES: Attack[] = [
  { name: 'one address that asks too often', flood: asking(), expect: later },
  { name: 'one address that calls itself by many (X-Forwarded-For)', flood: asking((at) => ({ 'x-forwarded-for': spoofed(at) })), expect: later },
  { name: 'one address that calls itself by many (Forwarded, X-Real-IP, CF-Connecting-IP)', flood: asking((at) => ({ forwarded: `for=${spoofed(at)}`, 'x-real-ip': spoofed(at), 'cf-connecting-ip': spoofed(at), 'x-client-ip': spoofed(at), 'true-client-ip': spoofed(at) })), expect: later },
  { name: 'one caller behind a proxy that calls itself by many', flood: asking((at) => ({ 'x-forwarded-for': `${spoofed(at)}, 198.51.100.1` }), { as: PROXY }), expect: later },
  { name: 'one caller of IPv6 behind a proxy, with a new address in one network each time', flood: asking((at) => ({ 'x-forwarded-for': `2001:db8:0:1::${(at + 1).toString(16)}` }), { as: PROXY }), expect: later },
  { name: 'one caller behind a proxy in many spellings of one address', flood: asking((at) => ({ 'x-forwarded-for': ['198.51.100.2', '::ffff:198.51.100.2', '::ffff:c633:6402', ' 198.51.100.2 ', '198.51.100.2:4711'][at % 5] as string }), { as: PROXY, of: (target) => tooMany(target) * 2 }), expect: later },
  { name: 'rubbish in X-Forwarded-For behind a proxy', flood: asking((at) => ({ 'x-forwarded-for': `${'not an address'.repeat(20)}${at}` }), { as: PROXY }), expect: later },
  { name: 'one caller behind a proxy, to another caller behind it', flood: neighbours, expect: unmoved },
  { name: 'one address that asks with another wrong key each time', flood: asking((at) => ({ authorization: `Bearer a-wrong-key-number-${at}-0123456789` }), { of: () => 60 }), expect: later },
  { name: 'wrong keys, to the owner of the right one elsewhere', flood: goodKey, expect: unmoved },
  { name: 'one address that asks for dear things within its number of requests', flood: asking(undefined, { body: DEAR, of: (target) => Math.floor(tooMany(target) * 0.75) }), expect: later },
  { name: 'a flood of preflights', flood: preflights, expect: unmoved }
]
