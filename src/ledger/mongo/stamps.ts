// The order in which facts were committed, as numbers: what sorts histories and the feed.

/**
 * Microseconds since 1970, each greater than the one before.
 * @param after the number must be greater than this one too (a person's latest, which another
 *   process may have given)
 */
export function createStamps(): (after: number) => number {
  let latest = 0
  let offset = performance.timeOrigin
  return (after) => {
    const wall = Date.now()
    // The fine clock does not follow a correction of the machine's time.
    if (Math.abs(performance.now() + offset - wall) > 5) offset = wall - performance.now()
    const now = Math.floor((performance.now() + offset) * 1000)
    latest = Math.max(now, latest + 1)
    // A person's clock that runs ahead does not pull the others along.
    return Math.max(latest, after + 1)
  }
}
