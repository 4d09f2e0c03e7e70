// What a request names (sender, template, topic), looked up among the settings of the business.

import type { Category } from '../consent/events.ts'
import type { Message } from '../eligibility/question.ts'
import { ToolkitError } from '../errors.ts'
import type { Catalog } from '../settings/catalog.ts'
import type { KnownSender } from '../settings/senders.ts'
import { normalisePhone } from '../world/phones/normalise.ts'
import type { Asked } from './schemas.ts'

/**
 * The WhatsApp sender named, or the only one there is.
 * @throws ToolkitError `sender_unknown`, or `sender_required` when several could be meant
 */
export function resolveSender(
  catalog: Catalog,
  business: string,
  named: string | undefined,
): KnownSender {
  const senders = catalog.senders(business).filter((sender) => sender.isWhatsApp)
  if (named === undefined) {
    const [only, ...others] = senders
    if (only && others.length === 0) return only
    const detail = only
      ? 'This business has several WhatsApp senders.'
      : 'This business has no WhatsApp sender.'
    throw new ToolkitError('sender_required', detail, {
      faults: [{ path: 'sender', code: 'required', message: 'This field is needed.' }],
    })
  }
  const found =
    senders.find((sender) => sender.phone === named) ??
    senders.find((sender) => sender.phone === normalised(named))
  if (found) return found
  throw new ToolkitError('sender_unknown', 'This business has no such WhatsApp sender.', {
    faults: [{ path: 'sender', code: 'sender_unknown', message: 'No such WhatsApp sender.' }],
  })
}

function normalised(named: string): string | undefined {
  try {
    return normalisePhone(named)
  } catch {
    return undefined
  }
}

/**
 * The message, with the category and topic the sender's template has as of `at`.
 * @throws ToolkitError `topic_unknown`, `template_invalid`
 */
export function resolveMessage(
  catalog: Catalog,
  business: string,
  asked: Asked['message'],
  at: number,
  sender: KnownSender,
): Message {
  if (asked.type === 'freeform') return { type: 'freeform' }
  const registered =
    asked.template === undefined
      ? undefined
      : catalog.template(business, asked.template, asked.language, at, sender.phone)
  const key = asked.topic ?? registered?.topic
  if (key === undefined) {
    throw new ToolkitError('template_invalid', 'An unregistered template needs a `topic`.', {
      faults: [{ path: 'message.topic', code: 'required', message: 'This field is needed.' }],
    })
  }
  if (registered && registered.topic !== key) {
    throw new ToolkitError('template_invalid', 'The template is registered for another topic.', {
      faults: [{ path: 'message.topic', code: 'contradicts', message: 'See the template.' }],
    })
  }
  const topic = catalog.topicAt(business, key, at)
  if (!topic) {
    throw new ToolkitError('topic_unknown', 'This business has no such topic.', {
      faults: [{ path: 'message.topic', code: 'topic_unknown', message: 'No such topic.' }],
    })
  }
  const category: Category = registered?.category ?? asked.category ?? topic.category
  return {
    type: 'template',
    category,
    topic,
    ...(asked.category !== undefined && { claimed: asked.category }),
    ...(registered && { registered: { category: registered.category, state: registered.state } }),
  }
}
