import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { ready } from './ready.ts'

// The most that node:http gives: answers that are there already, found by their address.
const answers = new Map(
  Object.entries(JSON.parse(readFileSync(process.env['ANSWERS'] ?? '', 'utf8')) as Record<string, string>).map(([path, text]) => [path, Buffer.from(text)])
)

const server = createServer((request, response) => {
  const body = answers.get(request.url ?? '')
  if (body) response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length }).end(body)
  else response.writeHead(404).end()
})
ready(server)
