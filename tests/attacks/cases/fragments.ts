import { type Attack, QUICK } from '../attack.ts'
import { SHOW } from '../record.ts'
import { either, harmless, limited, refused } from '../verdicts.ts'

const numbered = (count: number, text: (at: number) => string) => Array.from({ length: count }, (_, at) => text(at)).join(' ')
const show = `show(by: { slug: "${SHOW}" })`

/** The same selection `width` times, and inside each again, `levels` deep: every pair of them has to be compared. */
const repeated = (width: number, levels: number): string =>
  levels === 0 ? 'title' : `installments { show { ${repeated(width, levels - 1)} } } `.repeat(width)

const ATTACKS: Attack[] = [
  { name: 'a fragment that spreads itself', document: '{ ...F } fragment F on Query { record { position } ...F }', expect: refused(/fragment|cycl|itself/i) },
  { name: 'a fragment that spreads itself below a field', document: `{ ${show} { ...F } } fragment F on Show { installments { show { ...F } } }`, expect: refused(/fragment|cycl|itself/i) },
  { name: 'two fragments that spread each other', document: '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }', expect: refused(/fragment|cycl|itself/i) },
  { name: 'a ring of 400 fragments', document: `{ ...F0 } ${numbered(400, (at) => `fragment F${at} on Query { ...F${(at + 1) % 400} }`)}`, expect: refused(/fragment|cycl|itself|depth|deep/i) },
  { name: 'a ring of fragments that nobody spreads', document: '{ record { position } } fragment A on Query { ...B } fragment B on Query { ...A }', expect: refused(/fragment|cycl|itself/i) },
  { name: '2^30 fields by fragments that spread the next one twice', document: `{ ...F0 } ${numbered(30, (at) => `fragment F${at} on Query { ...F${at + 1} ...F${at + 1} }`)} fragment F30 on Query { record { position } }`, expect: either(limited(/breadth|field|fragment|depth|cost/i), harmless()) },
  { name: '2^9 installments by fragments with two aliases each', document: `{ ${show} { ...F0 } } ${numbered(9, (at) => `fragment F${at} on Show { a: installments { show { ...F${at + 1} } } b: installments { show { ...F${at + 1} } } }`)} fragment F9 on Show { title }`, expect: limited(/breadth|field|alias|cost|depth|deep/i) },
  { name: '3^12 fields by fragments without any alias', document: `{ ${show} { ...F0 } } ${numbered(12, (at) => `fragment F${at} on Show { ${`installments { id show { ...F${at + 1} } } `.repeat(3)} }`)} fragment F12 on Show { title }`, expect: limited(/breadth|field|cost|depth|deep/i) },
  { name: 'a chain of 600 fragments', document: `{ ...F0 } ${numbered(600, (at) => `fragment F${at} on Query { ...F${at + 1} }`)} fragment F600 on Query { record { position } }`, expect: harmless() },
  { name: '400 fragments that nobody spreads', document: `{ record { position } } ${numbered(400, (at) => `fragment F${at} on Query { record { position } }`)}`, expect: refused(/./) },
  { name: '1,200 spreads of fragments that do not exist', document: `{ ${numbered(1200, (at) => `...F${at}`)} }`, expect: refused(/./) },
  { name: '400 fragments of one name', document: `{ ...F } ${'fragment F on Query { record { position } } '.repeat(400)}`, expect: refused(/./) },
  { name: '1,900 fields to compare pair by pair', document: `{ record { ${'position '.repeat(1900)} } }`, expect: harmless() },
  { name: '100 selections to compare pair by pair, with 10 in each', document: `{ ${`record { ${'position '.repeat(10)} } `.repeat(100)} }`, expect: harmless() },
  { name: 'repeated selections 5 wide and 4 deep', document: `{ ${show} { ${repeated(5, 4)} } }`, expect: harmless() },
  { name: 'repeated selections 2 wide and 8 deep', document: `{ ${show} { ${repeated(2, 8)} } }`, expect: harmless() },
  { name: 'repeated selections 12 wide and 2 deep, each pair in conflict', document: `{ ${show} { ${numbered(12, (a) => `installments { show { ${numbered(12, (b) => `x: renewalStatus(asOf: "2024-01-${String(a + 10)}", knownAt: "2024-01-${String(b + 10)}T00:00:00Z") { state }`)} } }`)} } }`, expect: refused(/./) },
  { name: '600 fields in conflict with each other', document: `{ ${numbered(600, (at) => `x: show(by: { slug: "s${at}" }) { id }`)} }`, expect: refused(/./) },
  { name: '150 fragments to compare pair by pair', document: `{ ${numbered(150, (at) => `...F${at}`)} } ${numbered(150, (at) => `fragment F${at} on Query { record { position cursor recordedAt rulesVersion } }`)}`, expect: harmless() },
  { name: 'fragments inside fragments to compare pair by pair', document: `{ ${show} { ${numbered(40, (at) => `...A${at}`)} } } ${numbered(40, (at) => `fragment A${at} on Show { installments { ...B${at} show { title } } }`)} ${numbered(40, (at) => `fragment B${at} on Installment { show { installments { title } } }`)}`, expect: harmless() }
]

export const FRAGMENTS: Attack[] = ATTACKS.map((attack) => ({ within: QUICK, ...attack }))
