/** A ready operation: a tab of the playground. */
export interface Example {
  name: string
  query: string
  variables?: Record<string, unknown>
}

/** What people come to ask; a test runs each of them. */
export const EXAMPLES: Example[] = [
  {
    name: 'WhereDoesItStand',
    query: `# Is Heartstopper coming back, who said so, and how do we know?
query WhereDoesItStand {
  show(by: { slug: "heartstopper" }) {
    title
    renewalStatus {
      comingBack
      state
      outlook
      finality
      since { label }
      saidByName
      authority
      lastHeard { label }
      silentDays
      explanation
      evidence {
        ... on Quote { text said { label } event { name } citations { article { headline } } }
        ... on Article { headline published { label } }
      }
      installment { title }
    }
  }
}
`
  },
  {
    name: 'Timeline',
    query: `# Everything said about it, newest first, with where, when and the articles that printed it.
query Timeline {
  show(by: { slug: "heartstopper" }) {
    quoteTimeline(first: 20) {
      totalCount
      edges {
        next
        node {
          kind
          text
          speaker { name }
          said { label edtf earliest latest phrase }
          event { kind name }
          stances { subject value installment { title } }
          citations { place wording relayedVia article { headline published { label } } }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}
`
  },
  {
    name: 'SilentBoard',
    query: `# Undecided, and nothing heard for more than 60 days.
query SilentBoard {
  renewalBoard(filter: { comingBack: [UNDECIDED], silentForMoreThan: 60 }, first: 50) {
    nodes {
      installment { title show { title } }
      status { state outlook silentDays lastHeard { label } explanation }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`
  },
  {
    name: 'ChangesSince',
    query: `# What changed since I last looked: keep endCursor, and pass it as "after" next time.
query ChangesSince($after: String) {
  record { position recordedAt }
  showUpdates(after: $after, first: 20) {
    nodes {
      position
      type
      recordedAt
      happened { label }
      summary
      shows { title }
      ... on CorrectionUpdate { reason }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`,
    variables: { after: null }
  },
  {
    name: 'OneCorrectionTwice',
    query: `# One correction: the record as we had it in May, and as we have it since June.
query OneCorrectionTwice($before: DateTime!, $after: DateTime!) {
  show(by: { slug: "the-cartographers" }) {
    title
    before: renewalStatus(asOf: "2024-05-20", knownAt: $before) { ...Answer }
    after: renewalStatus(asOf: "2024-05-20", knownAt: $after) { ...Answer }
  }
  corrections: showUpdates(types: [CORRECTION], first: 5) { nodes { recordedAt summary reason } }
}

fragment Answer on RenewalStatus {
  comingBack
  state
  outlook
  since { label }
  lastHeard { label }
  explanation
  knownAt
}
`,
    variables: { before: '2024-05-31T00:00:00Z', after: '2024-06-30T00:00:00Z' }
  },
  {
    name: 'Watchlist',
    query: `# A watchlist by the ids of other sources; null where the record has no such show.
query Watchlist($shows: [ShowBy!]!) {
  showsBy(by: $shows) {
    title
    externalIds { source value }
    renewalStatus { comingBack state explanation }
  }
}
`,
    variables: { shows: [{ slug: 'heartstopper' }, { tvmaze: '90000001' }, { imdb: 'tt99000002' }, { wikidata: 'Q1' }] }
  },
  {
    name: 'Search',
    query: `# Who said "final answer"? Misspelt names are corrected: try "Alice Osemen hopeful".
query Search($text: String!) {
  search(text: $text, first: 10) {
    totalCount
    correctedText
    nodes {
      record {
        __typename
        ... on Show { title }
        ... on Speaker { name }
        ... on Organisation { name }
        ... on Event { name held { label } }
        ... on Article { headline published { label } }
        ... on Quote { text speaker { name } said { label } }
      }
      highlights { field parts { text matched } }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`,
    variables: { text: 'final answer' }
  },
  {
    name: 'OneSpeaker',
    query: `# One speaker: what they make, and what they said, newest first.
query OneSpeaker {
  speaker(by: { slug: "alice-oseman" }) {
    name
    description
    credits { role note show { title } }
    quoteTimeline(first: 10) {
      nodes { text said { label } event { name } about { show { title } installment { title } } }
    }
  }
}
`
  },
  {
    name: 'StatusThen',
    query: `# How things stood at the end of 1 December 2024.
query StatusThen {
  show(by: { slug: "heartstopper" }) {
    renewalStatus(asOf: "2024-12-01") {
      asOf
      comingBack
      state
      outlook
      finality
      silentDays
      explanation
    }
  }
}
`
  }
]
