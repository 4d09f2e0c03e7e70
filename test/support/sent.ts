// What leaves, kept instead of sent: every provider takes all of it.

import type { Outgoing, Send } from '../../src/providers/sending.ts'

/** @param id of a message at its provider, by how many left so far */
export function keptSends(
  providers: readonly string[] = ['meta'],
  id = (count: number) => `wamid.out${count}`,
) {
  const sent: Outgoing[] = []
  const send: Send = async (message) => {
    sent.push(message)
    return { outcome: 'sent', providerMessageId: id(sent.length) }
  }
  return { sent, sends: new Map(providers.map((name) => [name, send])) }
}
