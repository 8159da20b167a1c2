import type { Plugin } from 'graphql-yoga'
import { userError } from '../../graphql/errors.ts'
import { refusal } from '../refusal.ts'
import { formFault, knownPath } from '../request-form.ts'

/** Lets only the paths, methods and media types through that this server has, before any body is read. */
export function useRequestForm(): Plugin {
  return {
    onRequest({ request, url, endResponse }) {
      const path = knownPath(url.pathname)
      if (path === '/graphql') {
        const fault = formFault(request)
        if (fault) endResponse(refusal(request, fault))
      } else if (path === 'other' || path === '/backup') {
        // To those without the admin key there is no backup.
        endResponse(refusal(request, userError('UNKNOWN_PATH', 'There is nothing here: GraphQL is at /graphql.')))
      } else {
        const headers = { allow: 'GET, HEAD' }
        endResponse(refusal(request, userError('METHOD_NOT_ALLOWED', 'This path is read only: send a GET.', { headers })))
      }
    }
  }
}
