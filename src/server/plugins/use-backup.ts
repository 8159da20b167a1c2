import { Readable } from 'node:stream'
import type { Plugin } from 'graphql-yoga'
import { keyring } from '../keys.ts'
import type { ServerOptions } from '../options.ts'

/** Answers GET /backup with the whole record, to the admin's key only; to everybody else there is nothing at this path. */
export function useBackup({ adminKey, backup }: Pick<ServerOptions, 'adminKey' | 'backup'>): Plugin {
  const callerOf = keyring({ admin: adminKey })
  return {
    onRequest({ request, url, fetchAPI, endResponse }) {
      if (url.pathname !== '/backup' || request.method !== 'GET' || backup === undefined) return
      if (callerOf(request.headers.get('authorization')) !== 'admin') return
      const headers = { 'content-type': 'application/gzip', 'cache-control': 'no-store', 'content-disposition': 'attachment; filename="greenlit.backup"' }
      endResponse(new fetchAPI.Response(Readable.toWeb(backup()) as ReadableStream<Uint8Array>, { headers }))
    }
  }
}
