// The fenced blocks of a page of Markdown, for the checks that run them.

/**
 * In order: the language, the lines, the line number of the fence; `skip` where the line before says <!-- not run: why -->,
 * `adjacent` where at most one line of text stands between it and the block before.
 */
export function blocksOf(markdown) {
  const blocks = []
  let open = null
  let gap = []
  markdown.split('\n').forEach((line, index) => {
    const fence = /^```(\w*)/.exec(line)
    if (fence && !open) {
      const between = gap.filter((text) => text.trim() !== '')
      open = { language: fence[1], lines: [], line: index + 1, skip: between.at(-1)?.startsWith('<!-- not run') ?? false, adjacent: between.length <= 1 }
    } else if (fence) {
      blocks.push({ ...open, text: open.lines.join('\n') })
      open = null
      gap = []
    } else if (open) open.lines.push(line)
    else gap.push(line)
  })
  return blocks
}

/** The block that says what this one prints, or null. */
export function answerOf(blocks, index) {
  const next = blocks[index + 1]
  return next && next.adjacent && ['json', 'text', 'csv'].includes(next.language) ? next : null
}

/** JSON is compared as data, all else as text without the space around it. */
export function same(printed, { language, text }, equal) {
  if (language !== 'json') return printed.trim() === text.trim()
  try {
    return equal(withoutCost(JSON.parse(printed)), withoutCost(JSON.parse(text)))
  } catch {
    return false
  }
}

/** An answer without what it cost: it would stand under every answer, and say nothing of the question. */
export function withoutCost(answer) {
  const { cost, ...extensions } = answer?.extensions ?? {}
  if (cost === undefined) return answer
  const { extensions: _all, ...rest } = answer
  return Object.keys(extensions).length > 0 ? { ...rest, extensions } : rest
}
