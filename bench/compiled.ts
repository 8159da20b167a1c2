import { createRequire } from 'node:module'
import type * as graphql from 'graphql'
import type { DocumentNode, FragmentDefinitionNode } from 'graphql'
import type * as compiler from '../src/compiler/index.ts'
import type * as databases from '../src/database/client.ts'
import type { Database } from '../src/database/client.ts'
import type * as schemas from '../src/graphql/schema.ts'
import type * as viewers from '../src/graphql/viewer.ts'
import { built } from './built.ts'
import { OPERATIONS, textOf } from './operations.ts'
import type { Operation } from './operations.ts'

/** The data of an operation's answer as JSON text in UTF-8, by a compiled statement. */
export type Answer = (file: Operation['file'], variables: Record<string, unknown>) => Promise<Buffer>

/** Opens the record and compiles the operations of the bench, without a server. Throws where one is not compiled, or not answered so. */
export async function openCompiled(url: string, poolSize: number): Promise<{ database: Database; answer: Answer }> {
  // Greenlit's own, of which there may be one only: the bench's packages have another.
  const { Kind, getOperationAST, getVariableValues, parse } = createRequire(new URL('../dist/', import.meta.url))('graphql') as typeof graphql
  const { compile } = await built<typeof compiler>('compiler/index.js')
  const { openDatabase } = await built<typeof databases>('database/client.js')
  const { schema } = await built<typeof schemas>('graphql/schema.js')
  const { READER } = await built<typeof viewers>('graphql/viewer.js')
  const database = await openDatabase({ url, poolSize })
  const fragmentsOf = ({ definitions }: DocumentNode): Record<string, FragmentDefinitionNode> =>
    Object.fromEntries(definitions.flatMap((definition) => (definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [])))

  const compiled = new Map(
    OPERATIONS.map(({ file }) => {
      const document = parse(textOf(`operations/${file}.graphql`))
      const operation = getOperationAST(document)
      const executable = operation && compile(schema, operation, fragmentsOf(document))
      if (!operation || !executable || 'uncovered' in executable) throw new Error(`${file} is not compiled: ${JSON.stringify(executable)}`)
      return [file, { operation, executable }]
    })
  )

  async function answer(file: Operation['file'], variables: Record<string, unknown>): Promise<Buffer> {
    const known = compiled.get(file)
    if (!known) throw new Error(`There is no operation ${file}.`)
    const { coerced = {} } = getVariableValues(schema, known.operation.variableDefinitions ?? [], variables)
    const found = await known.executable.answer({ variables: coerced, viewer: READER, now: new Date() })
    if ('reference' in found) throw new Error(`${file} has to be answered by the reference path: ${found.reference}`)
    return found.data
  }
  return { database, answer }
}
