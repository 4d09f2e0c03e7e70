// Webhook endpoints: where a business's own servers are told.

import { randomBytes, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { ToolkitError } from '../errors.ts'
import { webhookEndpoint } from './access.ts'
import { changeOf } from './fields.ts'
import { merged, type Resource } from './resources.ts'

/** A webhook endpoint as stored. */
export interface StoredEndpoint {
  readonly url: string
  readonly types: readonly string[]
  readonly disabled?: boolean
  readonly secret: string
  /** Epoch ms; what was recorded before is delivered by replay only. */
  readonly createdAt?: number
}

const endpointAnswer = webhookEndpoint
  .extend({ id: z.string(), secret: z.string().optional() })
  .meta({ id: 'WebhookEndpointAnswer' })

/**
 * @param mayTell whether anything would be sent to an address, as far as it tells by itself
 * @see Standard Webhooks: secrets are `whsec_` and base64 of 24 to 64 bytes
 */
export function webhookEndpoints(mayTell: (url: string) => boolean): Resource<StoredEndpoint> {
  function reachable(stored: StoredEndpoint): StoredEndpoint {
    if (stored.disabled || mayTell(stored.url)) return stored
    const message = 'Not an https address that everybody can reach; see WEBHOOK_PRIVATE.'
    throw new ToolkitError('field_invalid', message, {
      faults: [{ path: 'url', code: 'field_invalid', message }],
    })
  }
  return {
    kind: 'webhook-endpoint',
    path: '/v1/webhook-endpoints',
    tag: 'Webhooks out',
    name: 'webhook endpoint',
    create: webhookEndpoint,
    change: changeOf(webhookEndpoint),
    answer: endpointAnswer,
    example: { url: 'https://shop.example/hooks/consent', types: ['consent.given'] },
    docId: (_business, id) => id,
    make(body, { now }) {
      const secret = `whsec_${randomBytes(32).toString('base64')}`
      return {
        id: `hook_${randomUUID()}`,
        stored: reachable({ ...(body as Omit<StoredEndpoint, 'secret'>), secret, createdAt: now }),
      }
    },
    alter: (stored, change) => reachable(merged(stored, change)),
    show({ id, body: { secret: _, createdAt: _at, ...body } }) {
      return { id, ...body }
    },
    once: ({ secret }) => ({ secret }),
  }
}
