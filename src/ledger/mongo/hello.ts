// Whether a server that answers is one to rely on, as far as it tells itself.

import { unavailable } from './errors.ts'

/** What is of use in the answer to `hello`. */
export interface Hello {
  readonly localTime?: Date
  /** Members of its replica set. */
  readonly hosts?: readonly string[]
}

/** Clocks that are kept by NTP differ by less than a second. */
const CLOCKS_MS = 10_000

/**
 * Processes whose clocks differ take each other's work for left behind, and what a person did at one
 * may count before what they did at another earlier: each compares its own with the server's. And to
 * one member of a set alone the driver's reads are for whatever it is: once another one is the
 * primary, they would miss what was acknowledged since.
 * @param how.askedAt, how.answeredAt by our clock, epoch ms
 * @throws ToolkitError `store_unavailable`, with what is to be done
 */
export function judgeServer(
  { localTime, hosts = [] }: Hello,
  how: { readonly isDirect: boolean; readonly askedAt: number; readonly answeredAt: number },
): void {
  const there = localTime?.getTime() ?? how.askedAt
  const apart = Math.max(how.askedAt - there, there - how.answeredAt)
  if (apart > CLOCKS_MS) {
    const seconds = Math.round(apart / 1_000)
    const what = `The clocks of this machine and of MongoDB are ${seconds} seconds apart.`
    throw unavailable(`${what} Have NTP set both.`)
  }
  if (how.isDirect && hosts.length > 1) {
    const what = 'MONGODB_URI leads to one member of a replica set alone (directConnection).'
    throw unavailable(`${what} Name the set instead (replicaSet).`)
  }
}
