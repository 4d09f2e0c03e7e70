// Which event ids a person has, in four bytes each, kept in the person's own document: so that a
// new fact is known to be new without a second read, however long the history is.

import { hash } from 'node:crypto'
import type { mongo } from 'mongoose'

const WIDTH = 4
/** Ids kept (16 kB). Only for a person with more facts is the events collection asked. */
const MOST = 4096

const digest = (id: string): Buffer => hash('sha256', id, 'buffer').subarray(0, WIDTH)

export class Seen {
  readonly bytes: Buffer
  readonly #isWhole: boolean

  private constructor(bytes: Buffer, isWhole: boolean) {
    this.bytes = bytes
    this.#isWhole = isWhole
  }

  /** @param count events of the person: more than there are ids means that old ids fell out */
  static from(stored: mongo.Binary | Buffer | undefined, count: number): Seen {
    const bytes =
      stored === undefined ? Buffer.alloc(0) : Buffer.isBuffer(stored) ? stored : stored.buffer
    return new Seen(Buffer.from(bytes), bytes.length >= count * WIDTH)
  }

  /** False: the person surely has no such event. True: it has to be looked up. */
  may(id: string): boolean {
    if (!this.#isWhole) return true
    const wanted = digest(id)
    for (let at = this.bytes.indexOf(wanted); at >= 0; at = this.bytes.indexOf(wanted, at + 1)) {
      if (at % WIDTH === 0) return true
    }
    return false
  }

  /** With the ids of other persons before these, and new ones after. */
  with(others: readonly Seen[], ids: readonly string[]): Buffer {
    const all = Buffer.concat([...others.map((seen) => seen.bytes), this.bytes, ...ids.map(digest)])
    return all.subarray(Math.max(0, all.length - MOST * WIDTH))
  }
}
