/** One variable of the environment: what docs/operate.md says of it, and how it is read. */
export interface Setting<T> {
  readonly variable: string
  /** As the docs print it: the value taken where the variable is not set, or what happens then. */
  readonly fallback: string
  readonly meaning: string
  /** `text` is null where the variable is not set. Throws an Error that says which values it takes. */
  read(text: string | null): T
}

export type Settings = Record<string, Setting<unknown>>

/** What a table of settings is read into. */
export type ValuesOf<Table extends Settings> = { readonly [Name in keyof Table]: ReturnType<Table[Name]['read']> }

export function setting<T>(
  variable: string,
  fallback: string,
  meaning: string,
  read: (text: string | null) => T
): Setting<T> {
  return { variable, fallback, meaning, read }
}

/** A whole number in a range, both ends included; `fallback` where it is not set. */
export function whole(variable: string, fallback: number, [least, most]: [number, number], meaning: string): Setting<number> {
  return setting(variable, `\`${fallback}\``, meaning, (text) => {
    const value = Number(text ?? fallback)
    if (Number.isInteger(value) && value >= least && value <= most) return value
    throw new Error(`is "${text}": give a whole number from ${least} to ${most}.`)
  })
}

/** One of a few words, the first where it is not set. */
export function oneOf<Word extends string>(variable: string, words: readonly [Word, ...Word[]], meaning: string): Setting<Word> {
  return setting(variable, `\`${words[0]}\``, meaning, (text) => {
    const found = words.find((word) => word === (text ?? words[0]))
    if (found !== undefined) return found
    throw new Error(`is "${text}": give ${words.join(' or ')}.`)
  })
}

/** A key of somebody: long enough not to be guessed, and fit for a header; null where it is not set. */
export function key(variable: string, fallback: string, meaning: string): Setting<string | null> {
  const shortest = 20
  return setting(variable, fallback, meaning, (text) => {
    if (text === null || (text.length >= shortest && /^[!-~]+$/.test(text))) return text
    throw new Error(`must be ${shortest} characters or longer, of plain letters, digits and signs without spaces.`)
  })
}

/** Words between commas; none where it is not set. `test` says what is wrong with a word, or null. */
export function list(
  variable: string,
  fallback: string,
  meaning: string,
  test: (word: string) => string | null
): Setting<readonly string[]> {
  return setting(variable, fallback, meaning, (text) => {
    const words = (text ?? '').split(',').map((word) => word.trim()).filter((word) => word !== '')
    for (const word of words) {
      const fault = test(word)
      if (fault !== null) throw new Error(`has "${word}", which ${fault}.`)
    }
    return words
  })
}
