// What the server is made of, and the work that goes on between requests. No HTTP here.

import { createAsker } from './check/asker.ts'
import { checkRoutes } from './check/routes.ts'
import { streamRoute } from './check/stream.ts'
import { confirmUrl } from './confirm/token.ts'
import { createAsks } from './effects/asks.ts'
import { createFollower, noticing } from './effects/follow.ts'
import { createGate } from './gate/gate.ts'
import { createMessages } from './gate/message.ts'
import { createOutgoing } from './gate/outgoing.ts'
import { messageRoutes } from './gate/routes.ts'
import { createHearing } from './hearing/hear.ts'
import type { Logger } from './http/logs.ts'
import type { Metrics } from './http/metrics.ts'
import { createImports } from './imports/imports.ts'
import { importRoutes } from './imports/routes.ts'
import type { Keyring } from './keys/keyring.ts'
import type { Store } from './ledger/port.ts'
import { createQueue } from './outbox/queue.ts'
import { peopleRoutes } from './people/routes.ts'
import type { Send } from './providers/sending.ts'
import { createRecorder } from './recorder/recorder.ts'
import { recordingRoutes } from './recording/routes.ts'
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
  const gate = createGate({ ledger, catalog, keyring, asker, messages, sends, clock })
  const queue = createQueue({
    documents,
    name: 'messages',
    run: gate.pass,
    clock,
    report: (err) => deps.logger.error({ err }, 'a message could not be worked on; again soon'),
  })
  const outgoing = createOutgoing({ messages, queue })
  const deliveries = createDeliveries({
    ...{ documents, catalog, keyring, clock },
    queue: () => hooks,
  })
  const hooks = createQueue({
    documents,
    name: 'webhooks',
    run: deliveries.work,
    clock,
    report: (err) => deps.logger.error({ err }, 'a webhook could not be delivered; again soon'),
  })
  const imports = createImports({
    ...{ store, ledger, catalog, keyring, clock },
    report: (err) => deps.logger.error({ err }, 'an import could not go on; again soon'),
    announce: (business, about) =>
      deliveries.announce(business, {
        ...{ type: 'import.finished', key: `${about.id}.${about.state}`, at: clock() },
        data: { import: about },
      }),
  })
  const asks = createAsks({
    ...{ ledger, catalog, keyring, outgoing, clock },
    confirmUrl: (about) => confirmUrl(keyring, publicUrl, about, clock()),
  })
  const follower = createFollower({
    ...{ ledger, documents },
    businesses: () => catalog.businesses().map(({ id }) => id),
    effects: [asks, deliveries.effect],
    report: (err) => deps.logger.error({ err }, 'facts could not be followed; again soon'),
  })
  return {
    asker,
    recorder,
    ledger,
    outgoing,
    imports,
    hearing: createHearing({ ledger, catalog, keyring, told: gate.told }),
    /** All keyed routes, as served and as documented. */
    routes: [
      ...checkRoutes(asker),
      streamRoute(asker),
      ...recordingRoutes({ recorder, catalog }),
      ...importRoutes(imports),
      ...messageRoutes({ asker, catalog, messages, outgoing }),
      ...peopleRoutes({ ledger, catalog, keyring }),
      ...manageRoutes({ settings, keyring, publicUrl }),
      ...webhookRoutes({ deliveries, catalog, ledger }),
    ],
    /** Begins the work between requests. */
    start() {
      follower.start()
      queue.start()
      hooks.start()
      imports.start()
    },
    /** Does all of it that is due now, effects of effects too. */
    async drain() {
      await imports.drain()
      await follower.drain()
      await queue.drain()
      await follower.drain()
      await hooks.drain()
    },
    /** Finishes what is under way. */
    async stop() {
      await imports.stop()
      await follower.stop()
      await Promise.all([queue.stop(), hooks.stop()])
    },
  }
}
