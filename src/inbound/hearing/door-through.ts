// The door a message came through, as the message itself shows it: people are counted there, whether
// or not they agree to anything.

import { referenceIn } from '../../chat/agreement.ts'
import type { Heard } from '../../providers/port.ts'
import type { Catalog } from '../../settings/catalog.ts'
import { type Agreed, liveDoor } from './agreed.ts'
import { adDoor } from './chat-question.ts'
import type { Signed } from './signed.ts'

/**
 * The advertisement's door, else the one whose sentence, keyword, button or screen it is, else a live
 * one that its text names. A forwarded message came through none.
 * @returns slug
 */
export function doorThrough(
  catalog: Catalog,
  business: string,
  heard: Heard,
  brought: { readonly agreed: Agreed | undefined; readonly signed: Signed | undefined },
): string | undefined {
  if (heard.type !== 'message') return undefined
  const ad = adDoor(catalog, business, heard)
  if (ad) return ad.slug
  if (heard.isForwarded || heard.handled) return undefined
  const isDoor = (slug: string) => catalog.entryPoint(slug) !== undefined
  const named = () => liveDoor(catalog, business, referenceIn(heard.text ?? '', isDoor))?.slug
  return brought.agreed?.door ?? brought.signed?.door ?? named()
}
