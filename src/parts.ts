// What the server is made of, and the work that goes on between requests. No HTTP here.

import { createAsker } from './check/asker.ts'
import { checkRoutes } from './check/routes.ts'
import { streamRoute } from './check/stream.ts'
import { recordingRoutes } from './doors/api/routes.ts'
import { flowRoutes } from './doors/flows/routes.ts'
import { createDesk } from './doors/imports/desk.ts'
import { createImports } from './doors/imports/imports.ts'
import { importRoutes } from './doors/imports/routes.ts'
import { linkRoutes } from './doors/preferences/link-routes.ts'
import { following } from './inbound/hearing/follow.ts'
import { createHearing } from './inbound/hearing/listen.ts'
import { createSendCounts } from './outbound/gate/send-counts.ts'
import { createDeadLetters } from './outbound/outbox/dead.ts'
import { createFollower, noticing } from './outbound/outbox/follow.ts'
import { deadLetterRoutes } from './outbound/outbox/routes.ts'
import { createAsking } from './parts/asking.ts'
import type { Base, PartsDeps } from './parts/base.ts'
import { createCounting } from './parts/counting.ts'
import { createRights } from './parts/rights.ts'
import { createSending } from './parts/sending.ts'
import { createTelling } from './parts/telling.ts'
import { createWatching } from './parts/watching.ts'
import { frameOf } from './people/frame.ts'
import { createChoices } from './recording/choices.ts'
import { createRecorder } from './recording/recorder.ts'
import { manageRoutes } from './settings/routes.ts'

export type { PartsDeps } from './parts/base.ts'

/** Facts whose webhooks are kept at once: they are committed together. */
const TELLINGS_TOGETHER = 32

export type Parts = ReturnType<typeof createParts>

export function createParts(deps: PartsDeps) {
  const { store, settings, keyring, publicUrl, clock } = deps
  const { documents } = store
  const { catalog } = settings
  const noticed = noticing(store.ledger, (business) => {
    answering.poke(business)
    if (answering.hasBegun(business)) follower.poke(business)
  })
  const ledger = following(noticed, (business, now) => frameOf(catalog, business, now))
  const again: Base['again'] =
    (what, when = 'soon') =>
    (err) =>
      deps.logger.error({ err }, `${what}; again ${when}`)
  const businesses = () => catalog.businesses().map(({ id }) => id)
  const base: Base = { ...deps, ledger, documents, catalog, businesses, again }

  const asker = createAsker({ ledger, catalog, keyring })
  const recorder = createRecorder({ ledger, catalog, keyring })
  const sendCounts = createSendCounts({ documents, clock })
  const deadLetters = createDeadLetters({ documents })
  const { gate, peers, ...sending } = createSending(base, { asker, deadLetters, sendCounts })
  const { deliveries, ...telling } = createTelling(base, { deadLetters })
  const { messages, outgoing, placeCall } = sending
  const asking = createAsking(base, { messages, outgoing, placeCall })
  const watching = createWatching(base, { sendCounts })
  const counting = createCounting(base)
  const rights = createRights(base)
  const imports = createImports({
    ...{ store, ledger, catalog, keyring, clock },
    report: again('an import could not go on'),
    announce: (business, about) =>
      deliveries.announce(business, {
        ...{ type: 'import.finished', at: clock() },
        // A dry run that is recorded after all ends twice.
        key: `${about.id}.${about.dryRun ? 'rehearsed' : about.state}`,
        data: { import: about },
      }),
  })
  const report = again('facts could not be followed')
  // Whoever says STOP is answered within minutes, so not behind the webhooks of an import.
  const answering = createFollower({
    ...{ ledger, documents, businesses, report, name: 'answers' },
    effects: [asking.asks, watching.reviews.effect, watching.breakers.effect],
  })
  const follower = createFollower({
    ...{ ledger, documents, report, together: TELLINGS_TOGETHER },
    // The other one may begin at its mark, which it must not move before.
    businesses: () => businesses().filter(answering.hasBegun),
    effects: [deliveries.effect],
  })
  const followers = [answering, follower]
  const follow = async () => {
    for (const each of followers) await each.drain()
  }
  const { sets, lists, daily } = watching
  const { tally, counter } = counting
  const queues = [sending.queue, telling.queue, sets, lists]
  return {
    ...{ asker, recorder, ledger, outgoing, placeCall, deadLetters, tally, imports },
    links: asking.links,
    /** What a provider told of a message of ours. */
    told: gate.told,
    erase: rights.erase,
    exported: rights.exported,
    signing: rights.signing,
    choose: createChoices({ ledger, catalog, keyring }),
    reviews: watching.reviews,
    breakers: watching.breakers,
    aside: watching.aside,
    compareDaily: daily.look,
    hearing: createHearing({ ledger, settings, keyring, gate, sendCounts }),
    importDesk: createDesk(imports, clock),
    readCounts: counting.readCounts,
    /** All keyed routes, as served and as documented. */
    routes: [
      ...checkRoutes(asker),
      streamRoute(asker),
      ...recordingRoutes({ recorder, catalog }),
      ...asking.routes,
      ...linkRoutes({ keyring, publicUrl }),
      ...importRoutes(imports),
      ...sending.routes,
      ...flowRoutes({ catalog, keyring }),
      ...rights.routes,
      ...manageRoutes({ settings, keyring, publicUrl, mayTell: telling.mayTell }),
      ...telling.routes,
      ...counting.routes,
      ...watching.routes,
      ...deadLetterRoutes(deadLetters),
    ],
    /** Begins the work between requests. */
    start() {
      for (const worker of [...followers, peers, ...queues, tally, counter, daily, imports])
        worker.start()
    },
    /** Does all of it that is due now, effects of effects too. */
    async drain() {
      await imports.drain()
      await follow()
      await sending.queue.drain()
      await follow()
      await sets.drain()
      await lists.drain()
      await follow()
      await telling.queue.drain()
    },
    /** Finishes what is under way. */
    async stop() {
      await imports.stop()
      for (const each of followers) await each.stop()
      await daily.stop()
      await Promise.all([...queues, tally, counter, peers].map((worker) => worker.stop()))
    },
  }
}
