// Whether a try had come as far as its reserve when its process died.

import { historyOf } from '../check/asker.ts'
import type { Keyring } from '../keys/keyring.ts'
import type { Doc, Ledger } from '../ledger/port.ts'
import { keysOf, type Person } from '../people/identify.ts'
import { reservationOf, type StoredMessage } from './message.ts'

/** Reads the person's whole history: only a crash asks, so only then is it worth it. */
export async function wasReserved(
  ledger: Ledger,
  keyring: Keyring,
  doc: Doc<StoredMessage>,
  to: Person,
): Promise<boolean> {
  const id = reservationOf(doc)
  const found = await ledger.read(keysOf(keyring, doc.business, to))
  for (const person of new Set(found.flatMap((record) => record?.person ?? []))) {
    for await (const event of historyOf(ledger, person)) if (event.id === id) return true
  }
  return false
}
