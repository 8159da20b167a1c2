import { type Attack } from '../attack.ts'
import { answered, harmless, refused } from '../verdicts.ts'

interface Found {
  search: { edges: unknown[] }
}

const DOCUMENT = 'query ($t: String!) { search(text: $t, first: 5) { edges { node { __typename } } } }'
const none = (data: Found) => data.search.edges.length === 0
const ask = (t: string) => ({ document: DOCUMENT, variables: { t } })
const nobody = harmless(none)

/** Texts that a search must take for words, whatever they mean to the database behind it. */
export const SEARCH: Attack[] = [
  { name: 'a search for words', ...ask('tide tables'), expect: answered((data: Found) => data.search.edges.length > 0) },
  { name: 'a search for %%%', ...ask('%%%'), expect: nobody },
  { name: 'a search for ____', ...ask('____'), expect: nobody },
  { name: 'a search for t%e t_bles', ...ask('t%z_ %q%'), expect: nobody },
  { name: 'a search for nothing', ...ask(''), expect: refused(/text|short|character/i) },
  { name: 'a search for spaces', ...ask('     '), expect: refused(/text|short|character/i) },
  { name: 'a search for one letter', ...ask('a'), expect: refused(/text|short|character/i) },
  { name: 'a search for the signs of the search language', ...ask(`'foo' & !bar | (baz <-> :*`), expect: harmless() },
  { name: 'a search that is only signs', ...ask(`&|!<->():*'"\\`), expect: nobody },
  { name: 'a search with SQL in it', ...ask(`x'); DROP TABLE shows; --`), expect: nobody },
  { name: 'a search for 900,000 characters', ...ask('tide '.repeat(180_000)), expect: refused(/text|long|character/i) },
  { name: 'a search for 200 words', ...ask(Array.from({ length: 200 }, (_, at) => `word${at}`).join(' ').slice(0, 2000)), expect: harmless() },
  { name: 'a search for one word of 300 letters', ...ask('abcdefghij'.repeat(30)), expect: nobody },
  { name: 'a search for nothing but a dash', ...ask('-----'), expect: nobody },
  { name: 'a search with a NUL character', ...ask('tide\u0000tables'), expect: refused(/NUL/) },
  { name: 'a search for a script', ...ask('<script>alert(1)</script>'), expect: harmless((_, { body }) => !body.includes('<script>')) },
  { name: 'a search for letters of many marks', ...ask(`t${'\u0301\u0323'.repeat(100)}ide`), expect: harmless() },
  { name: 'a search in a language that folds to nothing', ...ask('\u200B\u200B\u200B\u200B'), expect: nobody }
]
