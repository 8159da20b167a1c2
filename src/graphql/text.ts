/**
 * Says what keeps a text from being stored, or null. PostgreSQL has no NUL in text, and half of a surrogate pair is no
 * Unicode: both would fail deep in the database, and not alike on both of ours.
 */
export function textFault(text: string): string | null {
  const nul = text.indexOf('\u0000')
  if (nul >= 0) return `a NUL character (at position ${nul})`
  // With the flag u only halves without their other half match.
  const half = /\p{Surrogate}/u.exec(text)
  return half ? `half of a surrogate pair (at position ${half.index})` : null
}
