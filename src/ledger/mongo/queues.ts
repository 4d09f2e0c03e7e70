// Work that takes turns, by key.

export class Queues<K> {
  readonly #tails = new Map<K, Promise<unknown>>()

  /** Runs `work` once everything taken before it under the same key has ended, well or not. */
  async take<T>(key: K, work: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(key)
    const mine = before ? before.then(work, work) : work()
    this.#tails.set(key, mine)
    try {
      return await mine
    } finally {
      if (this.#tails.get(key) === mine) this.#tails.delete(key)
    }
  }
}
