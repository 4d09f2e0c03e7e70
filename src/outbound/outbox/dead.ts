// Messages that failed for good and webhooks given up: what nobody will try again, listed so that
// somebody can see it. What the rules refused is no dead letter; it stands at the message.

import { createHash } from 'node:crypto'
import { madeOnce } from '../../ledger/late.ts'
import type { Doc, Documents } from '../../ledger/port.ts'
import { DAY_MS } from '../../time.ts'

/** No content: that is gone once nothing more can leave. */
export interface DeadLetter {
  readonly what: 'message' | 'webhook'
  /** Of the message, or of the delivery. */
  readonly about: string
  /** The sender's or the webhook endpoint's id. */
  readonly via: string
  /** Epoch ms. */
  readonly at: number
  readonly code: string
  readonly detail: string
}

const KIND = 'dead-letter'
const KEPT_MS = 31 * DAY_MS

export type DeadLetters = ReturnType<typeof createDeadLetters>

export function createDeadLetters({ documents }: { readonly documents: Documents }) {
  return {
    /** Durable when it resolves; the same one again is kept once. */
    async add(business: string, letter: DeadLetter): Promise<void> {
      const hash = createHash('sha256').update(`${letter.what} ${letter.about}`).digest('hex')
      // Ascending ids are descending times.
      const id = `dead_${String(1e15 - letter.at).padStart(15, '0')}_${hash.slice(0, 16)}`
      const doc = { kind: KIND, id, business, body: letter }
      await madeOnce(documents, doc, { expiresAt: letter.at + KEPT_MS })
    },

    /** Newest first. */
    list: (
      business: string,
      after: string | undefined,
      limit: number,
    ): Promise<Doc<DeadLetter>[]> => documents.list(KIND, business, after, limit),
  }
}
