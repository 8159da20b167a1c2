import type { Perspective, Role } from '../../src/graphql/viewer.ts'
import { type Chance, chanceOf } from '../oracle/chance.ts'

/** Arguments of a field that go together, as variables carry them. */
export type Args = Record<string, unknown>

type Ask = (query: string, variables: object, role: Role) => Promise<unknown>

const NAMES = ['Show.title', 'Speaker.name', 'Organisation.name', 'Event.name', 'Article.headline', 'Quote.text']
const KINDS = ['SHOW', 'SPEAKER', 'ORGANISATION', 'EVENT', 'ARTICLE', 'QUOTE']
const SEARCHES = 60
const CURSORS = 'search(text: $text, kinds: $kinds, filter: $filter, first: 6) { edges { cursor } }'
const SAID = 'query { quoteTimeline(first: 60) { nodes { id text speaker { id slug } } } }'

/**
 * What finds something by its words, by the field that looks for it: chance alone seldom comes to words that are on
 * record, and never to a cursor of the same search.
 */
export async function foundByWords(values: ReadonlyMap<string, unknown[]>, ask: Ask): Promise<Map<string, Args[]>> {
  return new Map([
    ['search', await searches(values, ask)],
    ['duplicateCandidates', await duplicates(ask)]
  ])
}

async function searches(values: ReadonlyMap<string, unknown[]>, ask: Ask): Promise<Args[]> {
  const chance = chanceOf(7)
  const names = NAMES.map((name) => (values.get(name) ?? []).map(String).filter((text) => /\p{L}{4}/u.test(text)))
  const all: Args[] = []
  for (let number = 0; number < SEARCHES; number++) {
    const args = { text: wordsOf(chance.pick(chance.pick(names)), chance), ...(chance.often(5) ? { kinds: chance.some(KINDS, 4) } : {}), ...(chance.often(3) ? { filter: filterOf(values, chance) } : {}) }
    all.push(args, { ...args, first: chance.below(4) }, { ...args, last: chance.below(4) })
    const [see, role] = chance.pick<[Perspective, Role]>([['PUBLISHED', 'reader'], ['PUBLISHED', 'reader'], ['DRAFTS', 'contributor'], ['EVERYTHING', 'editor']])
    const answer = await ask(`query ($text: String!, $kinds: [SearchKind!], $filter: SearchFilter) @perspective(see: ${see}) { ${CURSORS} }`, args, role)
    const edges = (answer as { search: { edges: { cursor: string }[] } } | null)?.search.edges ?? []
    for (const { cursor } of edges.length > 0 ? chance.some(edges, 3) : []) all.push({ ...args, after: cursor, first: 1 + chance.below(5) }, { ...args, before: cursor, last: 1 + chance.below(5) })
  }
  return all
}

/** As people write them into a search box: more or fewer of them, in other letters, by their beginning, misspelt, left out. */
function wordsOf(name: string, chance: Chance): string {
  const words = (name.match(/[\p{L}\p{N}]+/gu) ?? [name]).slice(0, 6)
  const word = chance.pick(words.filter((one) => one.length > 3).concat(words.slice(0, 1)))
  const other = chance.pick(words)
  return chance.pick([
    ...[words.join(' '), word, word.toUpperCase(), `${word} ${other}`, `"${words.slice(0, 2).join(' ')}"`, `${word} or ${other}`],
    ...[word.slice(0, 4), `${other} ${word.slice(0, 3)}`, `${word} -${other}`, slipped(word, chance), `${slipped(word, chance)} ${other}`, `${words.map((one) => slipped(one, chance)).join(' ')} `]
  ]).slice(0, 200)
}

/** A letter too few, or two that have changed places. */
function slipped(word: string, chance: Chance): string {
  const at = 1 + chance.below(Math.max(1, word.length - 2))
  return chance.often(5) ? word.slice(0, at) + word.slice(at + 1) : word.slice(0, at) + word.slice(at + 1, at + 2) + word.slice(at, at + 1) + word.slice(at + 2)
}

function filterOf(values: ReadonlyMap<string, unknown[]>, chance: Chance): Args {
  const some = (name: string) => chance.some(values.get(name) ?? [], 6)
  const days = (values.get('ImpreciseDate.earliest') ?? ['2024-05-05']).map(String)
  return chance.pick<Args>([{ shows: some('Show.id') }, { speakers: some('Speaker.id') }, { language: chance.pick(['en', 'EN', 'odd', 'de']) }, { from: chance.pick(days) }, { to: chance.pick(days) }, {}])
}

/** Quotes, and words that are nearly theirs. */
async function duplicates(ask: Ask): Promise<Args[]> {
  const chance = chanceOf(8)
  const answer = (await ask(SAID, {}, 'reader')) as { quoteTimeline: { nodes: { id: string; text: string; speaker: { id: string; slug: string } | null }[] } }
  return answer.quoteTimeline.nodes.flatMap(({ id, text, speaker }) => {
    const nearly = chance.pick([text, text.toUpperCase(), `${text}!`, `${text} Indeed.`, text.slice(0, Math.ceil(text.length * 0.8))])
    const words = speaker === null ? [] : [{ of: { words: { text: nearly, speaker: chance.pick([speaker.slug, speaker.id]) } } }]
    return [{ of: { quote: id } }, ...words]
  })
}
