import { createHash, timingSafeEqual } from 'node:crypto'
import type { Plugin } from 'graphql-yoga'
import { createContext } from '../../graphql/context.ts'
import type { Context, Viewer } from '../../graphql/context.ts'
import { userError } from '../../graphql/errors.ts'
import type { ServerOptions } from '../options.ts'

/** Says who asks: the admin with the key, a reader without any; a wrong key is an error, not a reader. */
export function useViewer({
  adminKey,
  now = () => new Date()
}: Pick<ServerOptions, 'adminKey' | 'now'>): Plugin<Context> {
  const expected = adminKey ? digest(adminKey) : null
  return {
    onContextBuilding({ context, extendContext }) {
      const viewer = viewerOf(context.request?.headers.get('authorization') ?? null, expected)
      extendContext(createContext(viewer, now()))
    }
  }
}

/** Whether a request has the admin's key, asked before a context is built; a wrong key counts as none. */
export function adminTest({ adminKey }: Pick<ServerOptions, 'adminKey'>): (request: Request) => boolean {
  const expected = adminKey ? digest(adminKey) : null
  return (request) => {
    try {
      return viewerOf(request.headers.get('authorization'), expected).role === 'admin'
    } catch {
      return false
    }
  }
}

function viewerOf(authorization: string | null, expected: Buffer | null): Viewer {
  if (authorization === null) return { role: 'reader' }
  const key = /^Bearer +(\S+)$/i.exec(authorization)?.[1]
  if (key === undefined) {
    throw userError(
      'UNAUTHENTICATED',
      'The header "Authorization" must read "Bearer <key>"; leave it out to read only.'
    )
  }
  // Digests have one length, so that the comparison tells nothing of the key's.
  if (expected && timingSafeEqual(digest(key), expected)) return { role: 'admin' }
  throw userError(
    'UNAUTHENTICATED',
    'The key is not valid: send the one printed at first start, or no "Authorization" to read only.'
  )
}

function digest(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}
