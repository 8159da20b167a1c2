// PostGraphile 5 as its manual says for production: no watching, no explaining, no editor; prepared statements are on by
// default (@dataplan/pg), so is the cache of parsed documents (grafserv).
import { createServer } from 'node:http'
import { grafserv } from 'postgraphile/grafserv/node'
import { makePgService } from 'postgraphile/adaptors/pg'
import { postgraphile } from 'postgraphile'
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber'

const preset = {
  extends: [PostGraphileAmberPreset],
  disablePlugins: ['PgMutationCreatePlugin', 'PgMutationUpdateDeletePlugin'],
  pgServices: [
    makePgService({ connectionString: process.env.DATABASE_URL, schemas: ['bench_peer'], poolConfig: { max: Number(process.env.POOL_SIZE) } })
  ],
  grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false },
  grafast: { explain: false }
}
const service = postgraphile(preset)
const server = createServer()
server.on('error', (error) => {
  throw error
})
await service.createServ(grafserv).addTo(server)
if (process.argv.includes('--schema')) {
  const { printSchema } = await import('postgraphile/graphql')
  process.stdout.write(`${printSchema(await service.getSchema())}\n`)
  process.exit(0)
}
server.listen(0, '127.0.0.1', () => process.stdout.write(`ready ${server.address().port}\n`))
