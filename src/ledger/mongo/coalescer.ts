// Puts single look-ups that are asked in the same turn of the event loop into one command. A
// command costs our process far more than a key in it, so checks get cheaper the busier it is.

/** Keys in one command at most: beyond this a larger one gains nothing. */
const MOST = 64

interface Waiting<V> {
  resolve(value: V | undefined): void
  reject(error: unknown): void
}

export class Coalescer<K, V> {
  readonly #load: (keys: readonly K[]) => Promise<ReadonlyMap<K, V>>
  #waiting = new Map<K, Waiting<V>[]>()

  /** @param load one command for all keys */
  constructor(load: (keys: readonly K[]) => Promise<ReadonlyMap<K, V>>) {
    this.#load = load
  }

  /** The command is sent after this call, never before, so it sees all that was known then. */
  get(key: K): Promise<V | undefined> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.size === 0) setImmediate(() => this.#send())
      const same = this.#waiting.get(key)
      if (same) same.push({ resolve, reject })
      else this.#waiting.set(key, [{ resolve, reject }])
      if (this.#waiting.size >= MOST) this.#send()
    })
  }

  #send(): void {
    const asked = this.#waiting
    if (asked.size === 0) return
    this.#waiting = new Map()
    this.#load([...asked.keys()]).then(
      (found) => {
        for (const [key, all] of asked) for (const { resolve } of all) resolve(found.get(key))
      },
      (error: unknown) => {
        for (const all of asked.values()) for (const { reject } of all) reject(error)
      },
    )
  }
}
