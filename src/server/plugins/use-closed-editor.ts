import type { Plugin } from 'graphql-yoga'

/** In production there is no editor: whoever opens the address in a browser is told so, and what to do. */
export function useClosedEditor(): Plugin {
  return {
    onRequest({ url, request, endResponse, fetchAPI }) {
      const wantsPage = request.method === 'GET' && (request.headers.get('accept') ?? '').includes('text/html')
      if (!wantsPage || url.pathname !== '/graphql' || url.searchParams.has('query')) return
      const text = 'The editor is closed in production. Send operations to this address: POST { "query": "…" } as JSON.\n'
      endResponse(new fetchAPI.Response(text, { status: 403, headers: { 'content-type': 'text/plain; charset=utf-8' } }))
    }
  }
}
