import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getOperationAST, parse, typeFromAST } from 'graphql'
import type { GraphQLInputType } from 'graphql'
import { blocksOf } from '../../scripts/doc-blocks.mjs'
import { schema } from '../../src/graphql/schema.ts'
import { EXAMPLES } from '../../src/server/examples.ts'
import { chanceOf } from '../oracle/chance.ts'
import type { Material } from './material.ts'
import type { Operation } from './operations.ts'
import { valueOf } from './values.ts'

const root = join(import.meta.dirname, '..', '..')
const PAGES = ['README.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)]

export interface Documented {
  /** The page and line, or the tab of the playground. */
  where: string
  query: string
  variables: Record<string, unknown>
}

/** Every query that the docs and the playground show; those that shell commands send included. */
export function documented(): Documented[] {
  const shown = PAGES.filter((page) => page.endsWith('.md')).flatMap((page) =>
    blocksOf(readFileSync(join(root, page), 'utf8')).flatMap(({ language, text, line }) => {
      const queries = language === 'graphql' ? [text] : language === 'sh' ? [...text.matchAll(SENT)].map(([, sent]) => JSON.parse(`"${sent}"`) as string) : []
      return queries.map((query) => ({ where: `${page}:${line}`, query, variables: {} }))
    })
  )
  const tabs = EXAMPLES.map(({ name, query, variables = {} }) => ({ where: `the tab ${name}`, query, variables }))
  return [...shown, ...tabs].filter(({ query }) => isQuery(query))
}

/** The text of an operation in the JSON that a shell command sends or makes. */
const SENT = /"?\bquery"?: "((?:[^"\\]|\\.)*)"/g

function isQuery(query: string): boolean {
  try {
    return getOperationAST(parse(query))?.operation === 'query'
  } catch {
    // Some show what is refused.
    return false
  }
}

/** The documented query as a request; variables that a shell would fill in are taken from the record. */
export function requestOf({ query, variables, where }: Documented, role: Operation['role'], material: Material): Operation {
  const chance = chanceOf(where.length)
  const definitions = getOperationAST(parse(query))?.variableDefinitions ?? []
  const missing = definitions.flatMap(({ variable, type }) => {
    const name = variable.name.value
    const wanted = typeFromAST(schema, type as never) as GraphQLInputType | undefined
    if (name in variables || !wanted) return []
    return [[name, valueOf(wanted, { name, about: 'Node', family: '', lists: 0 }, chance, material, (_type, given) => given).json] as const]
  })
  return { query, variables: { ...Object.fromEntries(missing), ...variables }, role }
}
