import type { Plugin } from 'graphql-yoga'

/** What every answer says to browsers, whoever made it. The editor brings a policy of its own. */
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  // Answers depend on the key and on the moment; nothing between may keep them, but for those of use-representation.ts.
  'cache-control': 'no-store'
}

/** Puts the headers on all answers that keep a browser from taking one for something else. */
export function useSecurityHeaders(): Plugin {
  return {
    onResponse({ request, response }) {
      if (request.headers.has('authorization')) response.headers.set('cache-control', 'private, no-store')
      for (const [name, value] of Object.entries(HEADERS)) {
        if (!response.headers.has(name)) response.headers.set(name, value)
      }
      response.headers.set('vary', 'Accept, Accept-Encoding, Authorization, Origin')
    }
  }
}
