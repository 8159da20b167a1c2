/** A module of Greenlit as it was compiled into dist/, typed by its source: what is served is what is measured. */
export async function built<Module>(path: string): Promise<Module> {
  return (await import(new URL(`../dist/${path}`, import.meta.url).href)) as Module
}
