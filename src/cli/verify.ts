// `optin verify`: whether the store still says what was recorded. Recomputes what can be recomputed
// and names what differs; changes nothing.

import type { RecordedEvent } from '../consent/events.ts'
import { differing } from '../consent/kept.ts'
import { type Standing, standingOf } from '../consent/standing.ts'
import { ToolkitError } from '../errors.ts'
import type { Keyring } from '../keys/keyring.ts'
import { isBound } from '../ledger/codec.ts'
import { historyOf } from '../ledger/history.ts'
import type { LedgerReading, PersonCounted, PersonRecord } from '../ledger/port.ts'
import type { Catalog } from '../settings/catalog.ts'
import { digestOf } from '../settings/notices.ts'
import type { Notice } from '../settings/schemas.ts'
import { aliasFaults, identifierFaults, strangerFaults } from './addresses.ts'
import { peopleOf } from './people.ts'
import { type Progress, progressOn, type Terminal } from './progress.ts'
import { wordsFault } from './words.ts'

export interface VerifyTools {
  readonly ledger: LedgerReading
  readonly catalog: Catalog
  readonly keyring: Keyring
  readonly terminal: Terminal
  /** Hears of each difference at once, since there may be as many as facts: where, and what. */
  readonly tell: (fault: string) => void
}

export interface Findings {
  readonly persons: number
  readonly events: number
  readonly notices: number
  /** Of these, recorded before seals held whole events: of them the evidence alone is proved. */
  readonly loose: number
  /** Differences told. */
  readonly faults: number
}

/** A server may write while we read: a person is looked at again before anything is said of them. */
const LOOKS = 3
const FEED_PAGE = 500

export async function verifyBusiness(business: string, tools: VerifyTools): Promise<Findings> {
  const { ledger, catalog, terminal } = tools
  let progress: Progress | undefined
  let faults = 0
  const tell = (fault: string) => {
    faults++
    progress?.end()
    tools.tell(fault)
  }
  const look = lookingForUnsealed(tell)
  const before = await feedOf(ledger, business, undefined, look)
  progress = progressOn(terminal, `Checking ${business}`, before.count)
  const notices = catalog.list('notice', business)
  for (const { body } of notices) for (const fault of noticeFaults(body)) tell(fault)
  let persons = 0
  let events = 0
  let loose = 0
  for await (const person of peopleOf(ledger, business)) {
    const found = await checkPerson(person, tools)
    for (const fault of found.faults) tell(fault)
    persons++
    events += found.events
    loose += found.loose
    progress.at(events)
  }
  for await (const fault of aliasFaults(ledger, business)) tell(fault)
  progress.end()
  const after = await feedOf(ledger, business, before.next, look)
  const unread = [before.fault, after.fault].filter((fault) => fault !== undefined)
  for (const fault of unread) tell(fault)
  // What was recorded while we read stands in the second part only.
  const isWhole = unread.length === 0
  if (isWhole && (events < before.count || events > before.count + after.count)) {
    tell(`feed of ${business}: holds ${before.count + after.count} events, the histories ${events}`)
  }
  return { persons, events, loose, notices: notices.length, faults }
}

/** Published words are never changed: their digest is the proof. */
function noticeFaults({ id, versions }: Notice): string[] {
  return versions
    .filter(({ topics, texts, digest }) => digestOf({ topics, texts }) !== digest)
    .map(({ version }) => `notice ${id}, version ${version}: the texts are not those of its digest`)
}

async function checkPerson(
  listed: PersonCounted,
  { ledger, catalog, keyring }: VerifyTools,
): Promise<{ faults: string[]; events: number; loose: number }> {
  const { person } = listed
  let seen: { faults: string[]; events: number; loose: number } = {
    faults: [],
    events: 0,
    loose: 0,
  }
  for (let look = 0; look < LOOKS; look++) {
    try {
      const [record] = look === 0 ? [listed] : await ledger.read([person])
      const events = await Array.fromAsync(historyOf(ledger, person))
      const found: PersonRecord = record ?? { person, standing: {}, identifiers: [] }
      const faults = [
        ...personFaults(listed, found.standing, events, catalog),
        ...strangerFaults(found.person, events),
        ...(await identifierFaults(found, { ledger, keyring })),
      ]
      seen = { faults, events: events.length, loose: events.filter((one) => !isBound(one)).length }
    } catch (error) {
      rethrowAway(error)
      // The cause may hold what is kept; that it cannot be read says enough.
      const faults = [`person ${person}: cannot be read`]
      seen = { faults, events: listed.events, loose: 0 }
    }
    if (seen.faults.length === 0) break
  }
  return seen
}

function personFaults(
  { person, events: known }: PersonCounted,
  standing: Standing,
  events: readonly RecordedEvent[],
  catalog: Catalog,
): string[] {
  const faults: string[] = []
  const slots = differing(standing, standingOf(events))
  if (slots.length > 0) {
    faults.push(`person ${person}: the standing is not that of the events (${slots.join(', ')})`)
  }
  const last = events.reduce((most, { n }) => Math.max(most, n), 0)
  // Events only become more.
  if (last !== events.length || events.length < known) {
    faults.push(`person ${person}: ${events.length} events are there of ${Math.max(last, known)}`)
  }
  const ids = new Set(events.map((event) => `${event.person} ${event.id}`))
  if (ids.size !== events.length) faults.push(`person ${person}: an event is there twice`)
  for (const event of events) {
    const fault = eventFault(event, catalog)
    if (fault !== undefined) faults.push(`event ${event.id} of ${event.person}: ${fault}`)
  }
  return faults
}

/** What is wrong with one event by itself. */
function eventFault(event: RecordedEvent, catalog: Catalog): string | undefined {
  try {
    // Looking opens the seal, which holds only around what was recorded.
    void event.evidence
  } catch {
    // The cause may hold what is kept.
    return 'it is not as it was recorded'
  }
  return wordsFault(event, catalog)
}

/** Reads a feed to its end. A store whose feed is numbered shows nothing behind a gap. */
async function feedOf(
  ledger: Pick<LedgerReading, 'feed'>,
  business: string,
  from: string | undefined,
  look: (event: RecordedEvent) => void,
): Promise<{ count: number; next: string | undefined; fault?: string }> {
  let after = from
  let count = 0
  for (;;) {
    try {
      const { events, next } = await ledger.feed(business, after, FEED_PAGE)
      events.forEach(look)
      count += events.length
      after = next
      if (events.length < FEED_PAGE) return { count, next: after }
    } catch (error) {
      rethrowAway(error)
      const fault = `feed of ${business}: cannot be read after ${after ?? 'its beginning'}`
      return { count, next: after, fault }
    }
  }
}

/**
 * Once one event was sealed whole, all are: a later one without such a seal is in the form of an
 * earlier version, which needs no key. Erasing seals old ones anew.
 */
function lookingForUnsealed(tell: (fault: string) => void): (event: RecordedEvent) => void {
  let isSealing = false
  return (event) => {
    if (isBound(event)) isSealing ||= !event.erased
    else if (isSealing) {
      tell(`event ${event.id} of ${event.person}: it is not sealed, though others before it are`)
    }
  }
}

/** A store that is away says nothing about what is in it. */
function rethrowAway(error: unknown): void {
  if (error instanceof ToolkitError && error.code === 'store_unavailable') throw error
}
