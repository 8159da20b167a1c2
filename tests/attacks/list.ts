import type { Attack } from './attack.ts'
import { BODIES } from './cases/bodies.ts'
import { BROWSERS } from './cases/browsers.ts'
import { COSTS } from './cases/costs.ts'
import { DATA } from './cases/data.ts'
import { DOCUMENTS } from './cases/documents.ts'
import { FRAGMENTS } from './cases/fragments.ts'
import { HEADERS } from './cases/headers.ts'
import { CLOSED, OPEN } from './cases/introspection.ts'
import { LEAKS } from './cases/leaks.ts'
import { LITERALS } from './cases/literals.ts'
import { METHODS } from './cases/methods.ts'
import { RATES } from './cases/rates.ts'
import { SEARCH } from './cases/search.ts'
import { SOCKETS } from './cases/sockets.ts'
import { VARIABLES } from './cases/variables.ts'

const named = (lists: Record<string, readonly Attack[]>) =>
  Object.entries(lists).flatMap(([kind, attacks]) => attacks.map((attack) => ({ name: attack.name, kind, attack })))

/** Everything that is tried on a server in production, in this order. */
export const IN_PRODUCTION = named({
  documents: DOCUMENTS,
  cost: COSTS,
  fragments: FRAGMENTS,
  values: LITERALS,
  variables: VARIABLES,
  bodies: BODIES,
  methods: METHODS,
  headers: HEADERS,
  browsers: BROWSERS,
  introspection: CLOSED,
  data: DATA,
  search: SEARCH,
  leaks: LEAKS,
  rates: RATES,
  sockets: SOCKETS
})

/** What is different in development. */
export const IN_DEVELOPMENT = named({ development: OPEN })
