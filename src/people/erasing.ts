// Erasing a person: in the ledger, and wherever else something of theirs still lies: webhooks and
// messages that wait, calls, codes, answers kept, what was set aside. The noes stay (GDPR Art. 17(3)(b), 21(3): what they
// object to can only be kept from happening by whoever remembers it), as keyed hashes.

import { randomUUID } from 'node:crypto'
import type { ConsentEvent, RecordedEvent } from '../consent/events.ts'
import { ToolkitError } from '../errors.ts'
import type { Identifier, Keyring } from '../keys/keyring.ts'
import { historyOf } from '../ledger/history.ts'
import { businessOf, type Ledger, type PersonKey, type Recorded } from '../ledger/port.ts'
import type { Catalog } from '../settings/catalog.ts'
import { describeStanding } from './describe.ts'
import { frameOf } from './frame.ts'
import { keysOf, opened, otherKeysOf, type Person } from './identify.ts'

/** Who is to be forgotten. */
export interface Forgotten {
  readonly business: string
  readonly identifiers: readonly Identifier[]
  /** Keys they may be kept under: their own, and those of other ways of writing their number. */
  readonly people: ReadonlySet<PersonKey>
  /** As they were before. */
  readonly events: readonly RecordedEvent[]
  /** Epoch ms. */
  readonly now: number
}

/** Whether somebody named elsewhere is the one to be forgotten. */
export const isTheirs = (
  keyring: Keyring,
  { business, people }: Forgotten,
  person: Person,
): boolean => keysOf(keyring, business, person).some((key) => people.has(key))

/** Takes what else is known of a person out of one place. Safe to call again. */
export type Forget = (who: Forgotten) => Promise<void>

interface ErasureOrder {
  readonly person: PersonKey
  readonly business: string
  /** Epoch ms. */
  readonly now: number
  /** The person on a page of ours, or the business through the API. */
  readonly by: 'person' | 'business'
  /** The API key it came through. */
  readonly recordedBy?: string
}

/** @throws ToolkitError `person_unknown`, `store_unavailable` */
export type Erase = (order: ErasureOrder) => Promise<Recorded>

export function createErasing(deps: {
  readonly ledger: Ledger
  readonly catalog: Catalog
  readonly keyring: Keyring
  readonly forgets: readonly Forget[]
}): Erase {
  const { ledger, catalog, keyring, forgets } = deps
  return async ({ person, business, now, by, recordedBy }) => {
    const [record] = businessOf(person) === business ? await ledger.read([person]) : []
    if (!record) throw unknown()
    const identifiers = record.identifiers.map((sealed) => opened(keyring, sealed))
    const events = await Array.fromAsync(historyOf(ledger, record.person))
    const people = new Set([
      ...[person, record.person, ...events.map((event) => event.person)],
      ...record.identifiers.map(({ key }) => key),
      ...identifiers.flatMap(({ kind, value }) =>
        kind === 'phone' ? otherKeysOf(keyring, business, { phone: value }) : [],
      ),
    ])
    const who: Forgotten = { business, identifiers, people, events, now }
    // Before, since a crash after it could no longer tell whom to look for; and after, since
    // something may have been put there meanwhile.
    for (const forget of forgets) await forget(who)
    const { noes } = describeStanding(record.standing, frameOf(catalog, business, now))
    const event: ConsentEvent = {
      id: randomUUID(),
      type: 'person.erased',
      occurredAt: now,
      recordedAt: now,
      actor: by,
      channel: by === 'person' ? 'web' : 'api',
      evidence: {
        erased: ['identifiers', 'evidence', 'words', 'language', 'time zone'],
        kept: noes.map(({ kind, scope }) => (scope === null ? kind : `${kind}:${scope}`)),
        because: 'Noes are kept under a keyed hash so that they stay honoured.',
        ...(recordedBy !== undefined && { recordedBy }),
      },
    }
    const recorded = await ledger.erase(record.person, event)
    if (!recorded) throw unknown()
    for (const forget of forgets) await forget(who)
    return recorded
  }
}

const unknown = () => new ToolkitError('person_unknown', 'Nothing is recorded about this person.')
