import { parting } from '../support/agreement.ts'
import type { Operation } from './operations.ts'
import { reduce } from './reduce.ts'
import type { Seam } from './seam.ts'
import { Tally } from './tally.ts'
import type { Way } from './ways.ts'

/** An operation, with what says how to ask it again. */
export interface Asked {
  name: string
  operation: Operation
}

/** What both ways said to it, and the statements that the compiled one sent. */
export interface Answered extends Asked {
  answer: string
  path: string
  statements: string[]
}

/** One that is not answered alike, as small as it was found; of those beyond the first few the name alone. */
export interface Difference extends Partial<Operation> {
  name: string
  reference?: string
  compiled?: string
}

export interface Both {
  reference: Way
  compiled: Way
  seam: Seam
}

/** Asks each of them both ways. */
export async function compare(both: Both, asked: Iterable<Asked>, most = 3): Promise<{ differences: Difference[]; tally: Tally; answered: Answered[] }> {
  const tally = new Tally()
  const differences: Difference[] = []
  const answered: Answered[] = []
  for (const { name, operation } of asked) {
    const answer = await both.reference.ask(operation)
    both.seam.taken()
    const other = await both.compiled.ask(operation)
    const path = both.compiled.path()
    tally.add(operation, answer, path)
    answered.push({ name, operation, answer, path, statements: both.seam.taken() })
    if (answer !== other) differences.push(differences.length < most ? await reduced(name, operation, both) : { name })
  }
  return { differences, tally, answered }
}

async function reduced(name: string, operation: Operation, { reference, compiled }: Both): Promise<Difference> {
  const differs = async (one: Operation) => (await reference.ask(one)) !== (await compiled.ask(one))
  const smallest = await reduce(operation, differs)
  const [expected, answer] = parting(await reference.ask(smallest), await compiled.ask(smallest))
  return { name, ...smallest, reference: expected, compiled: answer }
}

/** The first of the operations that is no longer answered as it was, or no longer by a statement that runs, now that each is changed so; null: none. */
export async function firstCaught({ compiled, seam }: Both, answered: readonly Answered[], bug: (text: string) => string): Promise<Answered | null> {
  seam.plant(bug)
  try {
    for (const one of answered) {
      if (one.path !== 'compiled' || one.statements.every((text) => bug(text) === text)) continue
      if ((await compiled.ask(one.operation)) !== one.answer || compiled.path() !== one.path) return one
    }
    return null
  } finally {
    seam.plant(null)
  }
}
