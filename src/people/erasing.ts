// Erasing a person: in the ledger, and wherever else something of theirs still lies: webhooks and
// messages that wait, calls, codes, answers kept, what was set aside. The noes stay (GDPR Art. 17(3)(b), 21(3): what they
// object to can only be kept from happening by whoever remembers it), as keyed hashes.

import { randomUUID } from 'node:crypto'
import type { ConsentEvent, RecordedEvent } from '../consent/events.ts'
import { ToolkitError } from '../errors.ts'
import type { Identifier, Keyring } from '../keys/keyring.ts'
import { historyOf } from '../ledger/history.ts'
import {
  businessOf,
  type Ledger,
  type PersonKey,
  type PersonRecord,
  type Recorded,
} from '../ledger/port.ts'
import type { Catalog } from '../settings/catalog.ts'
import { describeStanding } from './describe.ts'
import { frameOf } from './frame.ts'
import { keysOf, opened, otherKeysOf, type Person } from './identify.ts'

/** Somebody, as they may be named outside the ledger. */
export interface Named {
  readonly business: string
  readonly identifiers: readonly Identifier[]
  /** Keys they may be kept under: their own, and those of other ways of writing their number. */
  readonly people: ReadonlySet<PersonKey>
}

/** Who is to be forgotten. */
export interface Forgotten extends Named {
  /** As they were before. */
  readonly events: readonly RecordedEvent[]
  /** Epoch ms. */
  readonly now: number
}

/** Whether somebody named elsewhere is this one. */
export const isTheirs = (
  keyring: Keyring,
  { business, people }: Pick<Named, 'business' | 'people'>,
  person: Person,
): boolean => keysOf(keyring, business, person).some((key) => people.has(key))

/** @param events their whole history */
export function namedIn(
  keyring: Keyring,
  business: string,
  record: Pick<PersonRecord, 'person' | 'identifiers'>,
  events: readonly RecordedEvent[],
): Named {
  const identifiers = record.identifiers.map((sealed) => opened(keyring, sealed))
  const people = new Set([
    ...[record.person, ...events.map((event) => event.person)],
    ...record.identifiers.map(({ key }) => key),
    ...identifiers.flatMap(({ kind, value }) =>
      kind === 'phone' ? otherKeysOf(keyring, business, { phone: value }) : [],
    ),
  ])
  return { business, identifiers, people }
}

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
    const events = await Array.fromAsync(historyOf(ledger, record.person))
    const named = namedIn(keyring, business, record, events)
    const people = new Set([person, ...named.people])
    const who: Forgotten = { ...named, people, events, now }
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
