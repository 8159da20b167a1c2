import { fromMarkdown } from 'mdast-util-from-markdown'
import { micromark } from 'micromark'

type Root = ReturnType<typeof fromMarkdown>
type Nodes = Root | Root['children'][number]

/** Schemes that an address in a text may have; without one it is relative to the page. */
const SCHEMES = new Set(['http', 'https', 'mailto'])
/** What a parser of Markdown makes of a text that is plain: all of it is allowed. */
const ALLOWED = new Set<string>([
  ...['root', 'paragraph', 'text', 'heading', 'thematicBreak', 'blockquote', 'list', 'listItem', 'code', 'inlineCode'],
  ...['emphasis', 'strong', 'break', 'link', 'image', 'definition', 'linkReference', 'imageReference']
])
const ROUNDS = 5
/** A text of 200,000 characters has fewer; reading a paragraph takes time by the square of its marks. */
const MARKS = 5000
const MARKS_OF_PARAGRAPH = 1000
/** Texts made lately: a page of readers asks for one again and again. */
const REMEMBERED = 50
const made = new Map<string, string>()

/** Whether there is more markup in a text than anybody writes, by which reading it would take too long. */
export function isOverMarked(text: string): boolean {
  return marksOf(text) > MARKS || text.split(/\n\s*\n/).some((paragraph) => marksOf(paragraph) > MARKS_OF_PARAGRAPH)
}

function marksOf(text: string): number {
  return text.match(/[*_[\]<>`!]/g)?.length ?? 0
}

/**
 * Markdown (CommonMark) with nothing in it but what the list above allows: raw HTML becomes the text it is written as, a
 * link to anything but http, https, mailto or a path loses its address. A text without such things stays as it is, letter
 * for letter; cleaning twice changes nothing.
 */
export function cleanMarkdown(text: string): string {
  // Only these signs begin HTML, links, images and definitions.
  if (!/[<[]/.test(text)) return text
  if (isOverMarked(text)) return withoutMarkup(text)
  let clean = text
  for (let round = 0; round < ROUNDS; round++) {
    const next = cleanOnce(clean)
    if (next === clean) return clean
    clean = next
  }
  // What keeps making new markup of its own remains is no text anybody wrote: nothing of it is markup then.
  return withoutMarkup(clean)
}

function withoutMarkup(text: string): string {
  return text.replace(/[<>[\]!`*_]/g, (mark) => `&#${mark.charCodeAt(0)};`)
}

/** HTML of a text in Markdown: elements that Markdown has, addresses as above, and nothing that runs. */
export function htmlOf(text: string): string {
  const known = made.get(text)
  if (known !== undefined) return known
  const clean = cleanMarkdown(text)
  const html = micromark(isOverMarked(clean) ? withoutMarkup(clean) : clean)
  made.set(text, html)
  const [oldest] = made.keys()
  if (made.size > REMEMBERED && oldest !== undefined) made.delete(oldest)
  return html
}

function cleanOnce(text: string): string {
  const changes: Change[] = []
  collect(fromMarkdown(text), text, changes)
  let clean = text
  for (const { from, to, by } of changes.sort((a, b) => b.from - a.from)) clean = clean.slice(0, from) + by + clean.slice(to)
  return clean
}

interface Change {
  from: number
  to: number
  by: string
}

function collect(node: Nodes, text: string, changes: Change[]): void {
  const [from, to] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0]
  const written = text.slice(from, to)
  if (!ALLOWED.has(node.type)) {
    changes.push({ from, to, by: written.replaceAll('<', '&lt;') })
  } else if ('url' in node && !isAllowedAddress(node.url)) {
    changes.push({ from, to, by: withoutAddress(node, written, from) })
  } else if ('children' in node) {
    for (const child of node.children) collect(child, text, changes)
  }
}

/** A link as its text, an image as its description; of anything else the sign that made it one is only a sign. */
function withoutAddress(node: Nodes, written: string, from: number): string {
  if (node.type === 'image') return node.alt ?? ''
  const [first, last] = node.type === 'link' ? [node.children[0], node.children.at(-1)] : []
  const [start, end] = [first?.position?.start.offset, last?.position?.end.offset]
  if (written.startsWith('[') && node.type === 'link') return start === undefined || end === undefined ? '' : written.slice(start - from, end - from)
  return written.replace(/^[<[]/, (mark) => (mark === '<' ? '&lt;' : '\\['))
}

/** As a browser reads it: control characters and spaces before the colon hide no scheme. */
function isAllowedAddress(url: string): boolean {
  const plain = url.replace(/[\p{Cc}\p{Cf}\s]/gu, '').toLowerCase()
  const scheme = /^([^/?#:]*):/.exec(plain)?.[1]
  return scheme === undefined || SCHEMES.has(scheme)
}
