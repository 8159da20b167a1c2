/**
 * Whether the session stands in a transaction after this answer, as its last message says (PostgreSQL manual,
 * "Message Formats", ReadyForQuery): `I` idle, `T` in a transaction, `E` in a failed one; empty where it does not say.
 */
export function transactionStatus(answer: Uint8Array): string {
  const [type, ...rest] = answer.subarray(-6)
  const [a, b, c, length, status] = rest
  if (type !== 0x5a || a !== 0 || b !== 0 || c !== 0 || length !== 5 || status === undefined) return ''
  return String.fromCharCode(status)
}
