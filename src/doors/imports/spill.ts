// Rows on their way from the file to the store. They are sorted into buckets by the person's key:
// all rows of one person come together, so a bucket can be worked on by itself in little memory,
// and persons that lie together in the store are written together.

import { csvLine, guarded } from './formula.ts'
import type { Pieces } from './pieces.ts'
import { BUCKETS, KEPT_MS, MOST_ERRORS } from './record.ts'
import type { FoundRow, KeptRow, RowCode } from './rows.ts'

/** Characters of rows in memory before they are written away. */
const ROUND = 8 * 1024 * 1024
/** The same of rejected rows. */
const REJECTED_ROUND = 1024 * 1024

const ALPHABET = '-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'
const BUCKET_OF = new Map([...ALPHABET].map((character, i) => [character, i]))

/** @param k a person key without its business: the key's version, then its hash in base64url */
const bucketOf = (k: string): number => BUCKET_OF.get(k[1] ?? '') ?? 0

const digits = (n: number, width: number) => String(n).padStart(width, '0')

/** Id of the first piece of a bucket, but for its round: what all its pieces begin with. */
export const bucketPrefix = (id: string, bucket: number): string => `${id}.${digits(bucket, 2)}`

/** Where something stands among the pieces of an import: sorts as the work goes. */
export const placeOf = (at: { bucket: number; pass: number; done: number }): string =>
  digits(at.bucket, 2) + digits(at.pass, 4) + digits(at.done, 8)

/** Writes one kind of piece behind the reading: one round on its way while the next fills. */
class Behind {
  readonly #pieces: Pieces
  #onItsWay: Promise<unknown> = Promise.resolve()

  constructor(pieces: Pieces) {
    this.#pieces = pieces
  }

  async put(puts: readonly Parameters<Pieces['put']>[]): Promise<void> {
    await this.#onItsWay
    this.#onItsWay = Promise.all(puts.map((put) => this.#pieces.put(...put)))
    // Whoever waits for it hears of it; until then it is nobody's.
    this.#onItsWay.catch(() => undefined)
  }

  async end(): Promise<void> {
    await this.#onItsWay
  }
}

export class Spill {
  /** Rows by bucket, all that came; one bucket where all of them fit into one piece. */
  buckets: number[] = Array.from({ length: BUCKETS }, () => 0)
  readonly #id: string
  readonly #business: string
  readonly #behind: Behind
  readonly #most: number
  readonly #expiresAt: number | undefined
  #lines: string[][] = Array.from({ length: BUCKETS }, () => [])
  #size = 0
  #round = 0

  constructor(
    pieces: Pieces,
    about: {
      readonly id: string
      readonly business: string
      readonly round: number | undefined
      /** Epoch ms at which the rows go by themselves; never when left out. */
      readonly expiresAt: number | undefined
    },
  ) {
    this.#behind = new Behind(pieces)
    this.#expiresAt = about.expiresAt
    this.#id = about.id
    this.#business = about.business
    this.#most = about.round ?? ROUND
  }

  add(row: KeptRow): void {
    const line = JSON.stringify(row)
    const bucket = bucketOf(row.k)
    this.#lines[bucket]?.push(line)
    this.buckets[bucket] = (this.buckets[bucket] ?? 0) + 1
    this.#size += line.length
  }

  /** Writes away what is due. */
  async flush(): Promise<void> {
    if (this.#size >= this.#most) await this.#write(this.#lines)
  }

  /** Writes away the rest; durable when it returns. */
  async end(): Promise<void> {
    if (this.#round === 0) {
      const all = this.#lines.flat()
      this.buckets = [all.length]
      await this.#write([all])
    } else await this.#write(this.#lines)
    await this.#behind.end()
  }

  async #write(buckets: readonly string[][]): Promise<void> {
    const puts = buckets.flatMap((lines, bucket) => {
      const id = bucketPrefix(this.#id, bucket) + digits(this.#round, 6)
      const kept = [lines, this.#expiresAt] as const
      const put: Parameters<Pieces['put']> = ['import.rows', id, this.#business, ...kept]
      return lines.length > 0 ? [put] : []
    })
    this.#lines = Array.from({ length: BUCKETS }, () => [])
    this.#size = 0
    this.#round++
    await this.#behind.put(puts)
  }
}

/** Rejected rows, as lines of a file to be mended and sent again. */
export class Rejects {
  /** The first of them. */
  readonly errors: { row: number; code: RowCode }[] = []
  count = 0
  readonly #id: string
  readonly #business: string
  readonly #format: 'csv' | 'ndjson'
  readonly #expiresAt: number
  readonly #behind: Behind
  #lines: string[] = []
  #size = 0
  #round = 0

  constructor(
    pieces: Pieces,
    about: { id: string; business: string; format: 'csv' | 'ndjson'; now: number },
  ) {
    this.#behind = new Behind(pieces)
    this.#id = about.id
    this.#business = about.business
    this.#format = about.format
    this.#expiresAt = about.now + KEPT_MS
  }

  /** @param width cells a row of the file has */
  add(found: FoundRow, code: RowCode, width: number): void {
    if (this.errors.length < MOST_ERRORS) this.errors.push({ row: found.row, code })
    this.count++
    const line = this.#format === 'csv' ? csvOf(found, code, width) : ndjsonOf(found, code)
    // A line of ours must not end within a cell.
    this.#lines.push(JSON.stringify(line))
    this.#size += line.length
  }

  /** Writes away what is due. */
  async flush(): Promise<void> {
    if (this.#size >= REJECTED_ROUND) await this.#write()
  }

  /** Writes away the rest; durable when it returns. */
  async end(): Promise<void> {
    if (this.#size > 0) await this.#write()
    await this.#behind.end()
  }

  async #write(): Promise<void> {
    const id = `${this.#id}.${digits(this.#round++, 6)}`
    const lines = this.#lines
    this.#lines = []
    this.#size = 0
    await this.#behind.put([['import.rejected', id, this.#business, lines, this.#expiresAt]])
  }
}

/** The row's own cells, then code and number; what does not fit the head stands in the first. */
function csvOf(found: FoundRow, code: RowCode, width: number): string {
  const all = 'cells' in found ? found.cells : [found.text]
  const cells = all.length > width ? [csvLine(all)] : all
  const own = Array.from({ length: width }, (_, i) => cells[i] ?? '')
  return csvLine([...own.map(guarded), code, String(found.row)])
}

/** The line's own fields, with code and number; what was no object stands in `line`. */
function ndjsonOf(found: FoundRow, code: RowCode): string {
  const text = 'text' in found ? found.text : ''
  const more = { code, row: found.row }
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return JSON.stringify({ ...value, ...more })
    }
  } catch {
    // Kept as it came, below.
  }
  return JSON.stringify({ line: text, ...more })
}
