import { createHash } from 'node:crypto'
import type { Plugin } from 'graphql-yoga'
import { EXAMPLES } from '../examples.ts'

interface Page {
  body: Buffer<ArrayBuffer>
  policy: string
}

const CLOSED = 'The editor is closed in production. Send operations to this address: POST { "query": "…" } as JSON.\n'

/**
 * Shows the editor to a browser that opens /graphql; where it is not open, says so, and what to do. The page comes whole
 * from our own dependencies and works where there is no internet; its policy lets the one script of the page run, and no
 * other.
 */
export function useEditor({ open }: { open: boolean }): Plugin {
  let page: Promise<Page> | undefined
  return {
    async onRequest({ request, url, fetchAPI, endResponse }) {
      const wantsPage = (request.method === 'GET' || request.method === 'HEAD') && (request.headers.get('accept') ?? '').includes('text/html')
      if (!wantsPage || url.pathname !== '/graphql') return
      if (!open) {
        // A query is answered: whoever follows a link with one is told what it says.
        if (url.searchParams.has('query')) return
        endResponse(new fetchAPI.Response(CLOSED, { status: 403, headers: { 'content-type': 'text/plain; charset=utf-8' } }))
        return
      }
      // Made at the first visit: it is nine megabytes.
      const { body, policy } = await (page ??= makePage())
      const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy }
      endResponse(new fetchAPI.Response(body, { headers }))
    }
  }
}

async function makePage(): Promise<Page> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql')
  const html = renderGraphiQL({
    title: 'Greenlit',
    defaultTabs: EXAMPLES.map(({ query, variables }) => ({
      query,
      ...(variables ? { variables: JSON.stringify(variables, null, 2) } : {})
    }))
  })
  return { body: Buffer.from(html), policy: policyOf(html) }
}

/** Its script by hash; its workers are blobs that the script makes; its styles are put in while it runs. */
function policyOf(html: string): string {
  const scripts = [...html.matchAll(/<script>([^]*?)<\/script>/g)].map(([, text = '']) => text)
  const hashes = scripts.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
  return [
    "default-src 'none'",
    `script-src ${hashes.join(' ')}`,
    'worker-src blob:',
    "style-src 'unsafe-inline'",
    'font-src data:',
    'img-src data:',
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'"
  ].join('; ')
}
