/** What somebody may do, each including what those before it may. */
export const ROLES = ['reader', 'contributor', 'editor', 'admin'] as const

export type Role = (typeof ROLES)[number]

/** Who sees a record: the desk on request, everybody, or editors on request. */
export type Visibility = 'DRAFT' | 'PUBLISHED' | 'WITHDRAWN'

/** Which states of the record a request reads. */
export type Perspective = 'PUBLISHED' | 'DRAFTS' | 'EVERYTHING'

/** Who asks. */
export interface Viewer {
  readonly role: Role
  /** The name that stands in history beside what they change: of the key that was sent, or "admin" for the first one. */
  readonly actor: string
  /** Id of the API key; null for readers and for the admin key of the first start. */
  readonly keyId: string | null
  /** PUBLISHED for everybody, unless the operation asks for more (`@perspective`). */
  readonly perspective: Perspective
  /** From when on the key is not taken any more; null: it does not expire, or there is none. */
  readonly expiresAt: Date | null
}

/** Everybody who sends no key. */
export const READER: Viewer = { role: 'reader', actor: 'reader', keyId: null, perspective: 'PUBLISHED', expiresAt: null }

/** Whoever sends the admin key of the first start. */
export const ADMIN: Viewer = { role: 'admin', actor: 'admin', keyId: null, perspective: 'PUBLISHED', expiresAt: null }
