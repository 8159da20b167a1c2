import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'

type WasmExports = Record<string, () => void>

/** Node's own, missing from its types while the browser's are left out of the build. */
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: Record<string, unknown>): Promise<{ instance: { exports: WasmExports } }>
}

/** The part of the generated bindings that their own types leave out. */
interface Bindings {
  SchemaEngine: typeof SchemaEngine
  __wbg_set_wasm(exports: WasmExports): void
}

let engineClass: Promise<typeof SchemaEngine> | undefined

/**
 * Prisma's migration engine, run in process over a driver adapter: nothing to download, and one engine for both
 * databases. `datamodels` are pairs of file name and content of the Prisma schema, needed for `diff` only.
 */
export async function openSchemaEngine(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  datamodels: [path: string, content: string][] = []
): Promise<SchemaEngine> {
  engineClass ??= instantiate()
  const Engine = await engineClass
  const models: [string, string][] = [['datasource.prisma', 'datasource db {\n  provider = "postgresql"\n}\n']]
  return Engine.new(
    { datamodels: datamodels.length > 0 ? datamodels : models },
    () => {},
    bindMigrationAwareSqlAdapterFactory(adapter)
  )
}

/** By hand, because the package imports its .wasm as a module, which Node does not do without a flag. */
async function instantiate(): Promise<typeof SchemaEngine> {
  const { SchemaEngine: Engine, __wbg_set_wasm: setWasm } = bindings as unknown as Bindings
  const main = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm')
  const bytes = readFileSync(new URL('schema_engine_bg.wasm', `file://${main}`))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': withoutWaiting(bindings) })
  setWasm(instance.exports)
  instance.exports['__wbindgen_start']?.()
  return Engine
}

/** The engine gives up on its lock after ten seconds, by a timer it never clears: that must not keep a process up. */
function withoutWaiting(imports: Record<string, unknown>): Record<string, unknown> {
  const timer = Object.keys(imports).find((name) => name.startsWith('__wbg_setTimeout_'))
  if (timer === undefined) return imports
  return { ...imports, [timer]: (callback: () => void, delay: number) => setTimeout(callback, delay >>> 0).unref() }
}
