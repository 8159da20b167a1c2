import { Readable } from 'node:stream'
import type { Plugin } from 'graphql-yoga'
import { callOf } from '../call.ts'
import type { ServerOptions } from '../options.ts'

/** Answers GET /backup with the whole record, to admins only; to everybody else there is nothing at this path. */
export function useBackup({ backup }: Pick<ServerOptions, 'backup'>): Plugin {
  return {
    onRequest({ request, url, fetchAPI, endResponse }) {
      if (url.pathname !== '/backup' || request.method !== 'GET' || backup === undefined) return
      if (callOf(request).viewer.role !== 'admin') return
      const headers = { 'content-type': 'application/gzip', 'cache-control': 'no-store', 'content-disposition': 'attachment; filename="greenlit.backup"' }
      endResponse(new fetchAPI.Response(Readable.toWeb(backup()) as ReadableStream<Uint8Array>, { headers }))
    }
  }
}
