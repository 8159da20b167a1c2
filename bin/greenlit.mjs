#!/usr/bin/env node
// The command line. Prepares the clone where that has not been done, silently on standard output: exports go there.
import { prepare, runCommandLine } from '../scripts/prepare.mjs'

await prepare()
await runCommandLine()
