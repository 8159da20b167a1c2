import type { Plugin } from 'graphql-yoga'

/** Leads whoever opens the bare address to the endpoint, where a browser is shown the editor. */
export function useStartPage(): Plugin {
  return {
    onRequest({ url, request, endResponse, fetchAPI }) {
      if (url.pathname === '/' && (request.method === 'GET' || request.method === 'HEAD')) {
        endResponse(new fetchAPI.Response(null, { status: 302, headers: { location: '/graphql' } }))
      }
    }
  }
}
