/**
 * What each way of reading tells of, by hand: P what is published, D drafts, W what was withdrawn; to those who read as
 * readers do, under @perspective(see: DRAFTS), and under EVERYTHING. `at` names the fields of the schema that the question
 * is about; every field that leads to records has to stand in here.
 */
export interface Read {
  at: string[]
  ask: string
  sees: [readers: string, drafts: string, everything: string]
}

const row = (at: string, ask: string, readers: string, drafts: string, everything: string): Read => ({ at: at.split(' '), ask, sees: [readers, drafts, everything] })

/** As everybody may see it, in every state there is. */
const all = (at: string, ask: string) => row(at, ask, 'P', 'PD', 'PDW')
/** Only hidden things hang there, on something published. */
const hidden = (at: string, ask: string) => row(at, ask, '', 'D', 'DW')
/** What is published, whoever asks. */
const derived = (at: string, ask: string) => row(at, ask, 'P', 'P', 'P')

const SHOW = 'show(by: { slug: "public-show" })'
const SEASON = 'installment(by: { season: { show: "public-show", number: 1 } })'
const SPEAKER = 'speaker(by: { slug: "public-speaker" })'
const EVENT = 'event(by: { slug: "public-event" })'
const ARTICLE = 'article(by: { slug: "public-article" })'
const of = (beneath: string) => `nodes { ${beneath} }`
const list = (beneath: string) => `(first: 100) { totalCount ${of(beneath)} }`
const quotes = (beneath: string) => `${SHOW} { quoteTimeline${list(beneath)} }`
const rulings = (beneath: string) => `${SHOW} { rulings${list(beneath)} }`
const status = (beneath: string) => `${SHOW} { renewalStatus { ${beneath} } }`
const EVIDENCE = '... on Quote { text }'

const named = (field: string, kind: string) => `a: ${field}(by: { slug: "public-${kind}" }) { slug } b: ${field}(by: { slug: "hidden-draft-${kind}" }) { slug } c: ${field}(by: { slug: "hidden-withdrawn-${kind}" }) { slug }`

/** Entries of the log, of one kind, and what they point at. */
const updates = (kind: string, beneath: string) => `showUpdates(first: 100, types: [${kind}]) { ${of(beneath)} }`
const POINTS = { article: 'article { slug }', event: 'event { slug }', quote: 'quote { text }', ruling: 'ruling { note }', speaker: 'speaker { slug }' }
const ENTRIES: [type: string, kind: string, points: (keyof typeof POINTS)[]][] = [
  ['RecordUpdate', 'RECORD', ['speaker']],
  ['RulingUpdate', 'RULING', ['ruling']],
  ['QuoteUpdate', 'QUOTE', ['quote']],
  ['ArticleUpdate', 'ARTICLE', ['article']],
  ['EventUpdate', 'EVENT', ['event']],
  ['CorrectionUpdate', 'CORRECTION', ['article', 'event', 'quote', 'ruling', 'speaker']],
  ['RetractionUpdate', 'RETRACTION', ['article', 'quote', 'ruling']],
  ['WithdrawalUpdate', 'WITHDRAWAL', ['article', 'event', 'quote', 'ruling', 'speaker']],
  ['MergeUpdate', 'MERGE', ['speaker']],
  ['ReleaseDateUpdate', 'RELEASE_DATE', ['ruling']],
  ['RedactionUpdate', 'REDACTION', ['article', 'event', 'quote', 'ruling', 'speaker']]
]

/** What a record said at every time at which the viewer saw it, and how that differs from what they saw before. */
const past = (type: string, ask: (beneath: string) => string) => all(`${type}.history Revision.changes`, ask('history(first: 10) { totalCount nodes { visibility changes { before after } } }'))

export const READS: Read[] = [
  past('Show', (beneath) => `${SHOW} { ${beneath} }`),
  past('Installment', (beneath) => `${SEASON} { ${beneath} }`),
  past('Organisation', (beneath) => `organisation(by: { slug: "public-company" }) { ${beneath} }`),
  past('Speaker', (beneath) => `${SPEAKER} { ${beneath} }`),
  past('Event', (beneath) => `${EVENT} { ${beneath} }`),
  past('EventSeries', (beneath) => `${EVENT} { series { ${beneath} } }`),
  past('Article', (beneath) => `${ARTICLE} { ${beneath} }`),
  past('Quote', (beneath) => `${ARTICLE} { quoteTimeline(first: 100) { nodes { ${beneath} } } }`),
  past('Ruling', (beneath) => `${SHOW} { rulings(first: 100) { nodes { ${beneath} } } }`),
  // What was withdrawn is nothing that new words could join.
  row('Query.duplicateCandidates DuplicateCandidate.quote', 'duplicateCandidates(of: { words: { text: "every lantern on the quay was out that night, and nobody said a word", speaker: "public-speaker" } }) { quote { text } }', 'P', 'PD', 'PD'),
  all('Query.show', named('show', 'show')),
  all('Query.speaker', named('speaker', 'speaker')),
  all('Query.organisation', named('organisation', 'company')),
  all('Query.outlet', named('outlet', 'company')),
  all('Query.event', named('event', 'event')),
  all('Query.article', named('article', 'article')),
  all('Query.showsBy', 'showsBy(by: [{ slug: "public-show" }, { slug: "hidden-draft-show" }, { slug: "hidden-withdrawn-show" }]) { slug }'),
  all('Query.installment', ['public', 'hidden-draft', 'hidden-withdrawn'].map((name, index) => `i${index}: installment(by: { season: { show: "${name}-show", number: 1 } }) { title }`).join(' ')),
  all('Query.shows', `shows${list('slug')}`),
  all('Query.speakers', `speakers${list('slug')}`),
  all('Query.organisations', `organisations${list('slug')}`),
  all('Query.outlets', `outlets${list('slug')}`),
  all('Query.events', `events${list('slug')}`),
  all('Query.articles', `articles${list('slug')}`),
  all('Query.quoteTimeline', `quoteTimeline${list('text')}`),
  derived('Query.renewalBoard BoardEntry.installment BoardEntry.status', `renewalBoard${list('installment { title } status { explanation }')}`),
  derived('Query.showUpdates', `showUpdates${list('summary')}`),
  ...['SHOW', 'SPEAKER', 'ORGANISATION', 'EVENT', 'ARTICLE', 'QUOTE'].map((kind) =>
    all('Query.search SearchResult.record SearchResult.highlights', `a: search(text: "public", kinds: [${kind}], first: 1) { nodes { ...found } } b: search(text: "hidden draft", kinds: [${kind}]) { nodes { ...found } } c: search(text: "hidden withdrawn", kinds: [${kind}]) { nodes { ...found } }`)
  ),
  all('Show.articles', `${SHOW} { articles${list('slug')} }`),
  hidden('Show.credits Credit.speaker', `${SHOW} { credits { speaker { slug } } }`),
  hidden('Speaker.credits Credit.show', `${SPEAKER} { credits { show { slug } } }`),
  all('Show.installments', `${SHOW} { installments { title } }`),
  all('Show.quoteTimeline', quotes('text')),
  all('Show.rulings', rulings('note')),
  derived('Show.updates', `${SHOW} { updates${list('summary')} }`),
  derived('Show.renewalStatus', status('explanation')),
  derived('Installment.show', `${SEASON} { show { slug } }`),
  derived('Installment.renewalStatus', `${SEASON} { renewalStatus { explanation } }`),
  all('Installment.quoteTimeline', `${SEASON} { quoteTimeline${list('text')} }`),
  all('Installment.rulings', `${SEASON} { rulings${list('note')} }`),
  hidden('Installment.platforms PlatformAvailability.platform', `${SEASON} { platforms { platform { slug } } }`),
  all('Installment.replaces', `${SEASON} { replaces { title } } ${SHOW} { slug }`),
  row('Installment.replacedBy', `${SHOW} { installments { replacedBy { title } } }`, '', 'D', 'DW'),
  all('Organisation.articles', `organisation(by: { slug: "public-company" }) { articles${list('slug')} }`),
  all('Article.outlet', `${SHOW} { articles(first: 100) { nodes { outlet { slug } } } }`),
  all('Article.shows', `${ARTICLE} { shows { slug } }`),
  all('Article.quoteTimeline', `${ARTICLE} { quoteTimeline${list('text')} }`),
  hidden('Event.organiser', `${EVENT} { parts { organiser { slug } } }`),
  all('Event.partOf', 'events(first: 100) { nodes { partOf { slug } } }'),
  all('Event.parts', `${EVENT} { parts { slug } }`),
  all('Event.quoteTimeline', `${EVENT} { quoteTimeline${list('text')} }`),
  hidden('Event.participants EventParticipant.speaker', `${EVENT} { participants { speaker { slug } } }`),
  all('Event.series', 'events(first: 100) { nodes { series { name } } }'),
  hidden('EventSeries.organisation', 'events(first: 100) { nodes { series { organisation { slug } } } }'),
  hidden('Speaker.groups', `${SPEAKER} { groups { slug } }`),
  hidden('Speaker.members', `${SPEAKER} { members { slug } }`),
  hidden('Speaker.organisation', 'speakers(first: 100) { nodes { organisation { slug } } }'),
  all('Speaker.quoteTimeline', `${SPEAKER} { quoteTimeline${list('text')} }`),
  all('Quote.about QuoteSubject.show', quotes('about { show { slug } }')),
  all('QuoteSubject.installment', quotes('about { installment { title } }')),
  all('Quote.citations Citation.article', quotes('citations { article { slug } }')),
  hidden('Citation.relayedViaOrganisation', quotes('citations { relayedViaOrganisation { slug } }')),
  all('Quote.earliestCitation', quotes('earliestCitation { article { slug } }')),
  all('Quote.event', quotes('event { slug }')),
  all('Quote.speaker', quotes('speaker { slug }')),
  hidden('Quote.onBehalfOf', quotes('onBehalfOf { slug }')),
  // Published quotes here have stances about hidden things only, some about a hidden installment of the published show.
  row('Quote.stances Stance.show', quotes('stances { show { slug } }'), '', 'PD', 'PDW'),
  hidden('Stance.installment', quotes('stances { installment { title } }')),
  all('Ruling.evidence', rulings(`evidence { ${EVIDENCE} ... on Article { slug } }`)),
  all('Ruling.installments', rulings('installments { title }')),
  hidden('Ruling.onBehalfOf', rulings('onBehalfOf { slug }')),
  hidden('Ruling.platforms', rulings('platforms { platform { slug } }')),
  all('Ruling.saidBy', `${SHOW} { rulings(first: 100) { nodes { saidBy { slug } } } }`),
  derived('Ruling.show', rulings('show { slug }')),
  hidden('Ruling.supersedes', rulings('supersedes { note }')),
  hidden('RenewalStatus.evidence', status(`evidence { ${EVIDENCE} }`)),
  derived('RenewalStatus.installment', status('installment { title }')),
  derived('RenewalStatus.openInstallments', status('openInstallments { title }')),
  hidden('RenewalStatus.platforms', status('platforms { platform { slug } }')),
  hidden('RenewalStatus.rulings', status('rulings { note }')),
  hidden('RenewalStatus.saidBy', 'shows(first: 100) { nodes { renewalStatus { saidBy { slug } } } }'),
  hidden('RenewalStatus.signals Signal.quote', status('signals { quote { text } }')),
  hidden('Signal.ruling', status('signals { ruling { note } }')),
  ...ENTRIES.flatMap(([type, kind, points]) => [
    all(`${type}.shows`, updates(kind, 'shows { slug }')),
    all(`${type}.installments`, updates(kind, 'installments { title }')),
    ...points.map((point) => hidden(`${type}.${point}`, updates(kind, `... on ${type} { ${POINTS[point]} }`)))
  ])
]

/** Fields that lead to no record: values, the caller, and where the log ends. */
export const NO_RECORDS = [
  ...['Query.record', 'Query.viewer', 'Quote.parts', 'Article.retraction', 'Show.externalIds', 'Show.image', 'SearchHighlight.parts', 'RenewalStatus.previous', 'ValidationError.issues']
]

/** Tested by tests of their own here: by id, in every state. */
export const BY_ID = ['Query.node', 'Query.nodes', 'Query.quote', 'Query.ruling']

/** For who changes the record: tests/features/history, tests/features/quotes. */
export const ANSWERS_TO_CHANGES = ['Conflict.current', 'Conflict.changes', 'DuplicateQuote.candidates']

/** For the desk only: tests/features/publication/schedule. */
export const DESK_ONLY = ['Query.scheduled', 'ScheduledPublication.record']

/** For admins only: tests/features/auth. */
export const KEYS_ONLY = ['Query.apiKeys']
