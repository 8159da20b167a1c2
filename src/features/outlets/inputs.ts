import { z } from 'zod'
import { list, name, optional, slug } from '../history/inputs.ts'

const domain = z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'must be a domain such as example.org')

/** An outlet by domain or name; recorded where it is not on record yet. */
export const outletNamed = z.object({ name: name(200), domain: optional(domain) })

export type OutletNamed = z.output<typeof outletNamed>

export const organisationInput = z.object({
  slug: optional(slug),
  name: name(200),
  domain: optional(domain),
  roles: list(z.enum(['PLATFORM', 'STUDIO', 'OUTLET', 'ORGANISER']), 4)
})
