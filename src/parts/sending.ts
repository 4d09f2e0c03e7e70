// What leaves: messages through the gate and the queue, and what failed for good.

import type { Asker } from '../check/asker.ts'
import { createGate } from '../outbound/gate/gate.ts'
import { createHalts } from '../outbound/gate/halts.ts'
import { linesOf, QUEUE, TOGETHER } from '../outbound/gate/lines.ts'
import { createMessages } from '../outbound/gate/message.ts'
import { createOutgoing } from '../outbound/gate/outgoing.ts'
import { createPlaceCall } from '../outbound/gate/placing.ts'
import { messageRoutes } from '../outbound/gate/routes.ts'
import type { SendCounts } from '../outbound/gate/send-counts.ts'
import type { DeadLetters } from '../outbound/outbox/dead.ts'
import { createPeers } from '../outbound/outbox/peers.ts'
import { createQueue } from '../outbound/outbox/queue.ts'
import type { Base } from './base.ts'

/** @param parts.sendCounts counts what leaves, for the breaker */
export function createSending(
  base: Base,
  parts: {
    readonly asker: Asker
    readonly deadLetters: DeadLetters
    readonly sendCounts: SendCounts
  },
) {
  const { documents, keyring, catalog, settings, ledger, clock } = base
  const messages = createMessages({ documents, keyring })
  const halts = createHalts({
    ...{ settings, logger: base.logger },
    halted: base.metrics.counter('senders_halted_total', 'Senders a provider stopped.', [
      'provider',
    ]),
  })
  const peers = createPeers({
    ...{ documents, clock, isShared: base.store.name === 'mongodb' },
    report: (err) => base.logger.warn({ err }, 'other processes could not be counted; again soon'),
  })
  const unknown = base.metrics.counter(
    'messages_unknown_total',
    'Messages that may have left; nobody sends them again.',
    ['provider'],
  )
  const gate = createGate({
    ...{ ledger, catalog, keyring, messages, halts, unknown, clock, ...parts },
    sends: base.sends ?? new Map(),
    processes: peers.count,
  })
  const queue = createQueue({
    documents,
    name: QUEUE,
    run: gate.pass,
    partsOf: linesOf,
    together: TOGETHER,
    clock,
    report: base.again('a message could not be worked on'),
  })
  const outgoing = createOutgoing({ messages, queue })
  return {
    gate,
    peers,
    queue,
    messages,
    outgoing,
    placeCall: createPlaceCall({ outgoing, catalog }),
    routes: messageRoutes({ asker: parts.asker, catalog, messages, outgoing }),
  }
}
