import type { Plugin } from 'graphql-yoga'
import { callOf, shareCall } from '../call.ts'

/**
 * Answers HEAD as GET would be answered (https://www.rfc-editor.org/rfc/rfc9110#name-head), which Yoga does not know; Node
 * leaves out the body.
 */
export function useHead(): Plugin {
  return {
    onRequest({ request, fetchAPI, requestHandler, setRequestHandler }) {
      if (request.method !== 'HEAD') return
      const { url, headers, signal } = request
      setRequestHandler((_request, context) => {
        const asGet = new fetchAPI.Request(url, { method: 'GET', headers, signal })
        shareCall(asGet, callOf(request))
        return requestHandler(asGet, context)
      })
    }
  }
}
