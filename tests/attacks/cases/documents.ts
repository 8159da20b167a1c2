import { type Attack, QUICK } from '../attack.ts'
import { harmless, limited, refused } from '../verdicts.ts'

const nested = (levels: number, open: string, inner: string, close: string) => open.repeat(levels) + inner + close.repeat(levels)
const numbered = (count: number, text: (at: number) => string) => Array.from({ length: count }, (_, at) => text(at)).join(' ')

/** Size, tokens and nesting: what is to be refused before or while a document is parsed. */
const WRITTEN: Attack[] = [
  { name: 'a document of 33,000 characters', document: `{ record { position } } #${'x'.repeat(33_000)}`, expect: limited(/document|character|large|long/i) },
  { name: 'a document of 900,000 characters', document: `{ record { ${'position '.repeat(100_000)} } }`, expect: limited(/document|character|large|long|token/i) },
  { name: 'a document of 9,000 one-letter fields', document: `{ ${'a '.repeat(9000)} }`, expect: limited(/token/i) },
  { name: '15,000 comments of nothing', document: `{ record { position } }${'#\n'.repeat(15_000)}`, expect: harmless() },
  { name: '30,000 commas', document: `{ record { position } }${','.repeat(30_000)}`, expect: harmless() },
  { name: '30,000 byte order marks', document: `${'\uFEFF'.repeat(30_000)}{ record { position } }`, expect: harmless() },
  { name: '30,000 exclamation marks', document: '!'.repeat(30_000), expect: refused(/syntax|token|unexpected/i) },
  { name: '10,000 nested selections', document: nested(10_000, '{a', '', '}'), expect: limited(/nest|deep|depth|token/i) },
  { name: '30,000 braces that are never closed', document: '{'.repeat(30_000), expect: refused(/nest|deep|depth|token|syntax/i) },
  { name: '1,000 nested selections of legal fields', document: `{ show(by: { slug: "a" }) ${nested(1000, '{installments{show', '{id}', '}}')} }`, expect: limited(/nest|deep|depth|token/i) },
  { name: '15,000 nested lists as a value', document: `{ node(id: ${nested(15_000, '[', '1', ']')}) { id } }`, expect: limited(/nest|deep|depth|token/i) },
  { name: '5,000 nested objects as a value', document: `{ shows(filter: ${nested(5000, '{a:', '1', '}')}) { totalCount } }`, expect: limited(/nest|deep|depth|token/i) },
  { name: '1,500 nested lists as the type of a variable', document: `query ($v: ${nested(1500, '[', 'String', ']')}) { record { position } }`, expect: limited(/nest|deep|depth/i) },
  { name: '500 nested inline fragments', document: `{ ${nested(500, '... {', 'record { position }', '}')} }`, expect: limited(/nest|deep|depth/i) },
  { name: 'an empty document', document: '', expect: refused(/query|document|empty|syntax/i) },
  { name: 'a document of one comment', document: '# nothing', expect: refused(/syntax|empty|unexpected/i) },
  { name: 'control characters in a document', document: '{ record \u0007\u0001 { position } }', expect: refused(/syntax|character/i) },
  { name: '100 type definitions in a document', document: numbered(100, (at) => `type A${at} { a: Int }`), expect: refused(/./) },
  { name: 'a subscription where there is none', document: 'subscription { showUpdates { nodes { id } } }', expect: refused(/subscription|schema|method/i) }
]

/** What is refused once fragments are spread: depth, aliases, directives, breadth, operations. */
const SHAPED: Attack[] = [
  { name: 'legal fields 24 deep', document: `{ show(by: { slug: "a" }) ${nested(12, '{installments{show', '{id}', '}}')} }`, expect: limited(/depth|deep|nest/i) },
  {
    name: 'depth hidden in a chain of fragments',
    document: `{ show(by: { slug: "a" }) { ...F0 } } ${numbered(20, (at) => `fragment F${at} on Show { installments { show { ...F${at + 1} } } }`)} fragment F20 on Show { id }`,
    expect: limited(/depth|deep|nest/i)
  },
  { name: '200 aliases', document: `{ ${numbered(200, (at) => `a${at}: record { position }`)} }`, expect: limited(/alias/i) },
  { name: '1,200 aliases of __typename', document: `{ ${numbered(1200, (at) => `a${at}: __typename`)} }`, expect: limited(/alias/i) },
  {
    name: '120 aliases spread from four fragments',
    document: `{ ${numbered(4, (at) => `...F${at}`)} } ${numbered(4, (f) => `fragment F${f} on Query { ${numbered(30, (at) => `f${f}a${at}: record { position }`)} }`)}`,
    expect: limited(/alias/i)
  },
  {
    name: '400 aliases made of 20 by spreading one fragment 20 times',
    document: `{ ${numbered(20, (at) => `s${at}: record { ...F }`)} } fragment F on RecordInfo { ${numbered(20, (at) => `p${at}: position`)} }`,
    expect: limited(/alias/i)
  },
  { name: '500 @include on one field', document: `{ record { position ${'@include(if: true) '.repeat(500)} } }`, expect: limited(/directive/i) },
  { name: '1,900 unknown directives', document: `{ record { position ${'@a '.repeat(1900)} } }`, expect: limited(/directive/i) },
  { name: '300 directives on the operation', document: `query ${'@skip(if: false) '.repeat(300)} { record { position } }`, expect: limited(/directive/i) },
  { name: '100 directives on 100 fields', document: `{ record { ${numbered(100, (at) => `p${at}: position @include(if: true)`)} } ${numbered(100, () => '__typename @skip(if: false)')} }`, expect: limited(/directive|alias/i) },
  { name: 'one field 3,500 times', document: `{ record { ${'position '.repeat(3500)} } }`, expect: limited(/breadth|field/i) },
  {
    name: '4,000 fields made of 1,100 by spreading a fragment',
    document: `{ ${numbered(40, () => 'record { ...F }')} } fragment F on RecordInfo { ${'position cursor '.repeat(50)} }`,
    expect: limited(/breadth|field/i)
  },
  { name: '100 operations', document: numbered(100, (at) => `query Q${at} { record { position } }`), operationName: 'Q1', expect: limited(/operation/i) },
  { name: 'the name of no operation', document: 'query A { record { position } }', operationName: 'B', expect: refused(/operation/i) },
  { name: 'two operations and no name', document: 'query A { record { position } } query B { record { position } }', expect: refused(/operation/i) },
  { name: 'two operations of one name', document: 'query A { record { position } } query A { __typename }', operationName: 'A', expect: refused(/operation/i) }
]

export const DOCUMENTS: Attack[] = [...WRITTEN, ...SHAPED].map((attack) => ({ within: QUICK, ...attack }))
