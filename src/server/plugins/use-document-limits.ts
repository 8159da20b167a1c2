import type { DocumentNode } from 'graphql'
import { validate } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Limits } from '../../config.ts'
import type { DocumentCache } from '../limits/document-cache.ts'
import { readDocument } from '../limits/document.ts'
import type { ReadDocument } from '../limits/document.ts'
import { checkVariables } from '../limits/variables.ts'

/** Errors that are told of one document; looking for more would only take time. */
const ERRORS_MAX = 10

/** What is known of each document that was read, for the steps after parsing. */
export const readDocuments = new WeakMap<DocumentNode, ReadDocument>()

/**
 * Refuses variables and documents beyond the limits before graphql-js parses or validates them, and keeps documents that
 * proved valid: Yoga's own cache counts entries, whatever their size, and keeps refusals too.
 */
export function useDocumentLimits({ limits, documents }: { limits: Limits; documents: DocumentCache }): Plugin {
  const valid = new WeakSet<DocumentNode>()
  return {
    onParams({ params }) {
      // What is no object is refused by Yoga, which checks after this.
      if (typeof params.variables === 'object' && params.variables !== null) checkVariables(params.variables, limits)
    },
    onParse({ params, setParsedDocument, setParseFn }) {
      const kept = documents.get(String(params.source))
      if (kept) setParsedDocument(kept.document)
      else {
        setParseFn((source) => {
          const read = readDocument(String(source), limits)
          readDocuments.set(read.document, read)
          return read.document
        })
      }
    },
    onValidate({ params, setResult, setValidationFn }) {
      const document = params.documentAST as DocumentNode
      if (valid.has(document)) return setResult([])
      setValidationFn((schema, node, rules, options) => validate(schema, node, rules, { ...options, maxErrors: ERRORS_MAX }))
      return ({ valid: isValid }) => {
        const read = readDocuments.get(document)
        if (!isValid || !read) return
        valid.add(document)
        documents.set(document.loc?.source.body ?? '', read)
      }
    }
  }
}
