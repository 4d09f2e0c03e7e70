// Which number of a business a text leaves from.

import type { Catalog } from './catalog.ts'
import type { KnownSender } from './senders.ts'

/** The door's own where it is one for texts, else a real one, else the sandbox's. */
export function textSender(
  catalog: Catalog,
  business: string,
  door?: { readonly sender?: string | undefined },
): KnownSender | undefined {
  const texts = catalog.senders(business).filter((sender) => !sender.isWhatsApp)
  return (
    texts.find(({ phone }) => phone === door?.sender) ??
    texts.find(({ provider }) => provider !== 'sandbox') ??
    texts[0]
  )
}

/** A name instead of a number (an alphanumeric sender, `Shop2026`) takes no replies. */
export const takesReplies = ({ provider, providerId }: KnownSender): boolean =>
  provider !== 'twilio' || !/[A-Za-z]/.test(providerId)
