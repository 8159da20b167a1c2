/** What answers under each name at one place: fields of one name must be one field, and are answered together. */
export type Scope = Map<string, { signature: string; below: Scope }>

/** Takes the name for a field; null where another field has it. */
export function take(scope: Scope, name: string, signature: string): Scope | null {
  const taken = scope.get(name)
  if (taken) return taken.signature === signature ? taken.below : null
  const below: Scope = new Map()
  scope.set(name, { signature, below })
  return below
}

/** Whether everything that answers under `added` may answer under `scope` too; then it does from now on. */
export function spread(scope: Scope, added: Scope): boolean {
  if (!fits(scope, added)) return false
  for (const [name, { signature, below }] of added) {
    const place = take(scope, name, signature)
    if (place) spread(place, below)
  }
  return true
}

function fits(scope: Scope, added: Scope): boolean {
  return [...added].every(([name, { signature, below }]) => {
    const taken = scope.get(name)
    return taken === undefined || (taken.signature === signature && fits(taken.below, below))
  })
}
