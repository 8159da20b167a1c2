const KINDS = [
  ...(['change', 'show', 'installment', 'platform', 'organisation', 'speaker', 'event', 'series', 'article'] as const),
  ...(['quote', 'version', 'stance', 'citation', 'entry', 'update', 'revision', 'credit'] as const),
  ...(['ruling', 'rulingVersion', 'rulingEvidence', 'segment'] as const)
]
export type Kind = (typeof KINDS)[number]

/**
 * The id of record `number` of a kind, made at `at` (milliseconds since 1970): a UUID of version 7 (RFC 9562) whose
 * random bits are the kind and the number, so that ids sort by time as ours do and are the same in every run.
 */
export function idOf(kind: Kind, number: number, at: number): string {
  const time = at.toString(16).padStart(12, '0')
  const sort = KINDS.indexOf(kind).toString(16).padStart(3, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${sort}-8000-${number.toString(16).padStart(12, '0')}`
}
