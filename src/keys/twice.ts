// Tells what comes again from what comes once, so that a cache keeps only the former: of a million
// persons most are asked about once, and putting each in and out of a cache costs more than it
// gives. The idea is TinyLFU's doorkeeper.

const MARKS = 1 << 14

export class Twice {
  readonly #marks = new Float64Array(MARKS)

  /** @param n a whole number; @returns whether it came lately (it may say no too often, not yes) */
  came(n: number): boolean {
    const place = n % MARKS
    if (this.#marks[place] === n) return true
    this.#marks[place] = n
    return false
  }
}
