// What somebody of the business is to look at: bursts of opt-outs, wording in doubt, block lists that
// differ, and what could not be placed.

import {
  COMPARISON_LEASE_MS,
  COMPARISONS,
  createComparisons,
} from '../inbound/blocklist/comparisons.ts'
import { createDaily } from '../inbound/blocklist/daily.ts'
import { comparisonRoutes } from '../inbound/blocklist/routes.ts'
import { createBreakers } from '../inbound/breaker/breaker.ts'
import { breakerRoutes } from '../inbound/breaker/routes.ts'
import { createAside } from '../inbound/hearing/aside.ts'
import { asideRoutes } from '../inbound/hearing/routes.ts'
import { createReviews } from '../inbound/reviews/reviews.ts'
import { reviewRoutes } from '../inbound/reviews/routes.ts'
import type { SendCounts } from '../outbound/gate/send-counts.ts'
import { createQueue } from '../outbound/outbox/queue.ts'
import type { Base } from './base.ts'

export function createWatching(base: Base, { sendCounts }: { readonly sendCounts: SendCounts }) {
  const { documents, ledger, catalog, keyring, businesses, clock } = base
  const reviews = createReviews({ documents, ledger, catalog, keyring })
  const aside = createAside({ documents, keyring, businesses })
  const breakers = createBreakers({
    ...{ documents, ledger, catalog, sendCounts, clock, logger: base.logger },
    trips: base.metrics.counter('breaker_trips_total', 'Bursts of opt-outs parked.', ['provider']),
    queue: () => sets,
  })
  const sets = createQueue({
    documents,
    name: 'breakers',
    run: breakers.work,
    clock,
    report: base.again('parked opt-outs could not be moved'),
  })
  const comparisons = createComparisons({
    ...{ documents, ledger, catalog, keyring, clock },
    blocklists: base.blocklists ?? new Map(),
    queue: () => lists,
  })
  const lists = createQueue({
    documents,
    name: COMPARISONS,
    run: comparisons.work,
    clock,
    leaseMs: COMPARISON_LEASE_MS,
    report: base.again('a block list could not be compared'),
  })
  const daily = createDaily({
    ...{ catalog, clock, book: comparisons, providers: comparisons.providers },
    report: base.again('block lists were not asked for', 'in an hour'),
  })
  return {
    ...{ reviews, aside, breakers, sets, lists, daily },
    routes: [
      ...reviewRoutes({ reviews, catalog }),
      ...breakerRoutes(breakers),
      ...asideRoutes(aside),
      ...comparisonRoutes(comparisons),
    ],
  }
}
