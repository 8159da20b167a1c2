import { type Attack, QUICK } from '../attack.ts'
import { SHOW } from '../record.ts'
import { answered, harmless, limited, refused } from '../verdicts.ts'

const ID = 'U2hvdzowMTk1MTYyZS03YTAwLTcwMDAtODAwMC0wMDAwMDAwMDAwMDE='
const numbered = (count: number, text: (at: number) => string) => Array.from({ length: count }, (_, at) => text(at)).join(' ')

/** Values in the document, and documents that are wrong in thousands of places. */
const ATTACKS: Attack[] = [
  { name: 'a text of 31,000 characters', document: `{ show(by: { slug: "${'a'.repeat(31_000)}" }) { id } }`, expect: harmless((data) => data.show === null) },
  { name: 'a block text of 10,000 lines', document: `{ show(by: { slug: """${' \n'.repeat(10_000)}""" }) { id } }`, expect: harmless((data) => data.show === null) },
  { name: 'a number of 10,000 digits', document: `{ shows(first: ${'9'.repeat(10_000)}) { totalCount } }`, expect: refused(/first|int|number/i) },
  { name: 'a number of 2^31', document: '{ shows(first: 2147483648) { totalCount } }', expect: refused(/first/i) },
  { name: 'a page of 2,147,483,647', document: '{ shows(first: 2147483647) { totalCount } }', expect: refused(/first.*100/i) },
  { name: 'a page of -2,147,483,648', document: '{ shows(first: -2147483648) { totalCount } }', expect: refused(/first/i) },
  { name: 'a last page of -1', document: '{ shows(last: -1) { totalCount } }', expect: refused(/last/i) },
  { name: 'first and last at once', document: '{ shows(first: 100, last: 100) { totalCount } }', expect: refused(/last/i) },
  { name: 'a number of 1e99999', document: '{ shows(first: 1e99999) { totalCount } }', expect: refused(/first|int|number/i) },
  { name: 'a silence of 2,147,483,647 days', document: '{ renewalBoard(filter: { silentForMoreThan: 2147483647 }) { totalCount } }', expect: refused(/silentForMoreThan/) },
  { name: 'a list of 1,000 ids', document: `{ nodes(ids: [${`"${ID}" `.repeat(600)}]) { id } }`, expect: limited(/list|items|values|ids/i) },
  { name: 'a list of 2,000 enumeration values', document: `{ quoteTimeline(filter: { kinds: [${'DIRECT '.repeat(2000)}] }) { totalCount } }`, expect: limited(/list|items|values|kinds/i) },
  { name: 'one field of an object 1,000 times', document: `{ shows(filter: { ${'tags: ["a"] '.repeat(700)} }) { totalCount } }`, expect: refused(/./) },
  { name: 'an escape beyond Unicode', document: String.raw`{ show(by: { slug: "\u{110000}" }) { id } }`, expect: refused(/unicode|syntax|escape/i) },
  { name: 'half of a surrogate pair', document: String.raw`{ show(by: { slug: "a\ud83d" }) { id } }`, expect: refused(/surrogate|unicode/i) },
  { name: 'a NUL character', document: String.raw`{ show(by: { slug: "a\u0000" }) { id } }`, expect: refused(/NUL/) },
  { name: 'a name of 30,000 characters', document: `{ ${'a'.repeat(30_000)} }`, expect: refused(/./) },
  { name: '3,000 fields that do not exist', document: `{ ${numbered(3000, (at) => `x${at}`)} }`, expect: refused(/./) },
  { name: '900 arguments that do not exist', document: `{ shows(${numbered(900, (at) => `x${at}: 1`)}) { totalCount } }`, expect: refused(/./) },
  { name: '900 variables that are not declared', document: `{ nodes(ids: [${numbered(900, (at) => `$v${at}`)}]) { id } }`, expect: refused(/./) },
  { name: '900 variables that nobody uses', document: `query (${numbered(900, (at) => `$v${at}: Int`)}) { record { position } }`, expect: refused(/./) },
  { name: '900 variables of one name', document: `query (${'$v: Int '.repeat(900)}) { shows(first: $v) { totalCount } }`, expect: refused(/./) },
  { name: '90 long names that nearly exist', document: `{ show(by: { slug: "a" }) { ${numbered(90, (at) => `${'quoteTimelin'.repeat(20)}${at}`)} } }`, expect: refused(/./) },
  { name: 'the name of a property of every object', document: '{ constructor toString __proto__ hasOwnProperty }', expect: refused(/./) },
  { name: 'two ways to name one show at once', document: `{ show(by: { slug: "${SHOW}", imdb: "tt1" }) { id } }`, expect: refused(/by|one/i) },
  { name: 'no way to name a show', document: '{ show(by: {}) { id } }', expect: refused(/by|one/i) },
  { name: 'a question that everybody may ask', document: `{ show(by: { slug: "${SHOW}" }) { title } }`, expect: answered((data) => data.show.title.length > 0) }
]

export const LITERALS: Attack[] = ATTACKS.map((attack) => ({ within: QUICK, ...attack }))
