import type { DocumentNode, ExecutionResult } from 'graphql'
import { GraphQLError, Kind, visit } from 'graphql'
import type { Plugin } from 'graphql-yoga'

/**
 * Names the argument in errors about values, which graphql-js reports by place alone: "Value "SOON" does not exist in
 * "ComingBack" enum." becomes readable for those who see the message and not the document.
 */
export function useNamedArguments(): Plugin {
  return {
    onValidate({ params }) {
      return ({ valid, result, setResult }) => {
        if (!valid)
          setResult((result as GraphQLError[]).map((error) => inDocument(params.documentAST as DocumentNode, error)))
      }
    },
    onExecute({ args }) {
      return {
        onExecuteDone({ result, setResult }) {
          const { errors, data } = result as ExecutionResult
          // Variables are read before anything runs: such a result has errors and no data.
          if (errors && data === undefined) {
            setResult({
              ...(result as ExecutionResult),
              errors: errors.map((error) => inVariables(args.document as DocumentNode, error))
            })
          }
        }
      }
    }
  }
}

function inDocument(document: DocumentNode, error: GraphQLError): GraphQLError {
  const place = error.nodes?.[0]?.loc
  if (!place || error.extensions['argument'] !== undefined) return error
  const argument = argumentAround(document, place.start, place.end)
  return argument === null ? error : named(error, argument)
}

function inVariables(document: DocumentNode, error: GraphQLError): GraphQLError {
  const variable = /^Variable "\$([A-Za-z0-9_]+)"/.exec(error.message)?.[1]
  if (variable === undefined) return error
  return named(error, argumentOfVariable(document, variable) ?? variable)
}

function named(error: GraphQLError, argument: string): GraphQLError {
  const message = error.message.includes(`"${argument}"`)
    ? error.message
    : `${error.message} (In the argument "${argument}".)`
  const extensions = { ...error.extensions, code: error.extensions['code'] ?? 'BAD_ARGUMENT', argument }
  return new GraphQLError(message, { nodes: error.nodes ?? null, path: error.path ?? null, extensions })
}

/** The dotted name of the argument whose value holds the place; null where the place lies in no argument. */
function argumentAround(document: DocumentNode, start: number, end: number): string | null {
  const names: string[] = []
  visit(document, {
    enter(node) {
      if (!node.loc || node.loc.start > start || node.loc.end < end) return false
      if (node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD) names.push(node.name.value)
      return undefined
    }
  })
  return names.length === 0 ? null : names.join('.')
}

function argumentOfVariable(document: DocumentNode, variable: string): string | null {
  const names: string[] = []
  let argument: string | null = null
  visit(document, {
    enter(node) {
      if (node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD) names.push(node.name.value)
      if (node.kind === Kind.VARIABLE && node.name.value === variable && names.length > 0) argument ??= names.join('.')
    },
    leave(node) {
      if (node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD) names.pop()
    }
  })
  return argument
}
