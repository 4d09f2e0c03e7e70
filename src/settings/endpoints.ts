// Webhook endpoints: where a business's own servers are told.

import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { ToolkitError } from '../errors.ts'
import type { Keyring } from '../keys/keyring.ts'
import { webhookEndpoint } from './access.ts'
import { changeOf } from './fields.ts'
import { merged, type Resource } from './resources.ts'
import type { Settings } from './store.ts'

/** A webhook endpoint as stored. */
export interface StoredEndpoint {
  readonly url: string
  readonly types: readonly string[]
  readonly disabled?: boolean | undefined
  /** The secret its webhooks are signed with. */
  readonly sealed?: string
  /** The same in the clear, until `sealSecrets`: made before secrets were sealed. */
  readonly secret?: string
  /** Epoch ms; what was recorded before is delivered by replay only. */
  readonly createdAt?: number
}

const contextOf = (id: string) => `webhook-endpoint ${id}`

/** @throws Error where it was sealed for another endpoint, or with another key */
export function secretOf(
  keyring: Keyring,
  id: string,
  { sealed, secret = '' }: Pick<StoredEndpoint, 'sealed' | 'secret'>,
): string {
  return sealed === undefined ? secret : keyring.open(sealed, contextOf(id))
}

/** Seals what was kept in the clear; again changes nothing. */
export async function sealSecrets(settings: Settings, keyring: Keyring): Promise<void> {
  const { catalog } = settings
  const all = catalog.businesses().flatMap(({ id }) => catalog.list('webhook-endpoint', id))
  for (const { id, business, body } of all) {
    if (body.secret === undefined) continue
    await settings.change('webhook-endpoint', id, business, (stored) => {
      const { secret, ...rest } = stored
      return secret === undefined
        ? stored
        : { ...rest, sealed: keyring.seal(secret, contextOf(id)) }
    })
  }
}

const endpointAnswer = webhookEndpoint
  .extend({ id: z.string(), secret: z.string().optional() })
  .meta({ id: 'WebhookEndpointAnswer' })

/**
 * @param deps.mayTell whether anything would be sent to an address, as far as it tells by itself
 * @see Standard Webhooks: secrets are `whsec_` and base64 of 24 to 64 bytes
 */
export function webhookEndpoints({
  keyring,
  mayTell,
}: {
  readonly keyring: Keyring
  readonly mayTell: (url: string) => boolean
}): Resource<'webhook-endpoint'> {
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
    make(body, { now, seed }) {
      const id = `hook_${seed}`
      const secret = `whsec_${randomBytes(32).toString('base64')}`
      const sealed = keyring.seal(secret, contextOf(id))
      const given = body as z.output<typeof webhookEndpoint>
      return { id, stored: reachable({ ...given, sealed, createdAt: now }) }
    },
    alter: (stored, change) => reachable(merged(stored, change)),
    show({ id, body: { secret: _, sealed: _sealed, createdAt: _at, ...body } }) {
      return { id, ...body }
    },
    once: ({ id, body }) => ({ secret: secretOf(keyring, id, body) }),
  }
}
