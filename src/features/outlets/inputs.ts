import { z } from 'zod'
import { expectedVersion, list, name, optional, publish, slug } from '../history/inputs.ts'

const domain = z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'must be a domain such as example.org')
const role = z.enum(['PLATFORM', 'STUDIO', 'OUTLET', 'ORGANISER'])

/** An outlet by domain or name; recorded where it is not on record yet. */
export const outletNamed = z.object({ name: name(200), domain: optional(domain) })

export type OutletNamed = z.output<typeof outletNamed>

export const organisationInput = z.object({
  slug: optional(slug),
  name: name(200),
  domain: optional(domain),
  roles: list(role, 4),
  publish
})

/** What of an organisation is described anew: each field left out stays as it is; null takes it away. */
export const organisationUpdate = z.object({
  slug: slug.optional(),
  name: name(200).optional(),
  domain: domain.nullish(),
  roles: z.array(role).max(4).optional(),
  expectedVersion
})
