// Each business's noes against its providers' block lists, once a day by itself. Any number of
// processes may look: what is compared of a day has one id, so it is asked for once.

import { repeating } from '../../repeating.ts'
import type { Catalog } from '../../settings/catalog.ts'
import { HOUR_MS } from '../../time.ts'
import type { ComparisonBook } from './comparisons.ts'

/** So often it is looked whether a day's comparisons are asked for; a new sender is seen then. */
const LOOK_MS = HOUR_MS
/** Between two of one account, which may be asked for one page a second. */
const APART_MS = 1_200_000

export interface Daily {
  /** Asks for what is not asked for today; durable when it resolves. */
  look(): Promise<void>
  start(): void
  stop(): Promise<void>
}

export function createDaily(deps: {
  readonly catalog: Catalog
  readonly book: Pick<ComparisonBook, 'askDaily'>
  /** Whose block lists can be read. */
  readonly providers: readonly string[]
  readonly clock: () => number
  readonly report: (error: unknown) => void
}): Daily {
  const { catalog, book, providers, clock } = deps

  async function look(): Promise<void> {
    const now = clock()
    for (const provider of providers) {
      const businesses = catalog
        .businesses()
        .filter(({ id }) => catalog.senders(id).some((sender) => sender.provider === provider))
      for (const [i, { id }] of businesses.entries()) {
        await book.askDaily(id, provider, now, now + i * APART_MS)
      }
    }
  }

  const looking = repeating(look, { everyMs: LOOK_MS, report: deps.report })
  return {
    look,
    start() {
      if (providers.length > 0) looking.start()
    },
    stop: looking.stop,
  }
}
