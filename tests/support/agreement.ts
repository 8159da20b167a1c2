import { getOperationAST, parse } from 'graphql'

/** One of two ways to the same answer. */
export type Fetch = (body: string, headers: Record<string, string>) => Promise<string>

/** What a caller is told, but for the ids of our own errors. */
export function withoutErrorIds(text: string): string {
  return text.replaceAll(/("code":"INTERNAL","id":")[0-9a-f-]{36}"/g, '$1…"')
}

/** Where two texts part, with what stands around it. */
export function parting(one: string, other: string): [string, string] {
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  const around = (text: string) => text.slice(Math.max(0, at - 160), at + 160)
  return [around(one), around(other)]
}

/** Whether a document only reads. */
export function isQuery(document: string): boolean {
  try {
    return getOperationAST(parse(document))?.operation === 'query'
  } catch {
    return false
  }
}

/**
 * Throws where the other way to an answer gives another one. Where somebody writes meanwhile, two answers in a row may
 * differ by that: then the first way is asked again.
 */
export async function requireAgreement(answer: string, ask: () => Promise<string>, askOther: () => Promise<string>): Promise<void> {
  let mine = withoutErrorIds(answer)
  let other = ''
  for (let attempt = 0; attempt < 4; attempt++) {
    other = withoutErrorIds(await askOther())
    if (mine === other) return
    mine = withoutErrorIds(await ask())
    if (mine === other) return
  }
  const [here, there] = parting(mine, other)
  throw new Error(`The compiled path and the reference path answer differently.\ncompiled:  …${here}\nreference: …${there}`)
}
