// Whether each number and user id leads to whom it was recorded for. Seals bind facts to a key; by
// which key somebody is found stands beside them.

import type { RecordedEvent } from '../consent/events.ts'
import type { Keyring } from '../keys/keyring.ts'
import { historyOf } from '../ledger/history.ts'
import {
  businessOf,
  type LedgerReading,
  type PersonKey,
  type PersonRecord,
  type SealedIdentifier,
} from '../ledger/port.ts'
import { opened, personKey } from '../people/identify.ts'

const PAGE = 200

/** What is wrong with the identifiers of one person, and with whom they lead to. */
export async function identifierFaults(
  { person, identifiers }: PersonRecord,
  { ledger, keyring }: { readonly ledger: LedgerReading; readonly keyring: Keyring },
): Promise<string[]> {
  if (identifiers.length === 0) return []
  const faults: string[] = []
  if (!identifiers.every((one) => isAsRecorded(one, keyring))) {
    faults.push(`person ${person}: an identifier is not as it was recorded`)
  }
  const found = await ledger.read(identifiers.map(({ key }) => key))
  if (found.some((one) => one?.person !== person)) {
    faults.push(`person ${person}: an identifier of theirs leads to somebody else`)
  }
  return faults
}

function isAsRecorded(sealed: SealedIdentifier, keyring: Keyring): boolean {
  try {
    const { key } = sealed
    return personKey(keyring, businessOf(key), opened(keyring, sealed)) === key
  } catch {
    // The cause may hold what is kept.
    return false
  }
}

/** Events of others that no event shows to have been joined with the person. */
export function strangerFaults(person: PersonKey, events: readonly RecordedEvent[]): string[] {
  const joined = new Set(
    events.flatMap((event) => (event.type === 'person.merged' ? event.absorbed : [])),
  )
  const strangers = new Set(events.map((event) => event.person).filter((one) => one !== person))
  return [...strangers]
    .filter((stranger) => !joined.has(stranger))
    .map((one) => `person ${person}: holds events of ${one}, whom nothing shows to be the same`)
}

/** Keys that lead to somebody who neither has an identifier of that key nor was joined with it. */
export async function* aliasFaults(
  ledger: LedgerReading,
  business: string,
): AsyncGenerator<string> {
  let after: string | undefined
  for (;;) {
    const { keys, next } = await ledger.aliases(business, after, PAGE)
    const found = await ledger.read(keys)
    for (const [i, key] of keys.entries()) {
      const record = found[i]
      if (record && !(await isShown(ledger, key, record))) {
        yield `person ${key}: nothing shows that they are ${record.person}`
      }
    }
    if (keys.length < PAGE) return
    after = next
  }
}

/** An erasure takes the identifiers out, and leaves the keys so that the noes are met. */
async function isShown(
  ledger: LedgerReading,
  key: PersonKey,
  { person, identifiers }: PersonRecord,
): Promise<boolean> {
  if (identifiers.some((one) => one.key === key)) return true
  for await (const event of historyOf(ledger, person)) {
    if (event.type === 'person.erased') return true
    if (event.type === 'person.merged' && event.absorbed === key) return true
  }
  return false
}
