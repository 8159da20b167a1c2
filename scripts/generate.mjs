// Generates the Prisma client, the Pothos types and the names of tables and columns into src/database/generated.
// Prisma's own generators are called as its CLI calls them, without the CLI: that saves a newcomer about 100 MB of
// Prisma Studio and needs no engine download, so it works with only the npm registry, or offline.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { lighter } from './client.mjs'
import { tablesSource } from './columns.mjs'

const require = createRequire(import.meta.url)
const root = join(dirname(fileURLToPath(import.meta.url)), '..')

export async function generate() {
  const { getGenerators, loadSchemaContext } = require('@prisma/internals')
  const { PrismaClientTsGenerator } = require('@prisma/client-generator-ts')
  const schemaContext = await loadSchemaContext({
    schemaPath: { cliProvidedPath: 'prisma', baseDir: root },
    cwd: root,
    printLoadMessage: false
  })
  const generators = await getGenerators({
    schemaContext,
    skipDownload: true,
    printDownloadProgress: false,
    version: require('@prisma/client/package.json').version,
    cliCommand: 'npm run generate',
    registry: {
      'prisma-client': { type: 'in-process', generator: new PrismaClientTsGenerator() },
      'prisma-pothos-types': {
        type: 'rpc',
        generatorPath: join(root, 'node_modules/@pothos/plugin-prisma/bin/generator.js'),
        isNode: true
      }
    }
  })
  for (const generator of generators) {
    await generator.generate()
    generator.stop()
  }
  const client = join(root, 'src/database/generated/internal/class.ts')
  writeFileSync(client, lighter(readFileSync(client, 'utf8')))
  // Needs no generator of its own in schema.prisma: each is handed the same DMMF.
  writeFileSync(join(root, 'src/database/generated/tables.ts'), tablesSource(generators[0].options.dmmf))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await generate()
