import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../database/migrations.ts'

/** The version of Greenlit, as its package says. */
export const VERSION = (JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as { version?: string }).version ?? 'unknown'
