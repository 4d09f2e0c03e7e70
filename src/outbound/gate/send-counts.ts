// How many messages left through each provider, minute by minute: the breaker measures a burst of
// opt-outs against it. Each process keeps documents of its own, so none waits for another. A crash
// forgets a few sends at most, which makes the breaker stricter, if anything.

import { randomUUID } from 'node:crypto'
import type { Doc, Documents } from '../../ledger/port.ts'
import { walked } from '../../ledger/walk.ts'
import { DAY_MS, MINUTE_MS } from '../../time.ts'

const KIND = 'sends'
const KEPT_MS = DAY_MS
/** So many are counted in memory before they are written. */
const FLUSH_EVERY = 20
const PAGE = 500

/** By provider, then time, so that a list by id is a list by time. */
const idOf = (provider: string, minute: number, by: string) =>
  `${provider}.${String(minute).padStart(10, '0')}.${by}`

export type SendCounts = ReturnType<typeof createSendCounts>

export function createSendCounts({
  documents,
  clock,
}: {
  readonly documents: Documents
  readonly clock: () => number
}) {
  const by = randomUUID()
  interface Counted {
    readonly business: string
    readonly id: string
    readonly minute: number
    count: number
    kept: number
    doc: Doc<{ count: number }> | undefined
    writing: Promise<void>
  }
  const counts = new Map<string, Counted>()

  /** Writes what was counted since the last time, one write after another. */
  function flush(counted: Counted): Promise<void> {
    counted.writing = counted.writing
      .catch(() => undefined)
      .then(async () => {
        const { business, id, count } = counted
        if (count === counted.kept) return
        const expiresAt = clock() + KEPT_MS
        const doc = { kind: KIND, id, business, body: { count } }
        counted.doc = await documents.put(doc, counted.doc?.version ?? 0, { expiresAt })
        counted.kept = count
      })
    return counted.writing
  }

  return {
    /** One more message that a provider took, or may have taken. */
    add(business: string, provider: string): void {
      const minute = Math.floor(clock() / MINUTE_MS)
      const id = idOf(provider, minute, `${by}.${business}`)
      let counted = counts.get(id)
      if (!counted) {
        for (const [key, old] of counts) if (old.minute < minute - 1) counts.delete(key)
        counted = {
          business,
          id,
          minute,
          count: 0,
          kept: 0,
          doc: undefined,
          writing: Promise.resolve(),
        }
        counts.set(id, counted)
      }
      counted.count++
      // Where the store does not answer, the count is written with the next one.
      if (counted.count % FLUSH_EVERY === 1) flush(counted).catch(() => undefined)
    },

    /** Messages of a business through a provider since a moment, by all processes. */
    async since(business: string, provider: string, from: number): Promise<number> {
      await Promise.all([...counts.values()].map(flush))
      const first = Math.floor(from / MINUTE_MS)
      const span = { prefix: `${provider}.`, after: idOf(provider, first, ''), page: PAGE }
      let sum = 0
      for await (const { body } of walked<{ count: number }>(documents, KIND, business, span)) {
        sum += body.count
      }
      return sum
    },
  }
}
