// JSON that a provider signed, or that a caller sends. A name that stands twice in one object is never read as its last
// value, as parsers do: it is read every way it can be.
// Source: RFC 8259 §4 (names SHOULD be unique; what repeated ones mean is unpredictable).

/** Nothing a provider sends is nested so deep; readers that call themselves end somewhere. */
const DEEPEST = 200
/** So many readings of one body are made: three names twice in one object, or one eight times. */
export const READINGS_MOST = 8

/**
 * Every way a body can be read: one, unless a name is repeated. In each, another value of a repeated
 * name stands; where one object repeats several, they are combined.
 * @returns empty for what is no JSON
 */
export function readingsOf(text: string): readonly unknown[] {
  const body = parsed(text)
  const form = body === undefined ? 'deep' : formOf(text)
  if (typeof form === 'string') return form === 'plain' ? [body] : []
  const tree = treeOf(text)
  const count = Math.min(waysOf(tree), READINGS_MOST)
  return Array.from({ length: count }, (_, way) => readIn(tree, way))
}

/** JSON within JSON. Undefined for what is none, or repeats a name. */
export function plainJson(text: string): unknown {
  const [body, ...others] = readingsOf(text)
  return others.length === 0 ? body : undefined
}

/**
 * Where a name stands twice in one object.
 * @param text valid JSON
 * @returns the dotted path of the first, for example `to.0.phone`; undefined where none does
 */
export function repeatedIn(text: string): string | undefined {
  const form = formOf(text, Number.POSITIVE_INFINITY)
  return typeof form === 'string' ? undefined : form.repeated.join('.')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** An object or a list, and where in it the reading is. */
interface Inside {
  /** As written, of an object. */
  readonly names: Set<string> | undefined
  /** A name with its quotes, or a number in the list. */
  place: string | number
}

/** A path of names and numbers. */
interface Repeated {
  readonly repeated: readonly (string | number)[]
}

/**
 * Looks at the names of valid JSON, up to the first that stands twice in one object: about a
 * millisecond for a thousand messages.
 */
function formOf(text: string, deepest = DEEPEST): 'plain' | 'deep' | Repeated {
  const above: Inside[] = []
  let here: Inside = { names: undefined, place: 0 }
  let last = ''
  for (let i = 0; i < text.length; i++) {
    switch (text[i]) {
      case '"': {
        const end = endOf(text, i)
        last = text.slice(i, end)
        i = end - 1
        break
      }
      case ':': {
        const name = last.includes('\\') ? JSON.stringify(JSON.parse(last)) : last
        here.place = name
        if (here.names?.has(name)) return { repeated: pathOf([...above.slice(1), here]) }
        here.names?.add(name)
        break
      }
      case ',':
        if (typeof here.place === 'number') here.place++
        break
      case '{':
      case '[':
        above.push(here)
        if (above.length > deepest) return 'deep'
        here = text[i] === '{' ? { names: new Set(), place: '' } : { names: undefined, place: 0 }
        break
      case '}':
      case ']':
        here = above.pop() ?? here
    }
  }
  return 'plain'
}

const pathOf = (way: readonly Inside[]) =>
  way.map(({ place }) => (typeof place === 'number' ? place : JSON.parse(place)))

/** Just after the quote that ends the string which begins here. */
function endOf(text: string, from: number): number {
  let at = text.indexOf('"', from + 1)
  while (isEscaped(text, at)) at = text.indexOf('"', at + 1)
  return at + 1
}

function isEscaped(text: string, at: number): boolean {
  let first = at
  while (text[first - 1] === '\\') first--
  return (at - first) % 2 === 1
}

/** JSON with all values of every name. */
type Tree =
  | { readonly names: Map<string, Tree[]> }
  | { readonly list: Tree[] }
  | { readonly value: unknown }

const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]]|[^\s{}[\],:"]+/g

/** Of valid JSON, in which commas and colons tell nothing that the order does not. */
function treeOf(text: string): Tree {
  const root: Tree = { list: [] }
  const above: Tree[] = []
  let here: Tree = root
  let name: string | undefined
  const add = (tree: Tree) => {
    if ('list' in here) here.list.push(tree)
    else if ('names' in here && name !== undefined) {
      const values = here.names.get(name)
      if (values) values.push(tree)
      else here.names.set(name, [tree])
      name = undefined
    }
  }
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') {
      const tree: Tree = token === '{' ? { names: new Map() } : { list: [] }
      add(tree)
      above.push(here)
      here = tree
    } else if (token === '}' || token === ']') here = above.pop() ?? root
    else if ('names' in here && name === undefined) name = JSON.parse(token)
    else add({ value: JSON.parse(token) })
  }
  return root.list[0] ?? { value: undefined }
}

const below = (tree: Tree): readonly Tree[] =>
  'names' in tree ? [...tree.names.values()].flat() : 'list' in tree ? tree.list : []

/** The most ways in which one of its objects can be read. */
function waysOf(tree: Tree): number {
  const own = 'names' in tree ? [...tree.names.values()] : []
  const ways = own.reduce((product, values) => product * values.length, 1)
  return below(tree).reduce((most, each) => Math.max(most, waysOf(each)), ways)
}

/** Each repeated name of an object is one digit of the way's number. */
function readIn(tree: Tree, way: number): unknown {
  if ('value' in tree) return tree.value
  if ('list' in tree) return tree.list.map((each) => readIn(each, way))
  let rest = way
  const entries = [...tree.names].map(([name, values]) => {
    const value = values[rest % values.length] as Tree
    rest = Math.floor(rest / values.length)
    return [name, readIn(value, way)]
  })
  return Object.fromEntries(entries)
}

/** Whether a value has at most so many levels; looks no deeper. */
export const isWithin = (levels: number, value: unknown): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (levels > 0 && Object.values(value).every((inner) => isWithin(levels - 1, inner)))
