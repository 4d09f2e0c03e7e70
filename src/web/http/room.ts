// How much of unfinished bodies may be in memory, of all requests together: anybody may begin one,
// and nobody has to finish it.

/** A body that is being read. */
export interface Reading {
  /** Bytes in memory so far. */
  held: number
  /** Lets go of them, and of the request. */
  giveUp(): void
}

export interface Room {
  /** More of a body has come. May give up any reading, this one too. */
  take(reading: Reading, chunk: Buffer): void
  leave(reading: Reading): void
}

/** What a piece costs beside its bytes: measured, 750 under Node 26. A body may come byte by byte. */
const PIECE_BYTES = 800

/**
 * Where the room is used up, whoever has been at it longest goes: honest bodies are whole within
 * moments, so one has to send all of this room anew, again and again, to push out another's.
 * Refusing newcomers instead would need no more than to fill it once and wait.
 * @param most bytes
 */
export function createRoom(most: number): Room {
  let held = 0
  /** In the order they began to take up room. */
  const readings = new Set<Reading>()
  const leave = (reading: Reading) => {
    if (readings.delete(reading)) held -= reading.held
  }
  return {
    leave,
    take(reading, chunk) {
      const bytes = chunk.length + PIECE_BYTES
      readings.add(reading)
      reading.held += bytes
      held += bytes
      for (const longest of readings) {
        if (held <= most) return
        leave(longest)
        longest.giveUp()
      }
    },
  }
}

/** That of this process. */
export const ROOM = createRoom(64 * 1024 * 1024)
