// Prisma's client as it is generated, made lighter: what it keeps in memory for as long as a server runs is a third of
// all that the server needs, and most of it is empty room. Throws where the client is not of the form known here, which
// an upgrade of Prisma may change.

/** The source of internal/class.ts, made lighter. */
export function lighter(source) {
  const { strings, graph } = byUse(JSON.parse(JSON.parse(part(source, STRINGS))), part(source, GRAPH))
  return [
    // A script with one character beyond Latin-1 takes twice its length.
    [BANNER, ''],
    [STRINGS, `strings: JSON.parse(${JSON.stringify(JSON.stringify(strings))})`],
    [GRAPH, `graph: "${graph}"`],
    // As a module the compiler's base64 would be kept twice: as its source and as its constant.
    [DECODE, ''],
    [COMPILER, `getQueryCompilerWasmModule: async () => (await import('../../query-compiler.ts')).queryCompiler()`]
  ].reduce((text, [pattern, replacement]) => {
    part(text, pattern)
    return text.replace(pattern, () => replacement)
  }, source)
}

const BANNER = /(\/\*\n \* WARNING: [\s\S]*?\*\/)/
const STRINGS = /strings: JSON\.parse\(("(?:[^"\\]|\\.)*")\)/
const GRAPH = /graph: "([\w-]*)"/
const DECODE = /(async function decodeBase64AsWasm[\s\S]*?\n}\n)/
const COMPILER = /(getQueryCompilerWasmModule: async \(\) => {\s*const { wasm } = await import\("@prisma\/client\/runtime\/query_compiler_small_bg\.postgresql\.wasm-base64\.mjs"\)\s*return await decodeBase64AsWasm\(wasm\)\s*})/

function part(text, pattern) {
  const found = pattern.exec(text)?.[1]
  if (found === undefined) throw new Error(`Prisma's generated client has changed: nothing in it matches ${pattern}. See scripts/client.mjs.`)
  return found
}

/**
 * Prisma's graph of what may be a parameter, with its names numbered by how often they are used. The client makes an
 * object of each node, whose keys are these numbers, and V8 keeps such an object as an array that reaches to its largest
 * key: most nodes have three names of nine hundred. Numbered as Prisma does, that is 17 MB; so, it is 3 MB.
 */
function byUse(strings, graph) {
  const uses = strings.map((_name, index) => ({ index, count: 0 }))
  recoded(graph, (index) => (uses[index].count++, index))
  const order = uses.toSorted((a, b) => b.count - a.count).map(({ index }) => index)
  const places = new Map(order.map((index, place) => [index, place]))
  return { strings: order.map((index) => strings[index]), graph: recoded(graph, (index) => places.get(index)) }
}

/**
 * The graph with each number of a name replaced. As @prisma/param-graph writes it, in base64url: how many nodes of input,
 * nodes of output and roots there are; each node is how many edges it has and the edges; all numbers are LEB128 but the
 * two that are not, and those that may be missing are 0 then, and else one more.
 */
function recoded(graph, renamed) {
  const bytes = Buffer.from(graph, 'base64url')
  const made = []
  let at = 0
  const byte = () => made.push(bytes[at++])
  const number = () => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const next = bytes[at++]
      value |= (next & 127) << shift
      if (next < 128) return value
    }
  }
  const write = (value) => {
    let rest = value
    for (; rest > 127; rest >>>= 7) made.push((rest & 127) | 128)
    made.push(rest)
    return value
  }
  const copy = () => write(number())
  const name = () => write(renamed(number()))
  const optionalName = () => {
    const value = number()
    write(value === 0 ? 0 : renamed(value - 1) + 1)
  }
  const times = (count, work) => {
    for (let done = 0; done < count; done++) work()
  }
  const [inputs, outputs, roots] = [copy(), copy(), copy()]
  // The name, a mask of scalars (two bytes), the node beneath, an enum's name, flags (one byte).
  times(inputs, () => times(copy(), () => (name(), byte(), byte(), copy(), optionalName(), byte())))
  // The name, the node of its arguments, the node beneath; a root is the same.
  times(outputs, () => times(copy(), () => (name(), copy(), copy())))
  times(roots, () => (name(), copy(), copy()))
  if (at !== bytes.length) throw new Error(`Prisma's graph of parameters has ${bytes.length - at} bytes more than are known of. See scripts/client.mjs.`)
  return Buffer.from(made).toString('base64url')
}
