import { createServer } from 'node:http'
import { openCompiled } from '../compiled.ts'
import type { Operation } from '../operations.ts'
import { ready } from './ready.ts'

// What Greenlit compiles, run as bare as the floor: a statement, node:http, and nothing of GraphQL's on the way.
const { answer } = await openCompiled(process.env['DATABASE_URL'] ?? '', Number(process.env['POOL_SIZE']))

const [BEFORE, AFTER] = [Buffer.from('{"data":'), Buffer.from('}')]

async function bodyOf(path: string): Promise<Buffer> {
  const [, file = '', variables = ''] = path.split('/')
  const data = await answer(file as Operation['file'], JSON.parse(decodeURIComponent(variables)) as Record<string, unknown>)
  return Buffer.concat([BEFORE, data, AFTER])
}

const server = createServer((request, response) => {
  bodyOf(request.url ?? '').then(
    (body) => response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length }).end(body),
    (error: Error) => response.writeHead(500).end(error.message)
  )
})
ready(server)
