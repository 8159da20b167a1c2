import type { DocumentNode, ExecutionResult } from 'graphql'
import { getOperationAST } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Context } from '../../graphql/context.ts'
import { Answer } from '../answers/answer.ts'
import { type ClockPlan, planClocks } from '../answers/clocks.ts'
import { answerKey, dayNumber } from '../answers/key.ts'
import type { KeptAnswers } from '../answers/kept-answers.ts'
import { type Call, callOf } from '../call.ts'
import type { ServerOptions } from '../options.ts'

type Variables = Readonly<Record<string, unknown>>

/**
 * Answers readers with what was answered before, while it holds, and lets those who ask the same at one time wait for one
 * of them. What is being executed is found before a turn is taken, so that nobody waits for somebody's turn but one's own.
 */
export function useAnswers({ answers, now = () => new Date() }: { answers: KeptAnswers } & Pick<ServerOptions, 'now'>): Plugin<Context> {
  const plans = new WeakMap<DocumentNode, ClockPlan>()

  /** What is answered from memory passes for an executed operation: it is counted, charged and logged as one. */
  const resultOf = (call: Call, answer: Answer): ExecutionResult => {
    call.answer = answer
    call.operation = answer.operation
    return { data: {}, extensions: { cost: { operation: answer.cost } } }
  }

  return {
    onParams({ request, params, paramsHandler, setParamsHandler }) {
      const call = callOf(request)
      if (request.headers.has('authorization')) return
      setParamsHandler(async (payload) => {
        const key = answerKey(params as never, now())
        call.key = key
        const found = key === null ? null : await answers.find(key, call.over)
        return found ? resultOf(call, found) : paramsHandler(payload)
      })
    },
    async onExecute({ args, setResultAndStopExecution }) {
      const { request, viewer, now: moment } = args.contextValue as { request?: Request } & Context
      const call = request && callOf(request)
      const document = args.document as DocumentNode
      const operation = getOperationAST(document, args.operationName)
      if (!call?.key || operation?.operation !== 'query' || viewer.role !== 'reader' || viewer.perspective !== 'PUBLISHED') return undefined
      const fill = await answers.findOrBegin(call.key, call.over)
      if (fill instanceof Answer) return setResultAndStopExecution(resultOf(call, fill))
      call.fill = fill
      // Whatever becomes of the request, nobody waits for it longer than it is there.
      call.endings.push(() => fill.end('gone'))
      const plan = plans.get(document) ?? planClocks(args.schema, document)
      plans.set(document, plan)
      return {
        onExecuteDone({ result }) {
          const { data, errors } = result as ExecutionResult
          if (data && !errors) call.reading = { clocks: plan((args.variableValues ?? {}) as Variables, moment), day: dayNumber(moment) }
        }
      }
    }
  }
}
