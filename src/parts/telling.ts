// What businesses are told: webhooks to their own servers.

import type { DeadLetters } from '../outbound/outbox/dead.ts'
import { createQueue } from '../outbound/outbox/queue.ts'
import { isOpenUrl } from '../outbound/webhooks/addresses.ts'
import { createDeliveries } from '../outbound/webhooks/deliveries.ts'
import { createPost } from '../outbound/webhooks/post.ts'
import { webhookRoutes } from '../outbound/webhooks/routes.ts'
import type { Base } from './base.ts'

/** Eight businesses whose receivers all hang fill it. */
const TOGETHER = 64

export function createTelling(base: Base, parts: { readonly deadLetters: DeadLetters }) {
  const { documents, catalog, keyring, clock, ledger } = base
  const publicOnly = base.publicWebhooksOnly ?? false
  const deliveries = createDeliveries({
    ...{ documents, catalog, keyring, clock, ...parts },
    post: createPost({ publicOnly }),
    queue: () => queue,
  })
  const queue = createQueue({
    documents,
    name: 'webhooks',
    run: deliveries.work,
    partsOf: deliveries.partsOf,
    together: TOGETHER,
    clock,
    report: base.again('a webhook could not be delivered'),
  })
  return {
    deliveries,
    queue,
    mayTell: (url: string) => !publicOnly || isOpenUrl(url),
    routes: webhookRoutes({ deliveries, catalog, ledger }),
  }
}
