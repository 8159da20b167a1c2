import type { Plugin } from 'graphql-yoga'
import { userError } from '../../graphql/errors.ts'
import type { ServerOptions } from '../options.ts'
import { refusal } from '../refusal.ts'

/**
 * Refuses what a page of another site could make a browser ask behind its user's back, before it is done. JSON bodies
 * need the browser's consent first (a preflight); a GET needs none, so it is held to what the browser says of it. Links
 * and curl are let through: they come without these headers, and a GET changes nothing.
 */
export function useOrigins({ origins = [] }: Pick<ServerOptions, 'origins'>): Plugin {
  return {
    onRequest({ request, endResponse }) {
      const origin = request.headers.get('origin')
      if (origin !== null && origins.length > 0 && !origins.includes(origin) && !isOwn(origin, request)) {
        endResponse(refusal(request, userError('CROSS_SITE', 'Pages of this origin may not ask here: the server lists those that may.')))
        return
      }
      const site = request.headers.get('sec-fetch-site')
      const elsewhere = site === 'cross-site' || site === 'same-site'
      if (elsewhere && request.headers.get('sec-fetch-mode') === 'no-cors') {
        endResponse(refusal(request, userError('CROSS_SITE', 'An image, script or style of another site asks: ask with fetch() in the mode "cors" instead.')))
      }
    }
  }
}

/** The editor asks its own server; a proxy in front may speak TLS, so the scheme is left out. */
function isOwn(origin: string, request: Request): boolean {
  return origin.replace(/^https?:\/\//, '') === request.headers.get('host')
}
