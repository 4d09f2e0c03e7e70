// Is the template what it claims to be, and may it leave at all?

import type { Category } from '../../consent/events.ts'
import type { Rule } from '../rule.ts'

/** How much a category asks of consent: a laxer one must not stand in for a stricter one. */
export const STRICTNESS: Readonly<Record<Category, number>> = {
  authentication: 0,
  utility: 1,
  marketing: 2,
}

/** Meta re-files templates, so the registered category is read at the moment of sending. */
export const categoryMismatch: Rule = ({ message }) => {
  if (message.type !== 'template') return undefined
  const { registered, claimed, category, topic } = message
  const contradicts =
    registered !== undefined && claimed !== undefined && claimed !== registered.category
  const isLaxer =
    STRICTNESS[category] < STRICTNESS[topic.category] ||
    (claimed !== undefined && STRICTNESS[claimed] < STRICTNESS[topic.category])
  return contradicts || isLaxer ? {} : undefined
}

/** Only an approved template may leave (Meta errors 132001, 132015, 132016). */
export const templateUnavailable: Rule = ({ message }) =>
  message.type === 'template' && message.registered && message.registered.state !== 'approved'
    ? {}
    : undefined
