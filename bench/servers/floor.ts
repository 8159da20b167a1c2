import { createServer } from 'node:http'
import { Pool } from 'pg'
import { OPERATIONS, textOf } from '../operations.ts'
import { ready } from './ready.ts'

// The least that can be done: a prepared statement whose answer is the finished text, by bare node:http and pg.
const pool = new Pool({ connectionString: process.env['DATABASE_URL'], max: Number(process.env['POOL_SIZE']) })
pool.on('connect', (client) => void client.query("SET plan_cache_mode = force_generic_plan; SET enable_memoize = off; SET timezone = 'UTC'"))

const statements = new Map(OPERATIONS.map(({ file, dated }) => [file as string, { name: file, text: textOf(`floor/${file}.sql`), dated }]))

async function answer(path: string): Promise<Buffer> {
  const [, file = '', given = ''] = path.split('/')
  const statement = statements.get(file)
  if (!statement) throw new Error(`There is no statement for ${path}.`)
  const { dated, ...prepared } = statement
  const value = given === '' ? null : decodeURIComponent(given)
  const values = dated ? [value, new Date().toISOString().slice(0, 10)] : [value]
  const { rows } = await pool.query<{ answer: string }>({ ...prepared, values })
  return Buffer.from(String(rows[0]?.answer))
}

const server = createServer((request, response) => {
  answer(request.url ?? '').then(
    (body) => response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length }).end(body),
    (error: Error) => response.writeHead(500).end(error.message)
  )
})
ready(server)
