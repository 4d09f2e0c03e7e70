// The gate keeps back a message that it had accepted: the caller was told that it is on its way, so
// the person's history and the webhooks tell that it is not. The standing does not change.

import type { ConsentEvent, RecordedEvent } from '../../consent/events.ts'
import type { Keyring } from '../../keys/keyring.ts'
import type { Doc, Ledger } from '../../ledger/port.ts'
import { keysOf, type Person } from '../../people/identify.ts'
import { keptBackOf, type MessageError, type StoredMessage, updateOf } from './message.ts'

/**
 * Records it, once per try. Our own questions that never were on their way are left out: no caller
 * waits for them. Nor is a person recorded anew by it whom nobody knows, or whose identifiers were
 * erased.
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
    // An earlier try did reserve, and counts as sent unless this says otherwise.
    ...(body.tries === 1 && { isUntried: true as const }),
    evidence: { provider: body.provider, kind: body.claim.type, reasons: [...reasons] },
  }
  const found = await ledger.read(keysOf(keyring, doc.business, to))
  const person = found.find((record) => record !== undefined)?.person
  if (person !== undefined) await ledger.recordFor(person, () => [event])
}

/** What the caller reads about it. */
export const notEligible = (reasons: readonly string[]): MessageError => ({
  ...{ class: 'person', code: 'not_eligible', detail: reasons.join(', ') },
})

/** The reasons in such a fact; none once it was erased. */
export const reasonsIn = ({ evidence }: RecordedEvent): readonly string[] => evidence?.reasons ?? []
