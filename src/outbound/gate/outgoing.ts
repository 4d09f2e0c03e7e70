// Puts messages on their way: kept first, then queued. What is acknowledged is durable.

import type { Person } from '../../people/identify.ts'
import type { Content } from '../../providers/sending.ts'
import type { KnownSender } from '../../settings/senders.ts'
import type { Queue } from '../outbox/queue.ts'
import { jobOf } from './lines.ts'
import { type Claim, type Messages, messageIdOf } from './message.ts'

interface Order {
  readonly business: string
  /** Makes the id deterministic, so that the same order is one message. */
  readonly key: string | undefined
  /** The sender the rules look at. */
  readonly sender: KnownSender
  /** Leaves from here instead, for example an SMS number. */
  readonly via?: KnownSender | undefined
  readonly claim: Claim
  readonly to: Person
  readonly content: Content
  /** Epoch ms. */
  readonly now: number
  /** Epoch ms from which on it is too late to leave. */
  readonly notAfter?: number | undefined
}

export interface Outgoing {
  /** Durable when it resolves. @returns the message's id */
  send(order: Order): Promise<string>
  /** Whether an `ask` that was sent under this key failed, so that it never arrives. */
  hasFailed(business: string, key: string): Promise<boolean>
}

export function createOutgoing(deps: {
  readonly messages: Messages
  readonly queue: Queue
}): Outgoing {
  return {
    async send({ business, key, sender, via = sender, claim, to, content, now, notAfter }) {
      const isAnswer = claim.type === 'ask'
      const id = messageIdOf(business, key, isAnswer ? 'effect' : 'caller')
      await deps.messages.create(id, business, {
        sender: sender.phone,
        provider: via.provider,
        from: via.providerId,
        channel: content.type === 'call' ? 'voice' : via.isWhatsApp ? 'whatsapp' : 'sms',
        claim,
        to,
        content,
        state: 'queued',
        error: null,
        tries: 0,
        createdAt: now,
        ...(notAfter !== undefined && { notAfter }),
      })
      // Queued also when it was there already: a crash may have come between the two.
      await deps.queue.add(
        jobOf(id, { provider: via.provider, from: via.providerId }, isAnswer),
        now,
      )
      return id
    },
    async hasFailed(business, key) {
      const found = await deps.messages.get(messageIdOf(business, key, 'effect'))
      return found?.body.state === 'failed'
    },
  }
}
