// What a row says, checked as a request that says the same would be: who, what, when, with what
// words. Nothing is recorded here.

import { hash } from 'node:crypto'
import type { Provided } from '../../consent/evidence.ts'
import { ToolkitError } from '../../errors.ts'
import type { Keyring } from '../../keys/keyring.ts'
import { identifiersOf, identify, type Person, personKey } from '../../people/identify.ts'
import type { PersonInput } from '../../people/schema.ts'
import type { ShownAt } from '../../recording/reported.ts'
import { EVIDENCE_BYTES, evidenceSchema } from '../../recording/schemas.ts'
import { claimedTime } from '../../recording/times.ts'
import type { Catalog } from '../../settings/catalog.ts'
import { parseOnce } from '../../web/http/exact-json.ts'
import { timeSchema } from '../../web/http/schemas.ts'
import type { RowCode } from './rows.ts'

/** A row that cannot be recorded, and why. */
export class BadRow extends Error {
  readonly code: RowCode

  constructor(code: RowCode) {
    super(code)
    this.code = code
  }
}

/** What every reader of rows needs to know. */
export interface ReadingDeps {
  readonly catalog: Catalog
  readonly keyring: Keyring
  readonly shownAt: ShownAt
  readonly business: string
  /** ISO 3166-1 alpha-2, for phones in national form. */
  readonly country: string | undefined
  /** The moment the file came, epoch ms. */
  readonly now: number
}

/**
 * Runs the reading of one row.
 * @returns what it gives, or the code of what is wrong with the row
 */
export function tried<T>(read: () => T): T | RowCode {
  try {
    return read()
  } catch (error) {
    if (error instanceof BadRow || (error instanceof ToolkitError && error.status < 500)) {
      return error.code
    }
    throw error
  }
}

/** The person and the key of their first identifier, without the business. */
export function whoIs({ keyring, business, country }: ReadingDeps, input: PersonInput) {
  const given = typeof input === 'string' ? { phone: input } : input
  const person = identify(country === undefined ? input : { country, ...given })
  const [first] = identifiersOf(person)
  if (!first) throw new BadRow('person_invalid')
  return { person, k: personKey(keyring, business, first).slice(business.length + 1) }
}

/** `p` and `u` of a kept row. */
export const addressesOf = ({ phone, userId }: Person) => ({
  ...(phone !== undefined && { p: phone }),
  ...(userId !== undefined && { u: userId }),
})

/** What most files hold: every day to the 28th is in every month. */
const USUAL =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,3})?Z$/

/** Epoch ms of ISO 8601; 0 for an empty text, which claims no time. */
export function momentOf(text: string, now: number): number {
  if (text === '') return 0
  if (!USUAL.test(text) && !timeSchema.safeParse(text).success) throw new BadRow('time_invalid')
  return claimedTime(text, now, 'at')
}

/** Topics parted by semicolons, each once. */
export function topicsIn(text: string): string[] {
  const keys = text.split(';').map((key) => key.trim())
  return [...new Set(keys.filter((key) => key !== ''))]
}

/**
 * The evidence of a cell: a JSON object as that object, any other text as `{text}`, exactly.
 * @throws BadRow `evidence_invalid` for what begins like an object and is none, is too large or
 *   too deep, or holds a name twice or a number with more digits than can be kept
 */
export function evidenceIn(cell: string): Provided | undefined {
  if (cell.trim() === '') return undefined
  if (Buffer.byteLength(cell) > EVIDENCE_BYTES) throw new BadRow('evidence_invalid')
  if (!cell.trimStart().startsWith('{')) return { text: cell }
  try {
    return evidenceSchema.parse(parseOnce(cell))
  } catch {
    throw new BadRow('evidence_invalid')
  }
}

/** The object of a line; what a file of rejected rows adds to it is left out. */
export function objectIn(line: string): unknown {
  let value: unknown
  try {
    value = parseOnce(line)
  } catch (error) {
    const isUnclear = error instanceof ToolkitError && error.code === 'request_invalid'
    throw new BadRow(isUnclear ? 'request_invalid' : 'row_malformed')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new BadRow('row_malformed')
  }
  const { code: _code, row: _row, ...rest } = value as Record<string, unknown>
  return rest
}

const CONTENT_CHARACTERS = 22

/** The same for the same content: 132 bits of its SHA-256. The person is in it as a keyed hash. */
export const contentOf = (content: readonly unknown[]): string =>
  hash('sha256', JSON.stringify(content), 'base64url').slice(0, CONTENT_CHARACTERS)
