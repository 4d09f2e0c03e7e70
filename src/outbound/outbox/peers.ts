// How many processes work on the same store: each writes a heartbeat and counts those of the others.
// So each takes its share of what a provider allows a sender, and no message needs to be agreed upon.

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

export interface Peers {
  /** Processes that are there, this one included; at least 1. */
  count(): number
  /** Says that this process is there, and looks who else is. */
  beat(): Promise<void>
  start(): void
  stop(): Promise<void>
}

/** @param deps.isShared whether other processes can use the store; else nothing is written */
export function createPeers(deps: {
  readonly documents: Documents
  readonly isShared: boolean
  readonly clock: () => number
  readonly report: (error: unknown) => void
}): Peers {
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
      // Its heartbeat had run out: it was silent for too long.
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
      // A beat still under way would write the heartbeat again after it is removed.
      await beating.stop()
      if (version > 0) await documents.remove(KIND, id)
    },
  }
}
