import type { Plugin } from 'graphql-yoga'

/** Leads whoever opens the bare address to the playground. */
export function useStartPage(): Plugin {
  return {
    onRequest({ url, request, endResponse, fetchAPI }) {
      if (url.pathname === '/' && request.method === 'GET') {
        endResponse(new fetchAPI.Response(null, { status: 302, headers: { location: '/graphql' } }))
      }
    }
  }
}
