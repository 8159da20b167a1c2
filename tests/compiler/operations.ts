/** Operations that readers send, with every kind of field; `variables` where there are any. */
export interface Operation {
  name: string
  query: string
  variables?: Record<string, unknown>
  headers?: Record<string, string>
}

const DATE = 'edtf earliest latest precision label approximate uncertain phrase anchor at'
const PAGE_INFO = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }'
const QUOTE = `id visibility kind text parts { text verbatim tag } speaker { id name } attribution onBehalfOf { name } event { kind name }
  said { ${DATE} } language translation prompt version knownFrom knownTo
  stances { subject value voice show { title } installment { title } }
  citations { place wording startOffset endOffset relayedVia relayedViaOrganisation { name } article { headline outlet { name } published { label } } }
  earliestCitation { place article { slug } } about { show { slug } installment { title } }`
const RULING = `id visibility state finality wholeShow show { slug } installments { title } release { ${DATE} } platforms { territory platform { name slug } }
  effective { label latest } saidBy { name } saidByName onBehalfOf { name } voice authority supersedes { id state } note
  evidence { __typename ... on Quote { id text } ... on Article { headline } } knownFrom knownTo version`
const STATUS = `comingBack state finality since { label } authority saidBy { slug } saidByName outlook contested
  rulings { id state saidByName } evidence { ... on Quote { id text knownTo } ... on Article { id slug } }
  signals { kind ruling { state } quote { text } } lastHeard { label at } silentDays
  previous { comingBack state since { ${DATE} } } platforms { territory platform { name } } release { label }
  explanation asOf knownAt rulesVersion installment { title } openInstallments { title kind }`
const SHOW = `id version visibility slug title description genres tags firstYear lastYear image { url alt credit }
  credits { role note speaker { name } show { slug } } externalIds { source value }
  installments { id kind number part title version visibility show { slug } replacedBy { title } replaces { title } platforms { territory platform { name } } }`

export const ONE_SHOW: Operation[] = [
  { name: 'a show by its slug, with all that it says', query: `{ show(by: { slug: "heartstopper" }) { ${SHOW} } }` },
  { name: 'a show by a variable', query: `query($slug: String) { show(by: { slug: $slug }) { title } }`, variables: { slug: 'heartstopper' } },
  { name: 'a show by a variable object', query: `query($by: ShowBy!) { show(by: $by) { title } }`, variables: { by: { imdb: 'tt10638036' } } },
  { name: 'a show that is not on record', query: '{ show(by: { slug: "nothing" }) { title } }' },
  { name: 'a slug that is none', query: '{ show(by: { slug: "No Slug \\" \\\\ \\n" }) { title } }' },
  { name: 'an external id', query: '{ show(by: { tvmaze: "54198" }) { slug } }' },
  { name: 'two aliases of one show', query: '{ a: show(by: { slug: "heartstopper" }) { title t: title } b: show(by: { slug: "heartstopper" }) { slug __typename } __typename }' },
  {
    name: 'fragments, spread twice and merged',
    query: `{ show(by: { slug: "heartstopper" }) { ...A installments { number } ...A } } fragment A on Show { ...B installments { title ... on Installment { kind } } } fragment B on Node { id __typename ... on Show { title } }`
  },
  {
    name: 'fields included and skipped',
    query: `query($yes: Boolean!, $no: Boolean = false) { show(by: { slug: "heartstopper" }) { title @include(if: $no) slug @skip(if: $no) ... on Show @include(if: $yes) { genres } ...T @skip(if: $yes) } } fragment T on Show { tags }`,
    variables: { yes: true }
  },
  { name: 'nothing but its type', query: '{ show(by: { slug: "heartstopper" }) { __typename } }' },
  { name: 'nothing but what is included not', query: '{ show(by: { slug: "heartstopper" }) { title @include(if: false) } }' }
]

export const STATUSES: Operation[] = [
  { name: 'how a show stands', query: `{ show(by: { slug: "heartstopper" }) { renewalStatus { ${STATUS} } installments { title renewalStatus { ${STATUS} } } } }` },
  ...['2023-01-01', '2024-12-01', '2025-02-20', '2199-01-01'].map((asOf) => ({
    name: `as of ${asOf}`,
    query: `query($asOf: Date) { show(by: { slug: "heartstopper" }) { renewalStatus(asOf: $asOf) { ${STATUS} } } }`,
    variables: { asOf }
  })),
  ...['1900-01-01T00:00:00Z', '2025-03-01T00:00:00Z', '2199-01-01T00:00:00Z', '2025-02-17T18:00:00+02:00'].map((knownAt) => ({
    name: `as known at ${knownAt}`,
    query: `query($at: DateTime) { show(by: { slug: "heartstopper" }) { renewalStatus(asOf: "2025-02-20", knownAt: $at) { ${STATUS} } rulings(knownAt: $at) { nodes { ${RULING} } } } }`,
    variables: { at: knownAt }
  })),
  { name: 'clocks that are null', query: 'query($a: Date, $k: DateTime) { show(by: { slug: "heartstopper" }) { renewalStatus(asOf: $a, knownAt: $k) { state asOf } } }', variables: { a: null } },
  { name: 'every show', query: `{ shows(first: 100) { nodes { slug renewalStatus { ${STATUS} } installments { title renewalStatus(asOf: "2024-06-01") { ${STATUS} } } } } }` }
]

const FILTERS = [
  '{ kinds: [DIRECT] }',
  '{ stances: [HOPEFUL, CONFIRMS], stanceSubject: RENEWAL }',
  '{ eventKinds: [FESTIVAL, PODCAST], kinds: [] }',
  '{ saidFrom: "2024-09-01", saidTo: "2025-03-01" }',
  '{}'
]

export const LISTS: Operation[] = [
  ...['first: 3', 'last: 3', 'first: 0', 'last: 0', 'first: 100', ''].map((page) => ({
    name: `the timeline of a show, ${page}`,
    query: `{ show(by: { slug: "heartstopper" }) { quoteTimeline${page === '' ? '' : `(${page})`} { totalCount edges { cursor next node { ${QUOTE} } } nodes { id } ${PAGE_INFO} } } }`
  })),
  ...FILTERS.map((filter) => ({ name: `everything said, ${filter}`, query: `{ quoteTimeline(filter: ${filter}, first: 7) { totalCount nodes { text kind } ${PAGE_INFO} } }` })),
  ...['hasNextPage', 'hasPreviousPage', 'startCursor', 'endCursor'].flatMap((part) => [
    { name: `nothing but the ${part} of timelines, full and empty`, query: `{ shows(first: 100) { nodes { quoteTimeline(first: 2) { pageInfo { ${part} } } } } }` },
    { name: `nothing but the ${part} of what a filter finds`, query: `{ quoteTimeline(filter: { kinds: [PARTIAL] }, first: 2) { pageInfo { ${part} } } }` }
  ]),
  { name: 'oldest first', query: `{ quoteTimeline(order: OLDEST_FIRST, first: 9) { edges { cursor next node { text } } ${PAGE_INFO} } }` },
  { name: 'an order that varies', query: `query($o: TimelineOrder) { quoteTimeline(order: $o, last: 4) { edges { cursor next } ${PAGE_INFO} } }`, variables: { o: 'OLDEST_FIRST' } },
  { name: 'only counted', query: '{ quoteTimeline { totalCount } show(by: { slug: "heartstopper" }) { quoteTimeline(first: 2) { totalCount } updates { __typename } articles { pageInfo { hasPreviousPage } } } }' },
  { name: 'only counted, by variables', query: 'query($first: Int, $after: String) { shows(first: $first, after: $after) { totalCount pageInfo { hasPreviousPage __typename } } }', variables: { first: 3 } },
  { name: 'only where it ends', query: '{ shows(first: 2) { pageInfo { endCursor } } events(last: 2) { pageInfo { startCursor } } renewalBoard(first: 3) { edges { cursor } } articles(last: 3) { edges { next } } }' },
  { name: 'only the types of items', query: '{ shows(first: 2) { nodes { __typename } edges { __typename node { __typename } } __typename } showUpdates(last: 3) { nodes { __typename } } renewalBoard(last: 2) { nodes { __typename status { __typename } } } show(by: { slug: "heartstopper" }) { credits { __typename } quoteTimeline(last: 2) { nodes { __typename parts { __typename } said { __typename } } } } }' },
  { name: 'nothing found', query: `{ quoteTimeline(filter: { kinds: [] }) { totalCount nodes { text } edges { cursor next } ${PAGE_INFO} } showUpdates(types: []) { nodes { position } ${PAGE_INFO} } }` },
  { name: 'the past', query: `{ quoteTimeline(knownAt: "2025-02-20T00:00:00Z", first: 20) { totalCount nodes { ${QUOTE} } } }` },
  { name: 'the board', query: `{ renewalBoard(first: 50) { totalCount nodes { installment { title show { title } } status { ${STATUS} } } edges { cursor } ${PAGE_INFO} } }` },
  { name: 'the board of a day in the past', query: `{ renewalBoard(asOf: "2024-05-20", first: 10) { nodes { installment { title } status { state asOf silentDays } } ${PAGE_INFO} } }` },
  { name: 'nothing of a list but how long it is', query: '{ shows { totalCount } quoteTimeline(first: 0) { __typename } renewalBoard { totalCount __typename } }' },
  { name: 'the board as it was known', query: `{ renewalBoard(knownAt: "2024-05-31T12:00:00Z") { totalCount nodes { installment { title } status { state asOf knownAt } } } }` },
  { name: 'the board, filtered', query: `{ renewalBoard(filter: { comingBack: [UNDECIDED], silentForMoreThan: 60, authorities: [REPORTED, OFFICIAL] }) { totalCount nodes { installment { title } status { state silentDays } } } }` },
  {
    name: 'the feed',
    query: `{ record { position cursor recordedAt rulesVersion } showUpdates(first: 100) { totalCount nodes { __typename id position type recordedAt summary happened { label } shows { title } installments { title } backfilled change reason
      ... on QuoteUpdate { quote { text } } ... on CorrectionUpdate { quote { text } reason ruling { id } article { id } event { id } speaker { id } } ... on RulingUpdate { ruling { state } } ... on ArticleUpdate { article { headline } }
      ... on MergeUpdate { speaker { slug } } ... on WithdrawalUpdate { article { slug } quote { id } } ... on EventUpdate { event { name } } } ${PAGE_INFO} } }`
  },
  { name: 'the feed, alike for all kinds', query: '{ showUpdates(first: 5) { nodes { position summary } } }' },
  { name: 'the feed, filtered', query: `{ showUpdates(types: [RULING, MERGE], last: 4) { edges { cursor node { position type } } ${PAGE_INFO} } }` },
  { name: 'changes of a show', query: `{ show(by: { slug: "heartstopper" }) { updates(last: 5, types: [RULING]) { totalCount nodes { recordedAt summary } ${PAGE_INFO} } updatesOfAll: updates { nodes { position } } } }` },
  { name: 'shows by genre', query: `{ shows(filter: { genres: ["Drama"] }, first: 3) { totalCount nodes { title genres } ${PAGE_INFO} } }` },
  { name: 'speakers', query: `{ speakers(filter: { kinds: [GROUP] }) { nodes { id version visibility slug kind name aliases description organisation { name } members { name } groups { name } credits { role show { title } } quoteTimeline(first: 2) { nodes { text } } } } }` },
  { name: 'all speakers', query: `{ speakers(last: 50) { nodes { id slug kind name aliases description organisation { name } members { name } groups { name } credits { role note show { title } } } ${PAGE_INFO} } }` },
  { name: 'events', query: `{ events(first: 100) { edges { cursor next node { id version visibility slug kind name place held { ${DATE} } organiser { name roles } partOf { name } parts { name } series { id version slug name kind organisation { name } } participants { role speaker { name } } quoteTimeline(first: 1) { nodes { text } } } } } }` },
  { name: 'events of a time', query: '{ events(filter: { heldFrom: "2024-01-01", heldTo: "2025-12-31", kinds: [FESTIVAL] }) { nodes { name } } }' },
  { name: 'articles', query: `{ articles(first: 100) { totalCount edges { next node { id version visibility slug headline published { ${DATE} } language summary body bodyHtml sections categories tags outlet { name domain } byline canonicalUrl retraction { date { label } note } shows { slug } quoteTimeline(first: 2) { totalCount nodes { text } } } } } }` },
  { name: 'articles of a time', query: '{ articles(filter: { publishedFrom: "2025-01-01", tags: ["Netflix", "x"] }) { nodes { slug } } }' },
  { name: 'articles of a show and of an outlet', query: `{ show(by: { slug: "heartstopper" }) { articles(first: 2) { totalCount edges { cursor next node { headline } } ${PAGE_INFO} } } outlets { nodes { name domain articles(first: 2) { totalCount nodes { headline } ${PAGE_INFO} } } } }` },
  { name: 'organisations', query: `{ organisations(roles: [PLATFORM, STUDIO], first: 4) { totalCount nodes { id slug name domain roles version visibility } ${PAGE_INFO} } }` },
  { name: 'rulings of every installment', query: `{ shows { nodes { installments { rulings(first: 3) { totalCount edges { cursor next node { ${RULING} } } ${PAGE_INFO} } quoteTimeline(first: 2) { nodes { text } } } rulings(last: 2) { nodes { ${RULING} } ${PAGE_INFO} } } } }` }
]

export const LOOKUPS: Operation[] = [
  { name: 'a watchlist', query: '{ showsBy(by: [{ slug: "heartstopper" }, { imdb: "tt1" }, { slug: "nothing" }, { imdb: "tt10638036" }]) { title } none: showsBy(by: []) { title } }' },
  { name: 'a watchlist by variables', query: 'query($by: [ShowBy!]!) { showsBy(by: $by) { title __typename } }', variables: { by: [{ slug: 'heartstopper' }, { slug: 'x' }, { tvmaze: '54198' }] } },
  { name: 'a season', query: '{ a: installment(by: { season: { show: "heartstopper", number: 3 } }) { title number part kind } b: installment(by: { season: { show: "heartstopper", number: 3, part: 1 } }) { title } }' },
  { name: 'who asks', query: '{ viewer { __typename role name perspective expiresAt } record { position } }' },
  { name: 'nothing but who asks', query: '{ viewer { role } }' },
  { name: 'who asks, with a key', query: '{ viewer { role name } again: viewer { perspective } record { position } }', headers: { authorization: 'Bearer a-key-for-tests-only' } },
  {
    name: 'arguments with variables within',
    query: 'query($slug: String!, $n: Int = 2, $kinds: [QuoteKind!], $from: Date) { show(by: { slug: $slug }) { quoteTimeline(first: $n, filter: { kinds: $kinds, saidFrom: $from }) { totalCount nodes { text kind } } } }',
    variables: { slug: 'heartstopper', kinds: ['DIRECT', 'PARTIAL'], from: '2024-01-01' }
  },
  { name: 'variables that are not given', query: 'query($n: Int, $after: String, $types: [UpdateType!], $o: TimelineOrder) { showUpdates(first: $n, after: $after, types: $types) { nodes { position } } quoteTimeline(order: $o) { nodes { id } } }' },
  { name: 'people, places and pieces', query: '{ speaker(by: { slug: "alice-oseman" }) { name } organisation(by: { slug: "netflix" }) { name } outlet(by: { slug: "nothing" }) { name } event(by: { slug: "x" }) { name } article(by: { slug: "x" }) { headline } }' },
  {
    name: 'what is found by words, of every kind',
    query: `query($text: String!, $kinds: [SearchKind!]) { search(text: $text, kinds: $kinds, first: 30) {
      __typename totalCount correctedText pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      nodes { highlights { field parts { text matched } } }
      edges { cursor node { __typename highlights { __typename field } record {
        __typename ... on Show { id title } ... on Speaker { id name } ... on Organisation { name } ... on Event { id name }
        ... on Article { headline outlet { name } } ... on Quote { id text speaker { name } citations { article { headline } } } } } }
    } }`,
    variables: { text: 'season or netflix or alice or "book festival"' }
  },
  { name: 'two searches in one, one of them misspelt, beside a list', query: '{ a: search(text: "Alise Osemann") { correctedText nodes { record { ... on Speaker { name } } } } shows(first: 1) { nodes { title } } search(text: "renewed", last: 2) { totalCount edges { node { record { __typename } } } } }' },
  { name: 'a search that finds nothing', query: '{ search(text: "zzyzx") { totalCount correctedText pageInfo { endCursor hasNextPage } edges { cursor } nodes { record { __typename } } } }' },
  { name: 'a search beside a list that is planned with its values', query: '{ search(text: "renewed") { totalCount correctedText pageInfo { endCursor } nodes { record { ... on Quote { text } } highlights { field } } } quoteTimeline(first: 1, filter: { kinds: [DIRECT] }) { nodes { id } } }' },
  { name: 'nothing of a search but what it is', query: '{ search(text: "heartstopper") { __typename } }' },
  { name: 'words that are nearly on record', query: '{ duplicateCandidates(of: { words: { text: "there is no final answer yet", speaker: "alice-oseman" } }) { similarity quote { id text } } }' },
  { name: 'words by nobody on record', query: '{ duplicateCandidates(of: { words: { text: "Yes.", speaker: "nobody" } }) { similarity quote { id } } }' }
]

const REVISION = '__typename number recordedAt actor action reason visibility changes { field before after }'
const KEPT = 'history(first: 50) { totalCount nodes { ' + REVISION + ' } }'

/** What changes left of records of every type, and what waits to be published. */
export const DESK: Operation[] = [
  ...['shows', 'speakers', 'events', 'articles', 'quoteTimeline', 'organisations'].map((list) => ({
    name: `the history of ${list}`,
    query: `{ ${list}(first: 100) { nodes { id ${KEPT} } } }`
  })),
  {
    name: 'the history of what stands beneath a show and an event',
    query: `{ shows { nodes { installments { ${KEPT} } rulings { nodes { ${KEPT} } } } } events { nodes { series { ${KEPT} } } } }`
  },
  ...['first: 2', 'last: 2', 'last: 50', 'first: 0', ''].map((page) => ({
    name: `a page of a history, ${page}`,
    query: `{ show(by: { slug: "ledger" }) { history${page === '' ? '' : `(${page})`} { totalCount edges { cursor node { ${REVISION} } } ${PAGE_INFO} } } }`
  })),
  { name: 'nothing of a history but its pages', query: `{ show(by: { slug: "ledger" }) { history(first: 1) { ${PAGE_INFO} } only: history { totalCount } } }` },
  {
    name: 'differences under other names, twice',
    query: '{ show(by: { slug: "ledger" }) { history { nodes { changes { now: after __typename after field } ...B } } } } fragment B on Revision { also: changes { before } changes { before } }'
  },
  { name: 'keys, with who made them and took them back', query: `{ apiKeys { totalCount nodes { __typename id name role hint createdAt createdBy expiresAt lastUsedAt revokedAt revokedBy } ${PAGE_INFO} } }` },
  { name: 'what waits for its moment', query: `{ scheduled { totalCount edges { cursor node { __typename at state actor problem message settledAt } } ${PAGE_INFO} } }` },
  {
    name: 'records that wait, of any type',
    query: `{ scheduled(first: 100) { nodes { record { __typename id ... on Quote { ${QUOTE} } ... on Ruling { state show { slug } } ... on Show { title installments { title } } ... on Article { headline visibility } } } } }`
  },
  {
    name: 'records that wait, in some states',
    query: 'query($states: [ScheduleState!]) { scheduled(filter: { states: $states }, last: 3) { totalCount nodes { state record { id } } } }',
    variables: { states: ['PUBLISHED', 'CANCELLED'] }
  }
]

export const REFUSALS: (Operation & { reason: string })[] = [
  { name: 'a cursor that is none', query: '{ shows(after: "x") { nodes { title } } }', reason: 'refused' },
  { name: 'two directions at once', query: '{ show(by: { slug: "heartstopper" }) { title quoteTimeline(first: 1, last: 1) { nodes { id } } } }', reason: 'refused' },
  { name: 'too long a page', query: 'query($n: Int) { shows(first: $n) { nodes { title } } }', variables: { n: 101 }, reason: 'refused' },
  { name: 'an id of another type', query: '{ show(by: { id: "UXVvdGU6eA==" }) { title } }', reason: 'refused' },
  { name: 'a span that ends before it begins', query: '{ quoteTimeline(filter: { saidFrom: "2025-01-02", saidTo: "2025-01-01" }) { totalCount } }', reason: 'refused' },
  { name: 'a variable that cannot be used', query: 'query($asOf: Date) { show(by: { slug: "x" }) { renewalStatus(asOf: $asOf) { state } } }', variables: { asOf: 'soon' }, reason: 'refused' },
  { name: 'what nobody without a key may read', query: '{ apiKeys { nodes { name } } }', reason: 'refused' },
  { name: 'a search for next to nothing', query: '{ search(text: "x") { totalCount } }', reason: 'refused' },
  { name: 'a search that begins at what is no cursor of it', query: '{ shows { totalCount } search(text: "heartstopper", after: "x") { totalCount } }', reason: 'refused' },
  { name: 'duplicates of what has no id', query: '{ duplicateCandidates(of: { quote: "x" }) { similarity } }', reason: 'refused' },
  { name: 'what is no business of the record', query: '{ __typename }', reason: 'static' },
  { name: 'the schema', query: '{ __schema { queryType { name } } }', reason: 'introspection' }
]
