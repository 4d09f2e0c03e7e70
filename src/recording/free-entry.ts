// The free entry point: 72 hours from our reply to a message that came through an advertisement. We
// reckon with it when the reply leaves, and correct it by what a status says the reply cost.

import type { ConsentEvent } from '../consent/events.ts'
import type { Standing } from '../consent/standing.ts'
import { indexOf } from '../consent/standing-index.ts'
import { FREE_ENTRY_MS, freeEntryBy, unansweredAd } from '../consent/windows.ts'
import type { Heard } from '../providers/port.ts'

/** Types of referral that open one, as Meta calls them: an advertisement, or a button of a Page. */
const FREE_TYPES: ReadonlySet<string> = new Set(['ad', 'post'])

/**
 * Whether a reply to what came through a referral of this type may open a free entry point; a type
 * that nobody knows opens none. The providers write it in small or in capital letters.
 */
export const mayOpenFreeEntry = (adType: string | undefined): boolean =>
  adType !== undefined && FREE_TYPES.has(adType.toLowerCase())

/** The beginning of the id of such a fact of our own reckoning. */
const reckonedId = (messageId: string) => `${messageId}.sent.`

/**
 * The fact of a message that left, where it is the first answer to an advertisement; else none.
 * @param base.tries of the message
 */
export function reckoned(
  standing: Standing,
  base: { readonly messageId: string; readonly tries: number; readonly now: number },
  { sender, provider }: { readonly sender: string; readonly provider: string },
): ConsentEvent[] {
  const { messageId, tries, now } = base
  const ad = unansweredAd(standing, sender, now)
  if (!ad) return []
  return [
    {
      ...{ id: reckonedId(messageId) + tries, occurredAt: now, recordedAt: now },
      ...{ type: 'message.updated', actor: 'system', channel: 'whatsapp' },
      ...{ messageId, sender, state: 'sent', freeUntil: now + FREE_ENTRY_MS, answersAd: ad.t },
      evidence: { provider },
    },
  ]
}

/**
 * Until when it is open as of a status, epoch ms; its own moment where it is not open after all.
 * Undefined where the status tells nothing new.
 */
export function freeUntilOf(
  { state, freeEntry, messageId }: Extract<Heard, { type: 'status' }>,
  standing: Standing,
  sender: string,
  at: number,
): number | undefined {
  const known = indexOf(standing).free.get(sender)
  // This very message was the reply that we reckoned with: it failed, so nothing opened.
  if (state === 'failed') return known?.id.startsWith(reckonedId(messageId)) ? at : undefined
  if (freeEntry === undefined) return freeEntryBy(standing, sender, at)
  if (freeEntry.isOpen) return freeEntry.until ?? freeEntryBy(standing, sender, at)
  // The message cost something, so there is no free entry point after all (they wrote from a desktop,
  // for example).
  return known !== undefined && at < (known.until ?? 0) ? at : undefined
}
