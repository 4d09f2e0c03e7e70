// That the gate kept back what it had taken: the caller was told it is on its way, so the person's
// history and the webhooks say that it is not. No standing changes by it.

import type { ConsentEvent, RecordedEvent } from '../../consent/events.ts'
import type { Keyring } from '../../keys/keyring.ts'
import type { Doc, Ledger } from '../../ledger/port.ts'
import { keysOf, type Person } from '../../people/identify.ts'
import { keptBackOf, type MessageError, type StoredMessage, updateOf } from './message.ts'

/**
 * Records it, once per try; a question of ours that never was on its way is nobody's order. A person
 * nobody knows, or whose identifiers were erased, is not made known by it.
 * @param reasons codes of what forbids it
 */
export async function tellKeptBack(
  { ledger, keyring }: { readonly ledger: Ledger; readonly keyring: Keyring },
  doc: Doc<StoredMessage>,
  to: Person,
  { reasons, now }: { readonly reasons: readonly string[]; readonly now: number },
): Promise<void> {
  const { body } = doc
  // One that was reserved for an earlier try counts as asked until it is known not to be.
  if (body.claim.type === 'ask' && body.tries === 1) return
  const event: ConsentEvent = {
    ...updateOf(doc, now),
    id: keptBackOf(doc),
    state: 'failed',
    // A try before it was reserved, and counts as sent until it is known not to be.
    ...(body.tries === 1 && { isUntried: true as const }),
    evidence: { provider: body.provider, kind: body.claim.type, reasons: [...reasons] },
  }
  const found = await ledger.read(keysOf(keyring, doc.business, to))
  const person = found.find((record) => record !== undefined)?.person
  if (person !== undefined) await ledger.recordFor(person, () => [event])
}

/** How its caller reads it. */
export const notEligible = (reasons: readonly string[]): MessageError => ({
  ...{ class: 'person', code: 'not_eligible', detail: reasons.join(', ') },
})

/** The reasons of such a fact; none once it was erased. */
export const reasonsIn = ({ evidence }: RecordedEvent): readonly string[] => evidence?.reasons ?? []
