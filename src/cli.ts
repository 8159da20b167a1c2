import { Command } from 'commander'
import { explainFailure } from './cli/terminal.ts'

// A command's code is loaded when it is called: a server that starts again has no time for that of the others.
const program = new Command('greenlit')
  .description('Who said what, when, about which show, and is it coming back?')
  .showHelpAfterError()

program
  .command('serve')
  .description('open the record and serve it over GraphQL')
  .action(async () => {
    const settleHeap = (await import('./heap.ts')).boundHeap()
    await (await import('./main.ts')).run()
    settleHeap()
  })

program
  .command('migrate')
  .description('bring the database up to this version of Greenlit')
  .option('--rolled-back <migration>', 'let a migration that failed be tried again, once its cause is mended')
  .action(async (options: { rolledBack?: string }) => (await import('./cli/migrate.ts')).migrateRecord(options))

program
  .command('sample')
  .description('load the sample record into an empty database')
  .option('--scale <quotes>', 'instead, a made-up record of so many quotes (1000 to 2000000), to measure with')
  .action(async (options: { scale?: string }) => (await import('./cli/sample.ts')).loadSample(options))

program
  .command('export')
  .description('write published data to standard output, one record at a time')
  .argument('<what>', 'quotes or status')
  .option('--format <format>', 'ndjson or csv', 'ndjson')
  .option('--as-of <day>', 'status at the end of this day (UTC); default: today')
  .action(async (what: string, options: { format: string; asOf?: string }) => (await import('./cli/export.ts')).exportRecord(what, options))

program
  .command('backup')
  .description('write the whole record to a file, while others may work on it')
  .argument('<file>', 'a file that is not there yet; - for standard output')
  .action(async (file: string) => (await import('./cli/backup.ts')).backup(file))

program
  .command('restore')
  .description('put a backup into an empty database, whole or not at all')
  .argument('<file>', 'what "greenlit backup" wrote')
  .action(async (file: string) => (await import('./cli/restore.ts')).restoreRecord(file))

const keys = program.command('keys').description('keys to the API: who may change the record')
keys
  .command('list')
  .description('every key, one a line')
  .action(async () => (await import('./cli/keys.ts')).listApiKeys())
keys
  .command('create')
  .description('make a key; its secret goes to standard output, once')
  .argument('<name>', 'whose it is: shown in history')
  .requiredOption('--role <role>', 'contributor, editor or admin')
  .option('--days <days>', 'how long it lasts; without, it does not expire')
  .action(async (name: string, options: { role: string; days?: string }) => (await import('./cli/keys.ts')).makeApiKey(name, options))
keys
  .command('revoke')
  .description('take a key back, for good')
  .argument('<id>', 'of the key, from "greenlit keys list"')
  .action(async (id: string) => (await import('./cli/keys.ts')).takeBackApiKey(id))

program
  .command('derive')
  .description('derive every status anew, after an upgrade with new rules')
  .action(async () => (await import('./cli/derive.ts')).deriveAnew())

program
  .command('doctor')
  .description('check the record: dates, projection, log, evidence, migrations')
  .action(async () => (await import('./cli/doctor.ts')).doctor())

program
  .command('ready')
  .description('ask the running server whether it can serve; for health checks')
  .action(async () => (await import('./cli/ready.ts')).askReady())

program
  .command('settings')
  .description('print every environment variable with its default and meaning')
  .action(async () => (await import('./cli/settings.ts')).printSettings())

program
  .command('schema', { hidden: true })
  .description('print the GraphQL schema')
  .action(async () => (await import('./cli/schema.ts')).writeSchema())

program
  .command('catalogue', { hidden: true })
  .description('write prisma/catalogue.txt anew')
  .action(async () => (await import('./cli/catalogue.ts')).refreshCatalogue())

await program.parseAsync().catch(explainFailure)
