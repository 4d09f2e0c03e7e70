// Calls of ours go through the gate like any message: kept, queued, decided at the last moment.

import { ToolkitError } from '../../errors.ts'
import type { Person } from '../../people/identify.ts'
import type { Catalog } from '../../settings/catalog.ts'
import type { EntryPoint } from '../../settings/schemas.ts'
import type { KnownSender } from '../../settings/senders.ts'
import { invitationTo } from './message.ts'
import type { Outgoing } from './outgoing.ts'

interface CallOrder {
  readonly business: string
  readonly to: Person
  /** Of kind `ivr`: its script is what the person hears. */
  readonly door: EntryPoint
  readonly language: string
  /** The same order twice is one call. */
  readonly key: string | undefined
  /** Epoch ms. */
  readonly now: number
}

/**
 * Puts a call on its way; durable when it resolves. Whether it may be placed is decided when it is:
 * nobody who said no is called.
 * @returns the message's id
 * @throws ToolkitError `sender_unknown` when no number of the business can call, `person_invalid`
 *   when the person has no phone
 */
export type PlaceCall = (order: CallOrder) => Promise<string>

export const createPlaceCall =
  (deps: { readonly outgoing: Outgoing; readonly catalog: Catalog }): PlaceCall =>
  async ({ business, to, door, language, key, now }) => {
    const sender = voiceSender(deps.catalog.senders(business), door)
    if (!sender) throw new ToolkitError('sender_unknown', 'No number of this business can call.')
    if (to.phone === undefined) {
      throw new ToolkitError('person_invalid', 'A call needs a `phone`.')
    }
    const claim = invitationTo(door)
    const content = { type: 'call', door: door.slug, language } as const
    return deps.outgoing.send({ business, key, sender, claim, to, content, now })
  }

const CALLING: ReadonlySet<string> = new Set(['twilio', 'sandbox'])

/** The number a door calls from: its own, else the first real one, else the sandbox's. */
export function voiceSender(
  senders: readonly KnownSender[],
  door: { readonly sender?: string | undefined },
): KnownSender | undefined {
  const able = senders.filter(({ provider, isWhatsApp }) => CALLING.has(provider) && !isWhatsApp)
  return (
    able.find(({ phone }) => phone === door.sender) ??
    able.find(({ provider }) => provider !== 'sandbox') ??
    able[0]
  )
}
