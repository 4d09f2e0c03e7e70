// What somebody of the business is to look at: bursts of opt-outs, wording in doubt, block lists that
// differ, and what could not be placed.

import { COMPARISON_LEASE_MS, COMPARISONS, createComparisons } from '../blocklist/comparisons.ts'
import { createDaily } from '../blocklist/daily.ts'
import { comparisonRoutes } from '../blocklist/routes.ts'
import { createBreakers } from '../breaker/breaker.ts'
import type { Flow } from '../breaker/flow.ts'
import { breakerRoutes } from '../breaker/routes.ts'
import { createAside } from '../hearing/aside.ts'
import { asideRoutes } from '../hearing/routes.ts'
import { createQueue } from '../outbox/queue.ts'
import { createReviews } from '../reviews/reviews.ts'
import { reviewRoutes } from '../reviews/routes.ts'
import type { Base } from './base.ts'

export function createWatching(base: Base, { flow }: { readonly flow: Flow }) {
  const { documents, ledger, catalog, keyring, businesses, clock } = base
  const reviews = createReviews({ documents, ledger, catalog, keyring })
  const aside = createAside({ documents, keyring, businesses })
  const breakers = createBreakers({
    ...{ documents, ledger, catalog, flow, clock, logger: base.logger },
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
