// How far a try had come when its process died: had it reserved, had we kept it back, or neither?

import type { RecordedEvent } from '../../consent/events.ts'
import type { Keyring } from '../../keys/keyring.ts'
import { historyOf } from '../../ledger/history.ts'
import type { Doc, Ledger } from '../../ledger/port.ts'
import { keysOf, type Person } from '../../people/identify.ts'
import { keptBackOf, reservationOf, type StoredMessage } from './message.ts'

/** The fact of either, if there is one. Reads the person's whole history, which only a crash is worth. */
export async function beganOf(
  ledger: Ledger,
  keyring: Keyring,
  doc: Doc<StoredMessage>,
  to: Person,
): Promise<RecordedEvent | undefined> {
  const ids = [reservationOf(doc), keptBackOf(doc)]
  const found = await ledger.read(keysOf(keyring, doc.business, to))
  for (const person of new Set(found.flatMap((record) => record?.person ?? []))) {
    for await (const event of historyOf(ledger, person)) if (ids.includes(event.id)) return event
  }
  return undefined
}
