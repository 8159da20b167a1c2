import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { cleanMarkdown, htmlOf, isOverMarked } from '../../src/text/markdown.ts'

const PLAIN = `# Lantern+ renews *The Cartographers*

"We are **delighted**," said Quill. 3 < 4 & 5 > 2. See [the letter](https://lantern.example/letter?a=1&b=2 "Letter"),
[more](../more#top), <https://lantern.example/>, <mail@lantern.example> and ![a map](https://lantern.example/map.png).

> quoted
> - one
> - two

    <b>code stays code</b>

\`<i>\` too.

[letter]: https://lantern.example/letter
`

test('a text without anything to clean stays as it was written, letter for letter', () => {
  expect(cleanMarkdown(PLAIN)).toBe(PLAIN)
})

describe('what can run is text, not markup', () => {
  test.each([
    ['a script', 'Before <script>alert(1)</script> after'],
    ['a script as a block', '<script>\nalert(1)\n</script>'],
    ['a handler', '<img src=x onerror=alert(1)>'],
    ['a frame', '<iframe src="https://evil.example"></iframe>'],
    ['a picture that is a program', '<svg><script>alert(1)</script></svg>'],
    ['a comment that hides an end', '<!-- --><script>alert(1)</script>'],
    ['a style', '<style>*{display:none}</style>'],
    ['a link that is a script', '[read](javascript:alert(1))'],
    ['a link that hides its scheme', '[read](JaVa&#x09;Script:alert(1))'],
    ['a link that writes its colon otherwise', '[read](javascript&colon;alert(1))'],
    ['a picture that is data', '![x](data:text/html;base64,PHNjcmlwdD4=)'],
    ['an address by itself', '<javascript:alert(1)>'],
    ['a link by reference', '[read][1]\n\n[1]: javascript:alert(1)'],
    ['a link within a link’s text', '[![x](javascript:alert(1))](vbscript:x)'],
    ['markup that cleaning would make', '<scr<script>ipt>alert(1)</scr</script>ipt>']
  ])('%s', (_name, text) => {
    const clean = cleanMarkdown(text)
    expect(cleanMarkdown(clean)).toBe(clean)
    const html = htmlOf(text)
    expect(html).not.toMatch(/<(script|img[^>]*onerror|iframe|svg|style)|(href|src)="\s*(javascript|data|vbscript)/i)
    expect(htmlOf(clean)).toBe(html)
  })

  test('and it stays readable', () => {
    expect(htmlOf('Before <script>alert(1)</script> after')).toBe('<p>Before &lt;script&gt;alert(1)&lt;/script&gt; after</p>')
    expect(cleanMarkdown('[read *this*](javascript:alert(1)) now')).toBe('read *this* now')
  })
})

test('of any text, HTML has elements of Markdown only, and cleaning twice changes nothing', () => {
  const piece = fc.constantFrom('<', '>', '[', ']', '(', ')', '!', '`', '\n', '    ', '\\', '&lt;', '<script>', '</p>', 'javascript:', 'data:', 'x', ' ', '*', '<!--', '-->', '[1]: ', '"', ':', 'https://a.example', '&#x6a;')
  const elements = /^\/?(p|h[1-6]|hr|blockquote|ul|ol|li|pre|code|em|strong|br|a|img)$/
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }).map((all) => all.join('')), (text) => {
      const clean = cleanMarkdown(text)
      expect(cleanMarkdown(clean)).toBe(clean)
      const html = htmlOf(text)
      for (const [, name = ''] of html.matchAll(/<(\/?[a-z0-9]+)/gi)) expect(name).toMatch(elements)
      expect(html).not.toMatch(/<[^>]*\son\w+=/i)
      for (const [, address = ''] of html.matchAll(/(?:href|src)="([^"]*)"/g)) expect(address).not.toMatch(/^\s*(?!https?:|mailto:)[a-z]+:/i)
    }),
    { numRuns: 1500 }
  )
})

test('of a text with more marks than anybody writes, nothing is markup', () => {
  const many = '*a_[b](c)'.repeat(2000)
  expect(isOverMarked(many)).toBe(true)
  expect(htmlOf(many)).not.toMatch(/<(em|a)\b/)
  expect(isOverMarked(PLAIN.repeat(100))).toBe(false)
})
