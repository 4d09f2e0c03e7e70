// How many processes work on the same store: each says that it is there, again and again, and counts
// the others. So what a provider allows a sender can be shared without a word about each message.

import { randomUUID } from 'node:crypto'
import { isLate } from '../../ledger/late.ts'
import type { Documents } from '../../ledger/port.ts'
import { walked } from '../../ledger/walk.ts'
import { repeating } from '../../repeating.ts'
import { NOBODY } from './waiting.ts'

const KIND = 'process'
const BEAT_MS = 5_000
/** Whoever is silent for so long is gone. */
const SILENCE_MS = 20_000

export interface Fellows {
  /** Processes that are there, this one included; at least 1. */
  count(): number
  /** Says that this process is there, and looks who else is. */
  beat(): Promise<void>
  start(): void
  stop(): Promise<void>
}

/** @param deps.isShared whether other processes can use the store; else nothing is written */
export function createFellows(deps: {
  readonly documents: Documents
  readonly isShared: boolean
  readonly clock: () => number
  readonly report: (error: unknown) => void
}): Fellows {
  const { documents, isShared, clock } = deps
  const id = randomUUID()
  let version = 0
  let counted = 1

  async function beat(): Promise<void> {
    if (!isShared) return
    const doc = { kind: KIND, id, business: NOBODY, body: null }
    try {
      version = (await documents.put(doc, version, { expiresAt: clock() + SILENCE_MS })).version
    } catch (error) {
      // It was silent for so long that it counted as gone.
      if (!isLate(error)) throw error
      version = (await documents.get(KIND, id))?.version ?? 0
    }
    let found = 0
    for await (const _ of walked(documents, KIND, NOBODY)) found++
    counted = Math.max(1, found)
  }

  const beating = repeating(beat, { everyMs: BEAT_MS, report: deps.report })
  return {
    count: () => counted,
    beat,
    start() {
      if (isShared) beating.start()
    },
    async stop() {
      // One under way would say that this process is there after it said that it is gone.
      await beating.stop()
      if (version > 0) await documents.remove(KIND, id)
    },
  }
}
