import { GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'

/** Characters of a message; one that repeats what was sent is cut in the middle, as what to do stands at its end. */
const LONGEST = 600
const HEAD = 350
const TAIL = 200

/** Sees to it that every error has a code and a message that can be read, those of graphql-js included. */
export function usePlainErrors(): Plugin {
  return {
    onResultProcess({ result, setResult }) {
      if (Array.isArray(result) || Symbol.asyncIterator in result) return
      const { errors } = result as { errors?: readonly GraphQLError[] }
      if (!errors?.some((error) => isRough(error))) return
      setResult({ ...result, errors: errors.map((error) => (isRough(error) ? plain(error) : error)) })
    }
  }
}

const isRough = ({ message, extensions }: GraphQLError) => message.length > LONGEST || extensions['code'] === undefined

function plain(error: GraphQLError): GraphQLError {
  const { message, nodes, path, extensions } = error
  const argument = /^Argument "(\w+)"/.exec(message)?.[1]
  const code = argument === undefined ? { code: 'BAD_REQUEST' } : { code: 'BAD_ARGUMENT', argument }
  return new GraphQLError(message.length > LONGEST ? `${message.slice(0, HEAD)} … ${message.slice(-TAIL)}` : message, {
    nodes: nodes ?? null,
    path: path ?? null,
    extensions: { ...code, ...extensions }
  })
}
