import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/**
 * Prisma's query compiler, which the generated client asks for with its first statement (scripts/client.mjs). It is
 * published as a module with base64 in it; read as a file, nothing of that text is kept.
 */
export function queryCompiler(): WebAssembly.Module {
  const path = createRequire(import.meta.url).resolve('@prisma/client/runtime/query_compiler_small_bg.postgresql.wasm-base64.mjs')
  const text = readFileSync(path, 'latin1')
  const from = text.indexOf('"') + 1
  return new WebAssembly.Module(Buffer.from(text.slice(from, text.indexOf('"', from)), 'base64'))
}
