// Whether what a setting names is there.

import { ToolkitError } from '../errors.ts'
import type { Catalog } from './catalog.ts'

/**
 * @param pathOf where in the body the i-th key stands
 * @throws ToolkitError `topic_unknown`
 */
export function topicKnown(
  catalog: Catalog,
  business: string,
  keys: readonly string[],
  pathOf = (i: number) => `topics.${i}`,
): void {
  const faults = keys.flatMap((key, i) =>
    catalog.topic(business, key)
      ? []
      : [{ path: pathOf(i), code: 'topic_unknown', message: 'No such topic.' }],
  )
  if (faults.length > 0) {
    throw new ToolkitError('topic_unknown', 'This business has no such topic.', { faults })
  }
}

/**
 * @param phone of the sender a setting names, if it does
 * @throws ToolkitError `sender_unknown`
 */
export function senderKnown(catalog: Catalog, business: string, phone: string | undefined): void {
  const isKnown = catalog.senders(business).some((sender) => sender.phone === phone)
  if (phone === undefined || isKnown) return
  throw new ToolkitError('sender_unknown', 'This business has no such sender.', {
    faults: [{ path: 'sender', code: 'sender_unknown', message: 'No such sender.' }],
  })
}
