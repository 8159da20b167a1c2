import { createEvent } from '../../../src/features/events/actions.ts'
import { createShow } from '../../../src/features/shows/actions.ts'
import { createSpeaker } from '../../../src/features/speakers/actions.ts'
import { createOrganisation } from '../../../src/features/outlets/actions.ts'
import type { Answer, Api } from '../../support/graphql.ts'
import { desk, edit, hopefulQuote, openNewsroom } from '../../support/newsroom.ts'

/** The newsroom of the tests, and things with names and words that are hard to look for. All of it is fictional. */
export async function openLibrary(): Promise<{ german: string; said: string }> {
  await openNewsroom()
  await edit(async (c) => {
    await createOrganisation(c, { slug: 'nebelfunk', name: 'Nebelfunk', domain: 'nebelfunk.example', roles: ['OUTLET'] })
    await createSpeaker(c, { slug: 'zoe-brule', name: 'Zoë Brûlé', aliases: ['Zoe B. Hartmann'], description: 'Clockmaker of words' })
    await createShow(c, {
      slug: 'die-uhrmacherin-von-nebelstadt',
      title: 'Die Uhrmacherin von Nebelstadt',
      description: 'In a town without daylight, a clockmaker decides what time it is.',
      tags: ['fogbound'],
      credits: [{ speaker: 'zoe-brule', role: 'CREATOR' }]
    })
    await createShow(c, { slug: 'it', title: 'It' })
    await createShow(c, { slug: 'shalom-stars', title: 'כוכבי שלום', description: 'Cafe\u0301 of the stars' })
    await createEvent(c, { slug: 'lamplight-fair', kind: 'FESTIVAL', name: 'Lamplight Book Fair', place: 'Grünau', held: '2024-06-01' })
  })
  await desk.article({
    slug: 'nebel',
    headline: 'Die Uhr geht weiter: 100% <b>sicher</b>?',
    language: 'de-AT',
    outlet: 'nebelfunk',
    published: '2024-06-02',
    summary: 'Über die Prüfung der Räder',
    body: '# Bericht\n\nNichts ist entschieden, sagt renewed/cancelled.',
    shows: ['die-uhrmacherin-von-nebelstadt']
  })
  const said = await desk.quote(hopefulQuote())
  await desk.quote(
    hopefulQuote({ parts: [{ text: 'We don’t have a final answer yet; the answer is not final.' }], said: '2024-05-05' })
  )
  const german = await desk.quote({
    kind: 'DIRECT',
    parts: [{ text: 'Es wird weitergehen, das weiß nicht einmal die Uhr.' }],
    language: 'de',
    translation: 'It will go on; not even the clock knows how.',
    speaker: 'zoe-brule',
    event: 'lamplight-fair',
    said: '2024-06-01',
    about: [{ show: 'die-uhrmacherin-von-nebelstadt' }],
    citations: [{ article: 'nebel' }]
  })
  return { german, said }
}

const SEARCH = `query ($text: String!, $kinds: [SearchKind!], $filter: SearchFilter, $first: Int, $after: String, $last: Int, $before: String) {
  search(text: $text, kinds: $kinds, filter: $filter, first: $first, after: $after, last: $last, before: $before) {
    totalCount correctedText
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor }
    nodes {
      record {
        __typename
        ... on Show { id title } ... on Speaker { id name } ... on Organisation { id name } ... on Event { id name }
        ... on Article { id headline } ... on Quote { id text }
      }
      highlights { field parts { text matched } }
    }
  }
}`

type Node = { record: Record<string, string>; highlights: { field: string; parts: { text: string; matched: boolean }[] }[] }

/** What is found, as "Show: It", with what was found in brackets in highlights: "NAME: [It]". */
export async function look(api: Pick<Api, 'ask'>, text: string, more: object = {}) {
  const answer = await api.ask(SEARCH, { text, ...more })
  const search = answer.data?.search as Answer['data']
  const nodes: Node[] = search?.nodes ?? []
  return {
    ...answer,
    search,
    found: nodes.map(({ record: r }) => `${r['__typename']}: ${r['title'] ?? r['name'] ?? r['headline'] ?? r['text']}`),
    ids: nodes.map(({ record }) => String(record['id'])),
    highlights: nodes.map(({ highlights }) =>
      highlights.map(({ field, parts }) => `${field}: ${parts.map((p) => (p.matched ? `[${p.text}]` : p.text)).join('')}`)
    )
  }
}
