import type { DocumentNode } from 'graphql'
import { Kind, validate } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { userError } from '../../graphql/errors.ts'

/**
 * In production the schema is for those with the admin key: for anybody else introspection is refused, and errors
 * suggest nothing. `__typename` stays open, as it tells what the caller asked for.
 */
export function useClosedSchema(isAdmin: (request: Request) => boolean): Plugin {
  return {
    onValidate({ params, context, validateFn, setValidationFn }) {
      if (isAdmin(context.request)) return
      const field = introspectionIn(params.documentAST as DocumentNode)
      if (field !== null) {
        throw userError('FORBIDDEN', `"${field}" needs the admin key here: introspection is closed in production. The schema is published as schema.graphql.`)
      }
      const withSuggestions = validateFn as typeof validate
      setValidationFn((schema, document, rules, options, typeInfo) =>
        withSuggestions(schema, document, rules, { ...options, hideSuggestions: true }, typeInfo)
      )
    },
    onExecute({ args }) {
      // Values of variables are read by the executor, whose errors suggest as well.
      if (!isAdmin(args.contextValue.request)) Object.assign(args, { hideSuggestions: true })
    }
  }
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
