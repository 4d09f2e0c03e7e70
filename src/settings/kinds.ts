// Topics and senders: settings that are one flat document each.

import { z } from 'zod'
import { STRICTNESS } from '../eligibility/rules/template.ts'
import { ToolkitError } from '../errors.ts'
import { iso } from '../time.ts'
import { phoneAt } from '../world/phones/normalise.ts'
import type { Catalog } from './catalog.ts'
import { changeOf } from './fields.ts'
import { checkProviderId } from './provider-ids.ts'
import { merged, type Resource } from './resources.ts'
import { sender as senderSchema, type Topic, topic as topicSchema } from './schemas.ts'
import type { StoredSender } from './senders.ts'

/**
 * A topic may become stricter, never laxer: its category says which noes reach it, so `utility` in
 * place of `marketing` would lift the marketing opt-out of everybody, and only a person lifts their
 * own no. Of the six changes three are left, each of which lets noes reach further or as far; which
 * old consents do for the stricter category, `minimumStrength` says.
 */
export const topics: Resource<'topic'> = {
  kind: 'topic',
  path: '/v1/topics',
  tag: 'Topics',
  name: 'topic',
  create: topicSchema,
  change: changeOf(topicSchema.omit({ key: true })),
  answer: topicSchema,
  example: {
    key: 'offers',
    category: 'marketing',
    labels: { en: 'Offers and news', ja: 'お得な情報' },
  },
  docId: (business, key) => `${business}.${key}`,
  make(body, { business }) {
    const stored = body as Topic
    return { id: `${business}.${stored.key}`, stored }
  },
  alter(stored, change, { now }) {
    const next = merged(stored, change)
    if (next.category === stored.category) return next
    notLaxer(stored.category, next.category)
    const before = stored.categories?.versions ?? [{ from: 0, value: stored.category }]
    return { ...next, categories: { versions: [...before, { from: now, value: next.category }] } }
  },
  show({ body: { categories: _, ...topic } }) {
    return topic
  },
}

/** @throws ToolkitError `field_invalid` */
function notLaxer(from: Topic['category'], to: Topic['category']): void {
  if (STRICTNESS[to] > STRICTNESS[from]) return
  const message = `A ${from} topic cannot become a ${to} one: use a new key.`
  throw new ToolkitError('field_invalid', 'A topic may become stricter, never laxer.', {
    faults: [{ path: 'category', code: 'laxer', message }],
  })
}

/** What Meta calls a business's accounts. */
const ACCOUNTS = ['wabaId', 'portfolioId'] as const
type Account = (typeof ACCOUNTS)[number]

const time = z.iso.datetime()
const senderAnswer = senderSchema
  .extend({
    id: z.string(),
    restricted: z
      .strictObject({ reason: z.string(), since: time, until: time.nullable() })
      .nullable()
      .meta({ description: 'While the provider lets it send nothing' }),
    health: z
      .record(z.string(), z.string())
      .nullable()
      .meta({ description: 'Limits, quality and warnings, in the words of the provider' }),
  })
  .meta({ id: 'SenderAnswer' })

const senderChange = changeOf(senderSchema.omit({ provider: true, providerId: true })).extend({
  restricted: z.null().optional().meta({ description: 'Null: it sends again, as you know' }),
})

/**
 * A provider's number belongs to one business, and so does an account there: webhooks find the
 * business by them, and what is told of an account is for its owner alone.
 */
export const sendersOf = (catalog: Catalog): Resource<'sender'> => ({
  kind: 'sender',
  path: '/v1/senders',
  tag: 'Senders',
  name: 'sender',
  create: senderSchema.superRefine(checkProviderId),
  change: senderChange,
  answer: senderAnswer,
  problems: ['phone_invalid', 'already_exists'],
  example: { phone: '+815012345678', provider: 'sandbox', providerId: '+815012345678' },
  docId: (_business, id) => id,
  claims: (body, { business }) =>
    ACCOUNTS.flatMap((path) => {
      const name = (body as { readonly [field in Account]?: string | null })[path]
      const isHeldBy = (other: string) =>
        catalog.list('sender', other).some((doc) => doc.body[path] === name)
      return name ? { business, path, name, isHeldBy } : []
    }),
  make(body, { now }) {
    const given = body as StoredSender
    return {
      id: `${given.provider}.${given.providerId}`,
      stored: withBlock(
        { ...given, phone: phoneAt(given.phone, undefined, 'phone') },
        undefined,
        now,
      ),
    }
  },
  alter(stored, change, { now }) {
    const next = merged(stored, change)
    return withBlock({ ...next, phone: phoneAt(next.phone, undefined, 'phone') }, stored, now)
  },
  show({ id, body }) {
    const {
      restricted,
      health,
      restrictedAt: _r,
      restrictedBy: _b,
      healthAt: _h,
      ...own
    } = withoutBlock(body)
    const shown = restricted && {
      reason: restricted.reason,
      since: iso(restricted.since),
      until: restricted.until === undefined ? null : iso(restricted.until),
    }
    return {
      id,
      ...own,
      blocked: own.blocked ?? null,
      restricted: shown ?? null,
      health: health ?? null,
    }
  },
})

/** As it was given, without what we note of a block. */
function withoutBlock(sender: StoredSender): StoredSender {
  const { blockedSince: _, blockedUntil: _until, blockedByProvider: _by, ...plain } = sender
  return plain
}

/** Notes since when a sender is blocked; what a provider did stays so until `blocked` changes. */
function withBlock(sender: StoredSender, before: StoredSender | undefined, now: number) {
  if (sender.blocked && sender.blocked === before?.blocked) {
    const { blockedSince, blockedUntil, blockedByProvider } = before
    return { ...sender, blockedSince, blockedUntil, blockedByProvider }
  }
  const plain = withoutBlock(sender)
  return sender.blocked ? { ...plain, blockedSince: now } : plain
}
