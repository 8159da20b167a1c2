/**
 * The least that a server in this language can be: it reads a request and says the same to everybody. How long others
 * wait for it under the same attack is what the machine takes, attacker and all, whatever server runs on it.
 */
import { createServer } from 'node:http'

const body = '{"data":{"shows":{"nodes":[{"slug":"a-show","title":"A show"}]}}}'
const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }

createServer((request, response) => {
  request.resume()
  request.on('end', () => response.writeHead(200, headers).end(body))
}).listen(Number(process.env.PORT), process.env.HOST)
