// What the server is made of, and the work that goes on between requests. No HTTP here.

import {
  COMPARISON_LEASE_MS,
  COMPARISONS,
  createComparisons,
  createForgetComparisons,
} from './blocklist/comparisons.ts'
import { createDaily } from './blocklist/daily.ts'
import { comparisonRoutes } from './blocklist/routes.ts'
import { createBreakers } from './breaker/breaker.ts'
import { createFlow } from './breaker/flow.ts'
import { breakerRoutes } from './breaker/routes.ts'
import { createAsker } from './check/asker.ts'
import { checkRoutes } from './check/routes.ts'
import { streamRoute } from './check/stream.ts'
import { createLinks } from './confirm/links.ts'
import { createCounter } from './counting/counter.ts'
import { createReadCounts } from './counting/counts.ts'
import { createTally } from './counting/looks.ts'
import { countingRoutes } from './counting/routes.ts'
import { createAsks } from './effects/asks.ts'
import { createFollower, noticing } from './effects/follow.ts'
import { createHeldBack } from './effects/held-back.ts'
import { QUESTION_LIMITS } from './effects/question.ts'
import { flowRoutes } from './flows/routes.ts'
import { createGate } from './gate/gate.ts'
import { createHalts } from './gate/halts.ts'
import { linesOf, TOGETHER as MESSAGES_TOGETHER } from './gate/lines.ts'
import { createMessages } from './gate/message.ts'
import { createOutgoing } from './gate/outgoing.ts'
import { createPlaceCall } from './gate/placing.ts'
import { messageRoutes } from './gate/routes.ts'
import { createAside, createForgetAside } from './hearing/aside.ts'
import { following } from './hearing/follow.ts'
import { createHearing } from './hearing/listen.ts'
import { asideRoutes } from './hearing/routes.ts'
import type { Logger } from './http/logs.ts'
import type { Metrics } from './http/metrics.ts'
import { createDesk } from './imports/desk.ts'
import { createForgetImports } from './imports/forget.ts'
import { createImports } from './imports/imports.ts'
import { importRoutes } from './imports/routes.ts'
import { createInvitations } from './invitations/invite.ts'
import { INVITATION_TURNS } from './invitations/limits.ts'
import { invitationRoutes } from './invitations/routes.ts'
import type { Keyring } from './keys/keyring.ts'
import type { Store } from './ledger/port.ts'
import { createPurse } from './limits/purse.ts'
import { createTurns } from './limits/turns.ts'
import { createDeadLetters } from './outbox/dead.ts'
import { createQueue } from './outbox/queue.ts'
import { deadLetterRoutes } from './outbox/routes.ts'
import { createErasing } from './people/erasing.ts'
import { createExport } from './people/export.ts'
import { frameOf } from './people/frame.ts'
import { rightsRoutes } from './people/rights-routes.ts'
import { peopleRoutes } from './people/routes.ts'
import { createSigning } from './people/signing.ts'
import { linkRoutes } from './preferences/link-routes.ts'
import type { ReadBlocklist } from './providers/blocklist.ts'
import type { Send } from './providers/sending.ts'
import { createChoices } from './recorder/choices.ts'
import { createRecorder } from './recorder/recorder.ts'
import { recordingRoutes } from './recording/routes.ts'
import { createReviews } from './reviews/reviews.ts'
import { reviewRoutes } from './reviews/routes.ts'
import { manageRoutes } from './settings/routes.ts'
import type { Settings } from './settings/store.ts'
import { isOpenUrl } from './webhooks/addresses.ts'
import { createDeliveries } from './webhooks/deliveries.ts'
import { createForgetDeliveries } from './webhooks/forget.ts'
import { createPost } from './webhooks/post.ts'
import { webhookRoutes } from './webhooks/routes.ts'

export interface PartsDeps {
  readonly store: Store
  readonly settings: Settings
  readonly keyring: Keyring
  readonly logger: Logger
  readonly metrics: Metrics
  /** Origin people reach us by, without a trailing slash. */
  readonly publicUrl: string
  /** Whether webhooks go to public addresses only; wherever they are meant to without. */
  readonly publicWebhooksOnly?: boolean
  /** How each provider that is set sends; made where providers are named. */
  readonly sends?: ReadonlyMap<string, Send>
  /** How the block list of each provider that has one is read. */
  readonly blocklists?: ReadonlyMap<string, ReadBlocklist>
  /** The time, epoch ms. */
  readonly clock: () => number
}

export type Parts = ReturnType<typeof createParts>

export function createParts(deps: PartsDeps) {
  const {
    store,
    settings,
    keyring,
    publicUrl,
    clock,
    publicWebhooksOnly: publicOnly = false,
  } = deps
  const { documents } = store
  const { catalog } = settings
  const noticed = noticing(store.ledger, (business) => follower.poke(business))
  const ledger = following(noticed, (business, now) => frameOf(catalog, business, now))
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
    partsOf: linesOf,
    together: MESSAGES_TOGETHER,
    clock,
    report: (err) => deps.logger.error({ err }, 'a message could not be worked on; again soon'),
  })
  const outgoing = createOutgoing({ messages, queue })
  const deliveries = createDeliveries({
    ...{ documents, catalog, keyring, clock, deadLetters },
    post: createPost({ publicOnly }),
    queue: () => hooks,
  })
  const hooks = createQueue({
    documents,
    name: 'webhooks',
    run: deliveries.work,
    partsOf: deliveries.partsOf,
    // Eight businesses whose receivers all hang fill it.
    together: 64,
    clock,
    report: (err) => deps.logger.error({ err }, 'a webhook could not be delivered; again soon'),
  })
  const links = createLinks({ documents, keyring, publicUrl })
  const imports = createImports({
    ...{ store, ledger, catalog, keyring, clock },
    report: (err) => deps.logger.error({ err }, 'an import could not go on; again soon'),
    announce: (business, about) =>
      deliveries.announce(business, {
        ...{ type: 'import.finished', at: clock() },
        // A dry run that is recorded after all ends twice.
        key: `${about.id}.${about.dryRun ? 'rehearsed' : about.state}`,
        data: { import: about },
      }),
  })
  const asks = createAsks({
    ...{ ledger, catalog, keyring, outgoing, clock },
    confirmUrl: ({ question: id, ...about }) =>
      links.make({ purpose: 'question', id, ...about }, clock()),
    questions: createTurns(documents, 'questions', QUESTION_LIMITS),
    purse: createPurse(documents, 'questions'),
    heldBack: createHeldBack({
      logger: deps.logger,
      count: deps.metrics.counter('questions_held_back_total', 'Questions over a limit.', [
        'limit',
      ]),
    }),
  })
  const placeCall = createPlaceCall({ outgoing, catalog })
  const invitations = createInvitations({
    ...{ ledger, catalog, keyring, messages, outgoing, placeCall },
    turns: createTurns(documents, 'invitations', INVITATION_TURNS),
    purse: createPurse(documents, 'invitations'),
    linkTo: (about, now) => links.make({ purpose: 'invitation', ...about }, now),
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
  const daily = createDaily({
    ...{ catalog, clock, book: comparisons, providers: comparisons.providers },
    report: (err) => deps.logger.error({ err }, 'block lists were not asked for; again in an hour'),
  })
  const businesses = () => catalog.businesses().map(({ id }) => id)
  const aside = createAside({ documents, keyring, businesses })
  const follower = createFollower({
    ...{ ledger, documents },
    businesses,
    effects: [asks, deliveries.effect, reviews.effect, breakers.effect],
    report: (err) => deps.logger.error({ err }, 'facts could not be followed; again soon'),
  })
  const tally = createTally({
    ...{ documents, clock },
    businessOf: (slug) => catalog.entryPoint(slug)?.business,
    report: (err) => deps.logger.warn({ err }, 'looks could not be kept; again soon'),
  })
  const counter = createCounter({
    ...{ ledger, documents },
    businesses,
    isMarketing: (business, key) => catalog.topic(business, key)?.category === 'marketing',
    report: (err) => deps.logger.error({ err }, 'facts could not be counted; again soon'),
  })
  const readCounts = createReadCounts({ documents, counter, tally })
  const forgets = [
    createForgetDeliveries({ documents, catalog, keyring, clock }),
    createForgetAside({ documents, keyring, catalog }),
    createForgetImports({ documents, keyring }),
    createForgetComparisons({ documents }),
  ]
  const erase = createErasing({ ledger, catalog, keyring, forgets })
  const signing = createSigning(keyring)
  const exported = createExport({ ledger, catalog, keyring, signing, publicUrl })
  return {
    asker,
    recorder,
    ledger,
    links,
    outgoing,
    tally,
    /** What a provider told of a message of ours. */
    told: gate.told,
    placeCall,
    erase,
    exported,
    signing,
    choose: createChoices({ ledger, catalog, keyring }),
    reviews,
    breakers,
    deadLetters,
    aside,
    compareDaily: daily.look,
    hearing: createHearing({ ledger, settings, keyring, gate, flow }),
    imports,
    importDesk: createDesk(imports, clock),
    readCounts,
    /** All keyed routes, as served and as documented. */
    routes: [
      ...checkRoutes(asker),
      streamRoute(asker),
      ...recordingRoutes({ recorder, catalog }),
      ...invitationRoutes({ invitations, catalog }),
      ...linkRoutes({ keyring, publicUrl }),
      ...importRoutes(imports),
      ...messageRoutes({ asker, catalog, messages, outgoing }),
      ...flowRoutes({ catalog, keyring }),
      ...peopleRoutes({ ledger, catalog, keyring }),
      ...rightsRoutes({ ledger, catalog, erase, exported }),
      ...manageRoutes({
        ...{ settings, keyring, publicUrl },
        mayTell: (url) => !publicOnly || isOpenUrl(url),
      }),
      ...webhookRoutes({ deliveries, catalog, ledger }),
      ...countingRoutes({ catalog, counter, readCounts }),
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
      tally.start()
      counter.start()
      sets.start()
      lists.start()
      daily.start()
      imports.start()
    },
    /** Does all of it that is due now, effects of effects too. */
    async drain() {
      await imports.drain()
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
      await imports.stop()
      await follower.stop()
      await daily.stop()
      await Promise.all([queue, hooks, sets, lists, tally, counter].map((worker) => worker.stop()))
    },
  }
}
