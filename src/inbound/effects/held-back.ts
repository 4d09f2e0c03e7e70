// Questions that a limit of the business holds back: each is counted, but each limit is logged only
// once for as long as it is reached, or SMS pumping would fill the log as well.

import type { Reached } from '../../outbound/limits/turns.ts'
import { iso } from '../../time.ts'
import type { Logger } from '../../web/http/logs.ts'
import type { Count } from '../../web/http/metrics.ts'

/** Told of each question that waits for its person to write. */
export type HeldBack = (business: string, reached: Reached, now: number) => void

export function createHeldBack(deps: {
  readonly logger: Logger
  readonly count: Count<'limit'>
}): HeldBack {
  /** Until when each limit of a business was said to be reached, epoch ms. */
  const told = new Map<string, number>()
  return (business, { limit, retryAt }, now) => {
    deps.count.add({ limit })
    const about = `${business} ${limit}`
    if (now < (told.get(about) ?? 0)) return
    told.set(about, retryAt)
    const until = iso(retryAt)
    deps.logger.warn({ business, limit, until }, 'questions wait for their persons to write')
  }
}
