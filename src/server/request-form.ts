import type { GraphQLError } from 'graphql'
import { userError } from '../graphql/errors.ts'

const JSON_TYPES = ['application/json', 'application/graphql-response+json']

/** What is wrong with the form of a request to /graphql, before its body is read; null: nothing. */
export function formFault({ method, headers }: Pick<Request, 'method' | 'headers'>): GraphQLError | null {
  if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') {
    return userError('METHOD_NOT_ALLOWED', `The method ${known(method)} does nothing here: send a POST, or a GET for a query.`, {
      headers: { allow: 'GET, HEAD, POST' }
    })
  }
  if (!acceptsJson(headers.get('accept'))) {
    return userError(
      'NOT_ACCEPTABLE',
      'Answers are JSON in UTF-8, which the header "Accept" leaves out: accept application/graphql-response+json or application/json.'
    )
  }
  return method === 'POST' ? bodyFault(headers) : null
}

/** The path of a request if it is one of ours, for the log: an unknown one may hold anything. */
export function knownPath(path: string): string {
  const bare = path.replace(/(?<=.)\/$/, '')
  return ['/', '/graphql', '/health', '/ready', '/metrics', '/backup'].includes(bare) ? bare : 'other'
}

/** Methods are named where they are well known; for labels and messages. */
export function known(method: string): string {
  return ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'].includes(method) ? method : 'other'
}

function bodyFault(headers: Headers): GraphQLError | null {
  const [type = '', ...parameters] = (headers.get('content-type') ?? '').toLowerCase().split(';').map((part) => part.trim())
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length).replaceAll('"', '')
  if (type !== 'application/json') {
    return userError('UNSUPPORTED_MEDIA_TYPE', 'The body must be JSON: send the header "Content-Type: application/json".')
  }
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') {
    return userError('UNSUPPORTED_MEDIA_TYPE', 'The body must be in UTF-8: send the header "Content-Type: application/json".')
  }
  const encoding = headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity'
  if (encoding !== 'identity' && encoding !== '') {
    return userError('UNSUPPORTED_MEDIA_TYPE', 'The body must not be compressed: send it without "Content-Encoding".', {
      headers: { 'accept-encoding': 'identity' }
    })
  }
  return null
}

/** Answers come in JSON only, so that no stream is ever opened: there are no subscriptions. */
function acceptsJson(accept: string | null): boolean {
  if (accept === null || accept.trim() === '') return true
  return accept.split(',').some((range) => {
    const [type = '', ...parameters] = range.toLowerCase().split(';').map((part) => part.trim())
    const wanted = ['*/*', 'application/*', ...JSON_TYPES].includes(type)
    const charset = parameters.find((parameter) => parameter.startsWith('charset='))
    return wanted && (charset === undefined || charset.replaceAll('"', '') === 'charset=utf-8') && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))
  })
}
