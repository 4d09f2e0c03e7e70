// Which process runs the background work. Its owner makes `beat` grow; whoever sees it stand still
// for long takes over. Each process compares with its own clock only, so no two clocks need to
// agree; and should two hold it for a moment, the relay's numbering is safe all the same.

import type { Collections } from './schema.ts'

const ID = 'background'
const BACKGROUND = { comment: 'lease' } as const

export class Lease {
  readonly #leases: Collections['leases']
  readonly #owner: string
  readonly #leaseMs: number
  /** The beat last seen, and since when by this process's clock. */
  #beat: number | undefined
  #since = 0
  #isMine = false

  /** @param leaseMs after so long without a beat the owner counts as gone */
  constructor(leases: Collections['leases'], owner: string, leaseMs: number) {
    this.#leases = leases
    this.#owner = owner
    this.#leaseMs = leaseMs
  }

  /** Keeps, takes or waits for the lease; cheap to call often. @returns whether it is ours */
  async hold(): Promise<boolean> {
    const age = performance.now() - this.#since
    if (this.#beat !== undefined && age < this.#leaseMs / 3) return this.#isMine
    if (this.#isMine) {
      if (await this.#take()) return true
      this.#isMine = false
    }
    const doc = await this.#leases.findOne({ _id: ID }, BACKGROUND)
    if (!doc) {
      // Two may come at once: the upsert makes one, and the beat decides.
      await this.#leases
        .updateOne(
          { _id: ID },
          { $setOnInsert: { owner: null, beat: 0 } },
          { upsert: true, ...BACKGROUND },
        )
        .catch(() => undefined)
      return this.#isMine
    }
    if (doc.beat !== this.#beat && doc.owner !== null) {
      this.#seen(doc.beat)
      return false
    }
    this.#isMine = false
    if (doc.owner === null || performance.now() - this.#since >= this.#leaseMs) {
      this.#beat = doc.beat
      this.#isMine = await this.#take()
    }
    return this.#isMine
  }

  /** Lets the next process take over at once. */
  async release(): Promise<void> {
    if (!this.#isMine) return
    this.#isMine = false
    await this.#leases.updateOne(
      { _id: ID, owner: this.#owner },
      { $set: { owner: null } },
      BACKGROUND,
    )
  }

  async #take(): Promise<boolean> {
    const beat = this.#beat ?? 0
    const { matchedCount } = await this.#leases.updateOne(
      { _id: ID, beat },
      { $set: { owner: this.#owner }, $inc: { beat: 1 } },
      BACKGROUND,
    )
    this.#seen(beat + matchedCount)
    return matchedCount === 1
  }

  #seen(beat: number): void {
    this.#beat = beat
    this.#since = performance.now()
  }
}
