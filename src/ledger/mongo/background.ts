// The work nobody waits for: copying events out, and bringing to their end merges and erasures that
// a crash left half-way.

import type { Eraser } from './erase.ts'
import { isDrivers } from './errors.ts'
import type { Lease } from './lease.ts'
import type { Merger } from './merge.ts'
import type { Relay } from './relay.ts'

const SWEEP_MS = 30_000

/**
 * Starts at once: one sweep and one copying whoever holds the lease, since whoever starts may
 * follow on a crash; then as the lease allows.
 * @param everyMs pause between two looks; 0 never looks again
 * @returns stops, after what is under way
 */
export function startBackground(
  parts: {
    readonly lease: Lease
    readonly relay: Relay
    readonly merger: Merger
    readonly eraser: Eraser
    readonly onFault?: ((error: unknown) => void) | undefined
  },
  everyMs: number,
): () => Promise<void> {
  const { lease, relay, merger, eraser, onFault } = parts
  let timer: NodeJS.Timeout | undefined
  let isStopping = false
  let sweptAt = Number.NEGATIVE_INFINITY

  const work = async () => {
    const isFirst = sweptAt === Number.NEGATIVE_INFINITY
    if (!isFirst && !(await lease.hold())) return
    if (performance.now() - sweptAt >= SWEEP_MS) {
      sweptAt = performance.now()
      await merger.sweep()
      await eraser.sweep()
    }
    await relay.catchUp()
  }
  const turn = async (): Promise<void> => {
    // A store that does not answer is found out, and told, by those who wait for an answer.
    await work().catch((error: unknown) => {
      if (!isDrivers(error)) onFault?.(error)
    })
    if (!isStopping && everyMs > 0) {
      timer = setTimeout(() => {
        running = turn()
      }, everyMs).unref()
    }
  }
  let running = turn()
  return async () => {
    isStopping = true
    clearTimeout(timer)
    await running
    await lease.release().catch(() => undefined)
  }
}
