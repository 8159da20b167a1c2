import type { DocumentNode } from 'graphql'
import { getDirectiveValues, getOperationAST, getVariableValues } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { requireMay } from '../../features/auth/policy.ts'
import type { Context } from '../../graphql/context.ts'
import type { Perspective, Viewer } from '../../graphql/viewer.ts'

/** Shows drafts, or everything, where the operation asks for it with `@perspective` and the viewer may. */
export function usePerspective(): Plugin<Context> {
  return {
    onExecute({ args, extendContext, setResultAndStopExecution }) {
      const operation = getOperationAST(args.document as DocumentNode, args.operationName)
      const directive = args.schema.getDirective('perspective')
      if (!operation?.directives?.length || !directive) return
      const { coerced } = getVariableValues(args.schema, operation.variableDefinitions ?? [], (args.variableValues ?? {}) as Record<string, unknown>)
      // Variables that cannot be used are the executor's to refuse.
      if (!coerced) return
      const perspective = getDirectiveValues(directive, operation, coerced)?.['see'] as Perspective | undefined
      if (perspective === undefined) return
      const viewer: Viewer = { ...(args.contextValue as Context).viewer, perspective }
      try {
        if (perspective === 'DRAFTS') requireMay(viewer, 'readDrafts')
        if (perspective === 'EVERYTHING') requireMay(viewer, 'readEverything')
      } catch (error) {
        return setResultAndStopExecution({ errors: [error as never] })
      }
      extendContext({ viewer })
    }
  }
}
