import type { DocumentNode, ExecutionResult } from 'graphql'
import { GraphQLError, Kind } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { userError } from '../../graphql/errors.ts'

/**
 * In production the schema is for those with a key: for anybody else introspection is refused, and errors
 * suggest nothing. `__typename` stays open, as it tells what the caller asked for.
 */
export function useClosedSchema(hasKey: (request: Request) => boolean): Plugin {
  return {
    onValidate({ params, context }) {
      if (hasKey(context.request)) return undefined
      const field = introspectionIn(params.documentAST as DocumentNode)
      if (field !== null) {
        throw userError('FORBIDDEN', `"${field}" needs a key here: introspection is closed in production. The schema is published as schema.graphql.`)
      }
      return ({ valid, result, setResult }) => {
        if (!valid) setResult((result as GraphQLError[]).map(withoutSuggestion))
      }
    },
    onExecute({ args }) {
      if (hasKey(args.contextValue.request)) return undefined
      return {
        onExecuteDone({ result, setResult }) {
          const { errors, data } = result as ExecutionResult
          // Variables are read as the operation begins: such a result has errors and no data.
          if (errors && data === undefined) setResult({ ...result, errors: errors.map(withoutSuggestion) })
        }
      }
    }
  }
}

const SUGGESTION = / Did you mean (?:[^?"]|"[^"]*")*\?/g

/** graphql-js can leave suggestions out, but not those for values and for what lacks a selection. */
function withoutSuggestion(error: GraphQLError): GraphQLError {
  const message = error.message.replace(SUGGESTION, '')
  if (message === error.message) return error
  const { nodes, path, originalError, extensions } = error
  return new GraphQLError(message, { nodes: nodes ?? null, path: path ?? null, originalError: originalError ?? null, extensions })
}

/** The field of introspection that a document has anywhere, or null. */
function introspectionIn(document: DocumentNode): string | null {
  const waiting = document.definitions.flatMap((node) => ('selectionSet' in node && node.selectionSet ? [node.selectionSet] : []))
  for (let set = waiting.pop(); set; set = waiting.pop()) {
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD && (node.name.value === '__schema' || node.name.value === '__type')) return node.name.value
      if (node.kind !== Kind.FRAGMENT_SPREAD && node.selectionSet) waiting.push(node.selectionSet)
    }
  }
  return null
}
