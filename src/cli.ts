import { Command } from 'commander'
import { backup } from './cli/backup.ts'
import { refreshCatalogue } from './cli/catalogue.ts'
import { deriveAnew } from './cli/derive.ts'
import { doctor } from './cli/doctor.ts'
import { exportRecord } from './cli/export.ts'
import { listApiKeys, makeApiKey, takeBackApiKey } from './cli/keys.ts'
import { migrateRecord } from './cli/migrate.ts'
import { askReady } from './cli/ready.ts'
import { restoreRecord } from './cli/restore.ts'
import { loadSample } from './cli/sample.ts'
import { writeSchema } from './cli/schema.ts'
import { serve } from './cli/serve.ts'
import { printSettings } from './cli/settings.ts'
import { explainFailure } from './cli/terminal.ts'

const program = new Command('greenlit')
  .description('Who said what, when, about which show, and is it coming back?')
  .showHelpAfterError()

program.command('serve').description('open the record and serve it over GraphQL').action(serve)

program
  .command('migrate')
  .description('bring the database up to this version of Greenlit')
  .option('--rolled-back <migration>', 'let a migration that failed be tried again, once its cause is mended')
  .action(migrateRecord)

program
  .command('sample')
  .description('load the sample record into an empty database')
  .option('--scale <quotes>', 'instead, a made-up record of so many quotes (1000 to 2000000), to measure with')
  .action(loadSample)

program
  .command('export')
  .description('write published data to standard output, one record at a time')
  .argument('<what>', 'quotes or status')
  .option('--format <format>', 'ndjson or csv', 'ndjson')
  .option('--as-of <day>', 'status at the end of this day (UTC); default: today')
  .action(exportRecord)

program
  .command('backup')
  .description('write the whole record to a file, while others may work on it')
  .argument('<file>', 'a file that is not there yet; - for standard output')
  .action(backup)

program
  .command('restore')
  .description('put a backup into an empty database, whole or not at all')
  .argument('<file>', 'what "greenlit backup" wrote')
  .action(restoreRecord)

const keys = program.command('keys').description('keys to the API: who may change the record')
keys.command('list').description('every key, one a line').action(listApiKeys)
keys
  .command('create')
  .description('make a key; its secret goes to standard output, once')
  .argument('<name>', 'whose it is: shown in history')
  .requiredOption('--role <role>', 'contributor, editor or admin')
  .option('--days <days>', 'how long it lasts; without, it does not expire')
  .action(makeApiKey)
keys.command('revoke').description('take a key back, for good').argument('<id>', 'of the key, from "greenlit keys list"').action(takeBackApiKey)

program.command('derive').description('derive every status anew, after an upgrade with new rules').action(deriveAnew)

program.command('doctor').description('check the record: dates, projection, log, evidence, migrations').action(doctor)

program.command('ready').description('ask the running server whether it can serve; for health checks').action(askReady)

program.command('settings').description('print every environment variable with its default and meaning').action(printSettings)

program
  .command('schema', { hidden: true })
  .description('print the GraphQL schema')
  .action(writeSchema)

program.command('catalogue', { hidden: true }).description('write prisma/catalogue.txt anew').action(refreshCatalogue)

await program.parseAsync().catch(explainFailure)
