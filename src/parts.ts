// What the server is made of, and the work that goes on between requests. No HTTP here.

import { COMPARISON_LEASE_MS, COMPARISONS, createComparisons } from './blocklist/comparisons.ts'
import { comparisonRoutes } from './blocklist/routes.ts'
import { createBreakers } from './breaker/breaker.ts'
import { createFlow } from './breaker/flow.ts'
import { breakerRoutes } from './breaker/routes.ts'
import { createAsker } from './check/asker.ts'
import { checkRoutes } from './check/routes.ts'
import { streamRoute } from './check/stream.ts'
import { confirmUrl } from './confirm/token.ts'
import { createAsks } from './effects/asks.ts'
import { createFollower, noticing } from './effects/follow.ts'
import { createGate } from './gate/gate.ts'
import { createHalts } from './gate/halts.ts'
import { createMessages } from './gate/message.ts'
import { createOutgoing } from './gate/outgoing.ts'
import { messageRoutes } from './gate/routes.ts'
import { createAside } from './hearing/aside.ts'
import { createHearing } from './hearing/hear.ts'
import { asideRoutes } from './hearing/routes.ts'
import type { Logger } from './http/logs.ts'
import type { Metrics } from './http/metrics.ts'
import type { Keyring } from './keys/keyring.ts'
import type { Store } from './ledger/port.ts'
import { createDeadLetters } from './outbox/dead.ts'
import { createQueue } from './outbox/queue.ts'
import { deadLetterRoutes } from './outbox/routes.ts'
import { peopleRoutes } from './people/routes.ts'
import type { ReadBlocklist } from './providers/blocklist.ts'
import type { Send } from './providers/sending.ts'
import { createRecorder } from './recorder/recorder.ts'
import { recordingRoutes } from './recording/routes.ts'
import { createReviews } from './reviews/reviews.ts'
import { reviewRoutes } from './reviews/routes.ts'
import { manageRoutes } from './settings/routes.ts'
import type { Settings } from './settings/store.ts'
import { createDeliveries } from './webhooks/deliveries.ts'
import { webhookRoutes } from './webhooks/routes.ts'

export interface PartsDeps {
  readonly store: Store
  readonly settings: Settings
  readonly keyring: Keyring
  readonly logger: Logger
  readonly metrics: Metrics
  /** Origin people reach us by, without a trailing slash. */
  readonly publicUrl: string
  /** How each provider that is set sends; made where providers are named. */
  readonly sends?: ReadonlyMap<string, Send>
  /** How the block list of each provider that has one is read. */
  readonly blocklists?: ReadonlyMap<string, ReadBlocklist>
  /** The time, epoch ms. */
  readonly clock: () => number
}

export type Parts = ReturnType<typeof createParts>

export function createParts(deps: PartsDeps) {
  const { store, settings, keyring, publicUrl, clock } = deps
  const { documents } = store
  const ledger = noticing(store.ledger, (business) => follower.poke(business))
  const { catalog } = settings
  const asker = createAsker({ ledger, catalog, keyring })
  const recorder = createRecorder({ ledger, catalog, keyring })
  const messages = createMessages({ documents, keyring })
  const sends = deps.sends ?? new Map()
  const flow = createFlow({ documents, clock })
  const deadLetters = createDeadLetters({ documents })
  const halts = createHalts({
    ...{ settings, logger: deps.logger },
    halted: deps.metrics.counter('senders_halted_total', 'Senders a provider stopped.', [
      'provider',
    ]),
  })
  const gate = createGate({
    ...{ ledger, catalog, keyring, asker, messages, sends, flow, deadLetters, halts, clock },
  })
  const queue = createQueue({
    documents,
    name: 'messages',
    run: gate.pass,
    clock,
    report: (err) => deps.logger.error({ err }, 'a message could not be worked on; again soon'),
  })
  const outgoing = createOutgoing({ messages, queue })
  const deliveries = createDeliveries({
    ...{ documents, catalog, keyring, clock, deadLetters },
    queue: () => hooks,
  })
  const hooks = createQueue({
    documents,
    name: 'webhooks',
    run: deliveries.work,
    clock,
    report: (err) => deps.logger.error({ err }, 'a webhook could not be delivered; again soon'),
  })
  const asks = createAsks({
    ...{ ledger, catalog, keyring, outgoing, clock },
    confirmUrl: (about) => confirmUrl(keyring, publicUrl, about, clock()),
  })
  const reviews = createReviews({ documents, ledger, catalog, keyring })
  const breakers = createBreakers({
    ...{ documents, ledger, catalog, flow, clock, logger: deps.logger },
    trips: deps.metrics.counter('breaker_trips_total', 'Bursts of opt-outs parked.', ['provider']),
    queue: () => sets,
  })
  const sets = createQueue({
    documents,
    name: 'breakers',
    run: breakers.work,
    clock,
    report: (err) => deps.logger.error({ err }, 'parked opt-outs could not be moved; again soon'),
  })
  const comparisons = createComparisons({
    ...{ documents, ledger, catalog, keyring, clock },
    blocklists: deps.blocklists ?? new Map(),
    queue: () => lists,
  })
  const lists = createQueue({
    documents,
    name: COMPARISONS,
    run: comparisons.work,
    clock,
    leaseMs: COMPARISON_LEASE_MS,
    report: (err) => deps.logger.error({ err }, 'a block list could not be compared; again soon'),
  })
  const businesses = () => catalog.businesses().map(({ id }) => id)
  const aside = createAside({ documents, keyring, businesses })
  const follower = createFollower({
    ...{ ledger, documents },
    businesses,
    effects: [asks, deliveries.effect, reviews.effect, breakers.effect],
    report: (err) => deps.logger.error({ err }, 'facts could not be followed; again soon'),
  })
  return {
    asker,
    recorder,
    ledger,
    outgoing,
    reviews,
    breakers,
    deadLetters,
    aside,
    hearing: createHearing({ ledger, catalog, keyring, told: gate.told, flow }),
    /** All keyed routes, as served and as documented. */
    routes: [
      ...checkRoutes(asker),
      streamRoute(asker),
      ...recordingRoutes({ recorder, catalog }),
      ...messageRoutes({ asker, catalog, messages, outgoing }),
      ...peopleRoutes({ ledger, catalog, keyring }),
      ...manageRoutes({ settings, keyring, publicUrl }),
      ...webhookRoutes({ deliveries, catalog, ledger }),
      ...reviewRoutes({ reviews, catalog }),
      ...breakerRoutes(breakers),
      ...deadLetterRoutes(deadLetters),
      ...asideRoutes(aside),
      ...comparisonRoutes(comparisons),
    ],
    /** Begins the work between requests. */
    start() {
      follower.start()
      queue.start()
      hooks.start()
      sets.start()
      lists.start()
    },
    /** Does all of it that is due now, effects of effects too. */
    async drain() {
      await follower.drain()
      await queue.drain()
      await follower.drain()
      await sets.drain()
      await lists.drain()
      await follower.drain()
      await hooks.drain()
    },
    /** Finishes what is under way. */
    async stop() {
      await follower.stop()
      await Promise.all([queue.stop(), hooks.stop(), sets.stop(), lists.stop()])
    },
  }
}
