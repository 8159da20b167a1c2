import { readFileSync } from 'node:fs'
import { cpus, release, totalmem } from 'node:os'
import { median, shown } from './measure/figures.ts'
import { goals } from './report/goals.ts'
import { comparisons, contestants, gains, memories, operations } from './report/tables.ts'
import type { Results } from './results.ts'

/** The results as a page of Markdown. */
export function report(results: Results): string {
  const { scale, sizes, rounds, deep, growth, embedded, readyIn } = results
  const sections = [
    `# What the bench measured

Written by \`npm run bench\`: do not edit. A figure of one machine says little; the ratios, of one run in which everybody took turns, say more.

${machine(results)}

A record of ${grouped(scale)} quotes; ${rounds.length} rounds, in each of which every contestant was started, warmed up by all operations and measured at each, another one first
each time; 16 connections that ask again as soon as they are answered, on the machine that serves, and 10 of each server's to PostgreSQL, which is the
default of all; PostgreSQL is told that pages are near (\`random_page_cost\` 1.1), as Greenlit tells it for its own sessions. Before that, all gave the same data to every request. Processor time is that of one request: the server's process, and PostgreSQL's processes for its connections.`,
    `## Goals\n\n${goals(results)}`,
    `## Contestants\n\n${contestants()}\n\nAll run on the same Node.`,
    `## Operations\n\n${operations(results)}`,
    `## Memory\n\nOf the server's process, at most, over all operations.\n\n${memories(results)}`,
    deep.length > 0 && `## Far down\n\nPages from 10,000 on, as multiples of pages 1 to 80.\n\n${comparisons(deep)}`,
    sizes && `## A larger record\n\n${grouped(sizes[1])} quotes, as multiples of ${grouped(sizes[0])}.\n\n${comparisons(growth)}`,
    embedded.length > 0 && `## Embedded\n\nRequests a second on the embedded database (PGlite) with 2,000 quotes, 4 connections, as multiples of the reference.\n\n${gains(embedded)}`,
    `## Start\n\n\`greenlit serve\`, built and migrated, on this record: ready in ${shown(median(readyIn))} ms (median of ${readyIn.length}).`
  ]
  return `${sections.filter(Boolean).join('\n\n')}\n`
}

function machine({ postgres }: Results): string {
  const [cpu] = cpus()
  const mine = lockOf('../package-lock.json')
  const peers = lockOf('package-lock.json')
  const versions = [
    `Node ${process.versions.node}`,
    postgres,
    ...['graphql-yoga', '@pothos/core', '@prisma/client', 'graphql', 'pg'].map((name) => `${name} ${mine(name)}`),
    `postgraphile ${peers('postgraphile')}`
  ]
  return `${new Date().toISOString().slice(0, 10)}. ${cpus().length} × ${cpu?.model.trim() || 'an unnamed processor'}, ${Math.round(totalmem() / 1024 ** 3)} GB, Linux ${release()}. ${versions.join(', ')}.`
}

function lockOf(path: string): (name: string) => string {
  const { packages } = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as { packages: Record<string, { version: string }> }
  return (name) => packages[`node_modules/${name}`]?.version ?? '?'
}

function grouped(number: number): string {
  return number.toLocaleString('en')
}
