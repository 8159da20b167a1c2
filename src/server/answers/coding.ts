/** How the bytes of an answer are written (https://www.rfc-editor.org/rfc/rfc9110#name-content-codings). */
export type Coding = 'identity' | 'gzip' | 'br'

/** The best first: of those that are equally welcome it is taken. */
const OURS = ['br', 'gzip'] as const

/** Headers that are told apart; they are a handful, but anybody may write another. */
const MOST_KNOWN = 200
const known = new Map<string, Coding>()

/** The coding that `Accept-Encoding` likes best of ours; bytes as they are where it likes none. */
export function codingFor(accepted: string | null): Coding {
  if (accepted === null) return 'identity'
  const found = known.get(accepted) ?? read(accepted)
  if (known.size < MOST_KNOWN) known.set(accepted, found)
  return found
}

function read(accepted: string): Coding {
  const weights = new Map<string, number>()
  for (const part of accepted.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((word) => word.trim())
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1'
    // What cannot be read is not wanted.
    weights.set(name === 'x-gzip' ? 'gzip' : name, /^(0(\.\d*)?|1(\.0*)?)$/.test(weight) ? Number(weight) : 0)
  }
  const weightOf = (coding: Coding) => weights.get(coding) ?? weights.get('*') ?? 0
  const plain = weights.get('identity') ?? 0
  const [best] = OURS.filter((coding) => weightOf(coding) > 0 && weightOf(coding) >= plain).toSorted((a, b) => weightOf(b) - weightOf(a))
  return best ?? 'identity'
}
