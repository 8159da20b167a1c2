import { NotAllowed } from '../../graphql/errors.ts'
import { ROLES, type Role, type Viewer } from '../../graphql/viewer.ts'

/** The least role that may do something; `draft`: that may do it to what no reader sees yet. */
interface Rule {
  needs: Role
  draft?: Role
  /** Completes "… needs a key with the role EDITOR". */
  means: string
}

/**
 * The one statement of who may do what. Reading what is published needs nothing. What a role may do, those after it may
 * too: reader, contributor, editor, admin.
 */
export const POLICY = {
  record: { needs: 'editor', draft: 'contributor', means: 'Putting something on record that readers see at once' },
  edit: { needs: 'editor', draft: 'contributor', means: 'Changing something published' },
  publish: { needs: 'editor', means: 'Publishing' },
  correct: { needs: 'editor', means: 'Correcting what is published' },
  withdraw: { needs: 'editor', means: 'Withdrawing' },
  retract: { needs: 'editor', means: 'Retracting' },
  merge: { needs: 'editor', means: 'Merging two records' },
  restore: { needs: 'editor', draft: 'contributor', means: 'Bringing back an earlier state of something published' },
  redact: { needs: 'admin', means: 'Redacting' },
  manageKeys: { needs: 'admin', means: 'Managing API keys' },
  readDrafts: { needs: 'contributor', means: 'Reading drafts' },
  readEverything: { needs: 'editor', means: 'Reading what was withdrawn' }
} as const satisfies Record<string, Rule>

export type Verb = keyof typeof POLICY

export const VERBS = Object.keys(POLICY) as Verb[]

/** What something is done to. */
export interface Subject {
  /** Whether no reader sees it, neither before nor after. */
  draft?: boolean
}

/** The least role that may do this. */
export function neededRole(verb: Verb, { draft = false }: Subject = {}): Role {
  const { needs, draft: ofDrafts = needs }: Rule = POLICY[verb]
  return draft ? ofDrafts : needs
}

/** Reads as a sentence: `may(viewer).publish()`, `may(viewer).edit({ draft: true })`. */
export function may(viewer: Pick<Viewer, 'role'>): Record<Verb, (subject?: Subject) => boolean> {
  const rank = ROLES.indexOf(viewer.role)
  const ask = (verb: Verb) => (subject?: Subject) => rank >= ROLES.indexOf(neededRole(verb, subject))
  return Object.fromEntries(VERBS.map((verb) => [verb, ask(verb)])) as Record<Verb, (subject?: Subject) => boolean>
}

/**
 * Throws `NotAllowed` (FORBIDDEN for the caller) unless the viewer may. Where only the record can tell whether it is a
 * draft, ask twice: with `draft: true` at the beginning, and again when it has been read.
 */
export function requireMay(viewer: Pick<Viewer, 'role'>, verb: Verb, subject: Subject = {}): void {
  if (may(viewer)[verb](subject)) return
  const needed = neededRole(verb, subject)
  const { means, draft }: Rule = POLICY[verb]
  const deed = subject.draft && draft !== undefined ? 'Changing the record, be it a draft,' : means
  throw new NotAllowed(needed, `${deed} needs a key with the role ${needed.toUpperCase()}: ${remedy(viewer)}.`)
}

function remedy({ role }: Pick<Viewer, 'role'>): string {
  return role === 'reader' ? 'send it as "Authorization: Bearer <key>"' : `the key sent has the role ${role.toUpperCase()}`
}
