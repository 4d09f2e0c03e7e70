// How many looked, began, agreed and left at each door.

import { createCounter } from '../doors/counting/counter.ts'
import { createReadCounts } from '../doors/counting/counts.ts'
import { createTally } from '../doors/counting/looks.ts'
import { countingRoutes } from '../doors/counting/routes.ts'
import type { Base } from './base.ts'

export function createCounting(base: Base) {
  const { documents, ledger, catalog, businesses, clock } = base
  const tally = createTally({
    ...{ documents, clock },
    businessOf: (slug) => catalog.entryPoint(slug)?.business,
    report: (err) => base.logger.warn({ err }, 'looks could not be kept; again soon'),
  })
  const counter = createCounter({
    ...{ ledger, documents, businesses },
    isMarketing: (business, key, at) =>
      catalog.topicAt(business, key, at)?.category === 'marketing',
    report: base.again('facts could not be counted'),
  })
  const readCounts = createReadCounts({ documents, counter, tally })
  return { tally, counter, readCounts, routes: countingRoutes({ catalog, counter, readCounts }) }
}
