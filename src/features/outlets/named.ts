import { domainOf } from '../../text/address.ts'
import type { Change } from '../history/actions.ts'
import { calledLike, draftWarning, madeAs, sameName, theOnly } from '../history/names.ts'
import { createOrganisation } from './actions.ts'
import type { OutletNamed } from './inputs.ts'

/** The organisation of this domain, name or slug; made as an outlet where there is none. Returns the id. */
export async function outletNamed(change: Change, named: OutletNamed, publish: boolean, argument: string): Promise<string> {
  const { tx } = change
  const { name } = named
  const domain = named.domain === null ? null : domainOf(named.domain)
  const ids = await calledLike(tx, 'ORGANISATION', name)
  const domains = domain === null ? [] : [domain, `www.${domain}`]
  const rows = await tx.organisation.findMany({
    where: { OR: [{ id: { in: ids } }, { slug: name }, { domain: { in: domains } }], visibility: { not: 'WITHDRAWN' } },
    orderBy: { sortKey: 'asc' }
  })
  const atDomain = rows.filter((row) => row.domain !== null && domains.includes(row.domain))
  // A domain belongs to one; only where none is known to have this one does the name decide.
  const called = atDomain.length > 0 ? atDomain : rows.filter((row) => (row.slug === name || sameName(row.name, name)) && (row.domain === null || domain === null))
  const known = theOnly(called, name, `${argument}.name`, (row) => row.domain ?? row.name)
  if (!known) return madeAs(tx, 'ORGANISATION', name, await createOrganisation(change, { name, domain, roles: ['OUTLET'], publish }))
  if (publish) change.warnings.push(...draftWarning(known))
  return known.id
}
