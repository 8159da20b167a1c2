/**
 * Folds text for comparison and search: compatibility forms resolved, accents dropped, lower case, typographic quotes,
 * dashes and ellipses made plain, white space made single. Folding twice changes nothing.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[‘’‚‛′`´]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/…/g, '...')
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/œ/g, 'oe')
    .replace(/đ/g, 'd')
    .replace(/ł/g, 'l')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The words of a text, whatever its punctuation: two printings of the same words are the same here. */
export function words(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Lower case words joined by hyphens, at most 80 characters; '' where the text has no letter or digit of ASCII once folded. */
export function slugify(text: string): string {
  return fold(text)
    .replace(/'/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '')
}

/** Key of a list ordered by name: leading articles count, accents and case do not; the id makes it unique. */
export function nameKey(name: string, id: string): string {
  return `${words(name).slice(0, 120)} ${id}`
}
