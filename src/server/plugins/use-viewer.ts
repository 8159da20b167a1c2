import type { Plugin } from 'graphql-yoga'
import { createContext } from '../../graphql/context.ts'
import type { Context } from '../../graphql/context.ts'
import { READER } from '../../graphql/viewer.ts'
import { callOf } from '../call.ts'
import type { ServerOptions } from '../options.ts'

/** Hands to the resolvers who asks, and the moment that is "now" everywhere in one answer. */
export function useViewer({ now = () => new Date() }: Pick<ServerOptions, 'now'>): Plugin<Context> {
  return {
    onContextBuilding({ context, extendContext }) {
      extendContext(createContext(context.request === undefined ? READER : callOf(context.request).viewer, now()))
    }
  }
}
