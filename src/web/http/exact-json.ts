// JSON as it was written: no number that a double cannot hold, no name that stands twice.

import { ToolkitError } from '../../errors.ts'
import { repeatedIn } from '../../json.ts'

/**
 * As `parseJson`, for what is kept or acted upon: it refuses a name that stands twice in one object,
 * of which a parser would silently keep the last.
 * @throws ToolkitError as `parseJson`, and `request_invalid` with the path of that name
 * @see RFC 8259 §4 (what repeated names mean is unpredictable)
 */
export function parseOnce(text: string): unknown {
  const value = parseJson(text)
  const path = repeatedIn(text)
  if (path === undefined) return value
  const message = 'This name stands twice in one object.'
  throw new ToolkitError('request_invalid', 'A name stands twice in one object.', {
    faults: [{ path: path.slice(0, 200), code: 'name_repeated', message }],
  })
}

/** A number with so many digits, or such an exponent, may be one that a double cannot hold. */
const LONG_NUMBER = /\d[\d.]{15}|\d[eE][+-]?\d{3}/

/**
 * Parses JSON whose numbers must survive: evidence is kept exactly, so a number that would come back
 * as another one is refused. A double written with more digits than it needs is still that double.
 * @throws ToolkitError `body_malformed`, `request_invalid` with the field's path
 * @see RFC 8259 §6 (numbers beyond IEEE 754 double precision)
 */
export function parseJson(text: string): unknown {
  const json = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  /** The names of inexact numbers, by the object or list they are in. */
  const inexact = new Map<unknown, string[]>()
  function look(this: unknown, key: string, value: unknown, context: { source?: string }) {
    const { source } = context
    if (typeof value === 'number' && !isExact(value, source) && !isSpeltOut(value, source)) {
      inexact.set(this, [...(inexact.get(this) ?? []), key].slice(0, FAULTS_MOST))
    }
    return value
  }
  let value: unknown
  try {
    value = LONG_NUMBER.test(json)
      ? JSON.parse(json, look as Parameters<typeof JSON.parse>[1])
      : JSON.parse(json)
  } catch {
    throw new ToolkitError('body_malformed', 'The body is not valid JSON.')
  }
  if (inexact.size > 0) {
    throw new ToolkitError('request_invalid', 'A number has more digits than can be kept.', {
      faults: pathsIn(value, inexact).map((path) => ({
        path: path.slice(0, 200),
        code: 'number_inexact',
        message: 'Send this number as a string.',
      })),
    })
  }
  return value
}

const FAULTS_MOST = 10

/** Dotted paths of the fields named, by the object or list each is in; as many as an answer lists. */
function pathsIn(value: unknown, named: ReadonlyMap<unknown, readonly string[]>): string[] {
  const paths: string[] = []
  const todo: [value: unknown, path: string][] = [[value, '']]
  for (let next = todo.pop(); next && paths.length < FAULTS_MOST; next = todo.pop()) {
    const [here, path] = next
    if (typeof here !== 'object' || here === null) continue
    const inside = (name: string) => (path === '' ? name : `${path}.${name}`)
    paths.push(...(named.get(here) ?? []).map(inside))
    for (const [name, each] of Object.entries(here).toReversed()) todo.push([each, inside(name)])
  }
  // No path: the body is nothing but a number.
  return paths.length === 0 ? [''] : paths.slice(0, FAULTS_MOST)
}

/** Whether the number has the digits it was written with; zeros at either end do not count. */
const isExact = (value: number, source = ''): boolean =>
  digitsOf(source) === digitsOf(String(value))

const significand = (number: string): string => number.replace(/e.*$/i, '').replace(/[-.]/g, '')

function digitsOf(number: string): string {
  const digits = significand(number)
  // Not with a regular expression: on a body of nothing but zeros it would take quadratic time.
  let from = 0
  let until = digits.length
  while (digits[from] === '0') from++
  while (until > from && digits[until - 1] === '0') until--
  return digits.slice(from, until)
}

/**
 * Whether a fraction or a power is a double written with more digits than it needs, as C's `%.17g`
 * does.
 */
function isSpeltOut(value: number, source = ''): boolean {
  if (!/[.e]/i.test(source) || source.length > SPELT_MOST || !Number.isFinite(value)) return false
  const digits = (number: string) => significand(number).replace(/^0+/, '')
  const written = digits(source)
  return written !== '' && written === digits(value.toPrecision(written.length))
}
/** `toPrecision` gives at most so many digits. */
const SPELT_MOST = 100
