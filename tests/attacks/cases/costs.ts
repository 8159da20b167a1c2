import { type Attack, QUICK } from '../attack.ts'
import { SHOW } from '../record.ts'
import { answered, harmless, limited } from '../verdicts.ts'

const dear = limited(/cost|expensive|depth|deep/i)
const show = `show(by: { slug: "${SHOW}" })`
const numbered = (count: number, text: (at: number) => string) => Array.from({ length: count }, (_, at) => text(at)).join(' ')

/** `levels` pairs of fields inside each other. */
const inside = (levels: number, open: string, inner: string, close: string) => open.repeat(levels) + inner + close.repeat(levels)

const TIMELINE = 'quoteTimeline(first: 100) { nodes { text citations { article { quoteTimeline(first: 100) { nodes { text citations { article { headline } } } } } } } }'

/** Every one of these is short, shallow, has hardly an alias, and asks for thousands or millions of objects. */
const DEAR: Attack[] = [
  { name: 'pages of 100 inside pages of 100', document: `{ shows(first: 100) { nodes { ${TIMELINE} } } }`, expect: dear },
  { name: 'pages of 100 asked backward', document: `{ shows(last: 100) { nodes { ${TIMELINE.replaceAll('first:', 'last:')} } } }`, expect: dear },
  { name: 'pages whose size is a variable', document: `query ($n: Int) { shows(first: $n) { nodes { ${TIMELINE.replaceAll('100', '$n')} } } }`, variables: { n: 100 }, expect: dear },
  { name: 'pages whose size is the default of a variable', document: `query ($n: Int = 100) { shows(first: $n) { nodes { ${TIMELINE.replaceAll('100', '$n')} } } }`, expect: dear },
  { name: 'nested pages without a size', document: `{ quoteTimeline { nodes { speaker { quoteTimeline { nodes { speaker { quoteTimeline { nodes { speaker { quoteTimeline { nodes { text } } } } } } } } } } } }`, expect: dear },
  { name: 'pages through edges instead of nodes', document: `{ quoteTimeline(first: 100) { edges { node { speaker { quoteTimeline(first: 100) { edges { node { speaker { quoteTimeline(first: 100) { edges { node { text } } } } } } } } } } } }`, expect: dear },
  { name: 'credits of speakers of credits of speakers', document: `{ ${show} { ${inside(4, 'credits { speaker { credits { show { ', 'title', '} } } }')} } }`, expect: dear },
  { name: 'installments of shows of installments of shows', document: `{ ${show} { ${inside(8, 'installments { show { ', 'title', '} }')} } }`, expect: dear },
  { name: 'rulings of statuses of rulings', document: `{ ${show} { ${inside(4, 'renewalStatus { rulings { installments { ', 'renewalStatus { explanation }', '} } }')} } }`, expect: dear },
  { name: 'open installments of statuses of open installments', document: `{ ${show} { ${inside(8, 'renewalStatus { openInstallments { ', 'title', '} }')} } }`, expect: dear },
  { name: 'evidence of signals of rulings of shows', document: `{ ${show} { ${inside(3, 'renewalStatus { rulings { show { installments { ', 'renewalStatus { signals { quote { citations { article { headline } } } } }', '} } } }')} } }`, expect: dear },
  { name: 'shows of articles of shows of articles', document: `{ ${show} { ${inside(4, 'articles { nodes { shows { ', 'title', '} } }')} } }`, expect: dear },
  { name: 'shows of log entries of shows', document: `{ showUpdates(first: 100) { nodes { shows { ${inside(3, 'updates(first: 100) { nodes { shows { ', 'title', '} } }')} } } } }`, expect: dear },
  { name: '90 pages of 100 side by side', document: `{ ${numbered(90, (at) => `a${at}: quoteTimeline(first: 100) { nodes { text said { label } citations { wording article { headline outlet { name } } } } }`)} }`, expect: dear },
  { name: '100 nodes, each with a page of 100', document: `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Show { ${TIMELINE} } } }`, variables: { ids: Array.from({ length: 100 }, () => 'U2hvdzowMTk1MTYyZS03YTAwLTcwMDAtODAwMC0wMDAwMDAwMDAwMDE=') }, expect: dear },
  { name: '100 shows by slug, each with a page of 100', document: `query ($by: [ShowBy!]!) { showsBy(by: $by) { ${TIMELINE} } }`, variables: { by: Array.from({ length: 100 }, () => ({ slug: SHOW })) }, expect: dear },
  { name: 'cost behind @include', document: `query ($yes: Boolean!) { shows(first: 100) @include(if: $yes) { nodes { ${TIMELINE} } } }`, variables: { yes: true }, expect: dear },
  { name: 'cost in a fragment on an interface', document: `{ shows(first: 100) { nodes { ... on Node { ...F } } } } fragment F on Show { ${TIMELINE} }`, expect: dear },
  { name: 'cost in the second operation', document: `query Cheap { record { position } } query Dear { shows(first: 100) { nodes { ${TIMELINE} } } }`, operationName: 'Dear', expect: dear },
  { name: 'cost in a mutation payload', document: `mutation { recordArticle(input: { headline: "A", publish: false }) { ... on RecordArticlePayload { article { shows { ${TIMELINE} } quoteTimeline(first: 100) { nodes { citations { article { ${TIMELINE} } } } } } } } }`, key: true, expect: dear }
]

/** What looks dear and may be legal: then it must be answered without anybody noticing. */
const LEGAL: Attack[] = [
  { name: 'cost that is skipped', document: `{ record { position } shows(first: 100) @skip(if: true) { nodes { ${TIMELINE} } } }`, expect: harmless() },
  { name: '90 counts of everything', document: `{ ${numbered(90, (at) => `a${at}: quoteTimeline { totalCount }`)} }`, expect: harmless() },
  { name: 'one page of 100 with all there is in it', document: `{ quoteTimeline(first: 100) { totalCount nodes { text parts { text tag } stances { subject value } about { show { title } } said { label edtf } speaker { name } event { name } citations { wording article { headline } } } } }`, expect: harmless() },
  { name: 'one status with all its evidence', document: `{ ${show} { renewalStatus { explanation rulings { effective { label } } evidence { ... on Quote { text } ... on Article { headline } } signals { kind quote { text } } } } }`, expect: answered() }
]

export const COSTS: Attack[] = [...DEAR.map((attack) => ({ within: QUICK, ...attack })), ...LEGAL]
