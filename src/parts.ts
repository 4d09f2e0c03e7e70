// What the server is made of, and the work that goes on between requests. No HTTP here.

import { createAsker } from './check/asker.ts'
import { checkRoutes } from './check/routes.ts'
import { streamRoute } from './check/stream.ts'
import { createGate } from './gate/gate.ts'
import { createMessages } from './gate/message.ts'
import { createOutgoing } from './gate/outgoing.ts'
import { messageRoutes } from './gate/routes.ts'
import { createHearing } from './hearing/hear.ts'
import type { Logger } from './http/logs.ts'
import type { Metrics } from './http/metrics.ts'
import type { Keyring } from './keys/keyring.ts'
import type { Store } from './ledger/port.ts'
import { createQueue } from './outbox/queue.ts'
import { peopleRoutes } from './people/routes.ts'
import type { Send } from './providers/sending.ts'
import { createRecorder } from './recorder/recorder.ts'
import { recordingRoutes } from './recording/routes.ts'
import { manageRoutes } from './settings/routes.ts'
import type { Settings } from './settings/store.ts'

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
  const { ledger, documents } = store
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
  return {
    asker,
    recorder,
    outgoing,
    hearing: createHearing({ ledger, catalog, keyring, told: gate.told }),
    /** All keyed routes, as served and as documented. */
    routes: [
      ...checkRoutes(asker),
      streamRoute(asker),
      ...recordingRoutes({ recorder, catalog }),
      ...messageRoutes({ asker, catalog, messages, outgoing }),
      ...peopleRoutes({ ledger, catalog, keyring }),
      ...manageRoutes({ settings, keyring, publicUrl }),
    ],
    /** Begins the work between requests. */
    start: () => queue.start(),
    /** Does all of it that is due now. */
    drain: () => queue.drain(),
    /** Finishes what is under way. */
    stop: () => queue.stop(),
  }
}
