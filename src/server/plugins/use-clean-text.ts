import type { DocumentNode } from 'graphql'
import { Kind, visit } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { userError } from '../../graphql/errors.ts'
import { textFault } from '../../graphql/text.ts'
import { faultInVariables } from '../limits/clean-variables.ts'

/**
 * Refuses text that no database can store, wherever it comes in: a check on the scalar String would miss the other
 * scalars, and String itself cannot be replaced, as introspection uses it.
 */
export function useCleanText(): Plugin {
  const clean = new WeakSet<DocumentNode>()
  return {
    onExecute({ args, setResultAndStopExecution }) {
      const fault =
        faultOfVariables(args.variableValues) ?? (clean.has(args.document) ? null : faultOfDocument(args.document))
      if (!fault) {
        clean.add(args.document)
        return
      }
      const message = `${fault.where} has ${fault.what}: remove it, text is Unicode without NUL.`
      setResultAndStopExecution({ errors: [userError('BAD_TEXT', message, { argument: fault.argument })] })
    }
  }
}

interface Fault {
  where: string
  what: string
  argument: string
}

function faultOfVariables(values: unknown): Fault | null {
  const found = faultInVariables(values)
  return found && { where: `The variable "$${found.path}"`, what: found.what, argument: found.path }
}

function faultOfDocument(document: DocumentNode): Fault | null {
  const names: string[] = []
  let fault: Fault | null = null
  visit(document, {
    enter(node) {
      if (fault) return
      if (node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD) names.push(node.name.value)
      const what = node.kind === Kind.STRING ? textFault(node.value) : null
      if (what !== null) fault = { where: `The argument "${names.join('.')}"`, what, argument: names.join('.') }
    },
    leave(node) {
      if (node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD) names.pop()
    }
  })
  return fault
}
