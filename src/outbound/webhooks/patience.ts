// A circuit breaker for each receiver of webhooks. One that does not answer holds a lane at each try
// until that times out; after several in a row it gets no tries for a while, then one to see. Each
// process keeps its own.

/** Tries of one endpoint under way at once. */
const LANES = 4
/** So many time-outs in a row and it rests. */
const IN_ROW = 3
/** It rests so long at first, twice as long each time it does not answer again. */
const REST_MS = 30_000
const REST_MOST_MS = 15 * 60_000

interface Silence {
  readonly inRow: number
  /** Epoch ms. */
  readonly restsUntil: number
}

/** @param clock epoch ms */
export function createPatience(clock: () => number) {
  const silences = new Map<string, Silence>()
  const isSilent = (receiver: string) => (silences.get(receiver)?.inRow ?? 0) >= IN_ROW
  return {
    /** Whether it left the last tries without an answer. */
    isSilent,
    /** How many tries may be under way now: none while it rests, then one to see. */
    lanesOf(receiver: string): number {
      if (!isSilent(receiver)) return LANES
      return clock() < (silences.get(receiver)?.restsUntil ?? 0) ? 0 : 1
    },
    /** Hears what came of a try. */
    note(receiver: string, hasAnswered: boolean): void {
      if (hasAnswered) {
        silences.delete(receiver)
        return
      }
      const inRow = (silences.get(receiver)?.inRow ?? 0) + 1
      const restMs = Math.min(REST_MS * 2 ** Math.max(0, inRow - IN_ROW), REST_MOST_MS)
      silences.set(receiver, { inRow, restsUntil: clock() + restMs })
    },
  }
}
