import { z } from 'zod'
import { list, optional, slug, text } from '../history/inputs.ts'

export const organisationInput = z.object({
  slug: optional(slug),
  name: text(200),
  domain: optional(z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'must be a domain such as example.org')),
  roles: list(z.enum(['PLATFORM', 'STUDIO', 'OUTLET', 'ORGANISER']), 4)
})
