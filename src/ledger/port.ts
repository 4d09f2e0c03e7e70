// What the rest of the toolkit may ask of a store. Two adapters keep these promises (embedded,
// MongoDB) under one contract suite; nothing outside this folder knows which one runs.

import type { ConsentEvent, RecordedEvent } from '../consent/events.ts'
import type { Standing } from '../consent/standing.ts'

/** A person in the store: `<business>.<keyed hash>`; see the keyring. Also the public person id. */
export type PersonKey = string

/** An identifier of a person, its value sealed (context: the person key of the identifier). */
export interface SealedIdentifier {
  readonly key: PersonKey
  readonly kind: 'phone' | 'userId'
  readonly sealed: string
  /** For a user id: the sender it was heard through, since it is valid in that portfolio only. */
  readonly via?: string
  /** For a number that WhatsApp writes in two ways: the one it last wrote. */
  readonly form?: string
}

/** Whom each identifier of a fact named before it was recorded, in the order of the identifiers. */
export type Met = readonly (PersonRecord | undefined)[]

/** What one read gives. `person` is the key the facts are kept under; other identifiers lead to it. */
export interface PersonRecord {
  readonly person: PersonKey
  readonly standing: Standing
  readonly identifiers: readonly SealedIdentifier[]
}

/** A person in a list, with how many events there are about them. */
export interface PersonCounted extends PersonRecord {
  readonly events: number
}

export interface PeoplePage {
  readonly people: readonly PersonCounted[]
  /** Pass as `after` for what follows; a page shorter than asked for is the last one. */
  readonly next: string
}

export interface AliasPage {
  readonly keys: readonly PersonKey[]
  /** As of `PeoplePage`. */
  readonly next: string
}

/** The answer of `record`. */
export interface Recorded {
  readonly person: PersonKey
  readonly standing: Standing
  /** The events now in the ledger for this command: new ones, or the ones known before. */
  readonly events: readonly RecordedEvent[]
  /** True when every event was known by its id already, and nothing was written. */
  readonly duplicate: boolean
}

/** Makes facts from the standing as it is, and from whom the identifiers named. Pure: may run again. */
export type Decide = (standing: Standing, met: Met) => readonly ConsentEvent[]

/** One fact of many (`recordAll`). */
export interface Posting {
  /** The key the person is known by. */
  readonly person: PersonKey
  /** The identifier of that key; absent where nobody knows it, as in a list of hashes. */
  readonly identifier?: () => SealedIdentifier
  /** As of `record`. */
  readonly decide: (standing: Standing) => readonly ConsentEvent[]
}

/** The end of a person's history. */
export interface NewestEvents {
  /** Newest first. */
  readonly events: readonly RecordedEvent[]
  /** Of all there are. */
  readonly count: number
}

export interface FeedPage {
  readonly events: readonly RecordedEvent[]
  /** Pass as `after` for what follows; stays the same when there is nothing more. */
  readonly next: string
}

/**
 * Facts about people, append-only; only `erase` changes any. Every promise below is in the contract suite.
 * All methods throw ToolkitError `store_unavailable` when the store does not answer.
 */
export interface Ledger {
  /**
   * The record of each person, in the order asked, undefined for nobody. One store command
   * (a second one only where a key is an alias). Counts every fact acknowledged before the call,
   * by whichever process.
   */
  read(people: readonly PersonKey[]): Promise<(PersonRecord | undefined)[]>

  /**
   * Decides on the current standing and commits the events and the new standing in one step; a
   * lost race is decided again on the standing that holds the other's fact. Durable when it
   * returns. `decide` gets the standing and whom each identifier named, and must be pure; an empty
   * list writes nothing. An identifier known already is kept as it was, but for what only a
   * provider tells of it (`via`, `form`).
   * Events whose id the person already has are not written again (`duplicate` when that is all).
   * `recordedAt` never runs backwards within a person: where needed it is raised to the last one, and
   * `occurredAt` of a no with it, where the two were the same moment (see `sequence` in `resolve.ts`).
   * @param identifiers those the fact came with; the first leads. Unknown ones become aliases of the
   *   person. Where they name two persons, these are merged in the same step that commits the events,
   *   and not without it; then both histories count.
   */
  record(identifiers: readonly SealedIdentifier[], decide: Decide): Promise<Recorded>

  /** `record` for a person known by key only (a hold lifted, an id from the API). */
  recordFor(person: PersonKey, decide: Decide): Promise<Recorded | undefined>

  /**
   * Removes what identifies a person, and records `event` (`person.erased`) in the same step: the
   * values of the identifiers go, each event so far becomes its tombstone (`consent/erasure.ts`), and
   * the standing becomes that of the tombstones. Keys are keyed hashes and stay, so that the noes hold
   * when somebody comes with that number again. Persons merged into this one are erased too. Durable
   * and visible to any reader when it returns; what a crash cut off, the next process finishes.
   * An erased person's identifiers come back with the next fact that the person or the business
   * brings, but not with a provider's late report, nor with a tombstone.
   * @returns `duplicate` when nothing was recorded since the erasure before; undefined for nobody
   */
  erase(person: PersonKey, event: ConsentEvent): Promise<Recorded | undefined>

  /** The persons of a business, each once, in no order that means anything. */
  people(business: string, after: string | undefined, limit: number): Promise<PeoplePage>

  /** The keys of a business that lead to a person kept under another one, in no such order either. */
  aliases(business: string, after: string | undefined, limit: number): Promise<AliasPage>

  /**
   * `record` for each, as if called in this order, in as few commits as the store can. Each is
   * durable when all return; a crash before that may keep some and not others. A person nobody
   * knows is made, without an identifier where none is given.
   * @param postings sorted by person is fastest; a few hundred at a time
   * @returns one answer each, in their order
   */
  recordAll(postings: readonly Posting[]): Promise<Recorded[]>

  /**
   * Events of a person (and of whoever was merged into it), oldest record first.
   * @param after `next` of the page before; @returns up to `limit` events
   */
  history(person: PersonKey, after: string | undefined, limit: number): Promise<FeedPage>

  /**
   * The last events of that history, and how many it has. Costs the same however many these are:
   * for what is read while somebody waits.
   */
  newest(person: PersonKey, limit: number): Promise<NewestEvents>

  /** Events of a business in the order recorded, without gaps or late entries behind `after`. */
  feed(business: string, after: string | undefined, limit: number): Promise<FeedPage>

  /** The last events of that feed, newest first. */
  latest(business: string, limit: number): Promise<readonly RecordedEvent[]>

  /**
   * How many facts are gone from the feeds of these businesses, or of the whole store, that once had a
   * place there: 0 unless somebody changed the store behind our back.
   */
  missing(businesses: readonly string[]): Promise<number>
}

/** A settings document or another small record that is not a fact about a person. */
export interface Doc<T = unknown> {
  /** For example `topic`, `entry-point`, `api-key`, `idempotency`. */
  readonly kind: string
  /** Unique within the kind, across businesses. */
  readonly id: string
  readonly business: string
  /** 1 when created, one more at each change. */
  readonly version: number
  readonly body: T
}

/** Small documents with compare-and-set. */
export interface Documents {
  get<T>(kind: string, id: string): Promise<Doc<T> | undefined>
  /**
   * Writes durably if the stored version is `expected` (0: there must be none).
   * @param expiresAt epoch ms after which the document counts as gone
   * @throws ToolkitError `version_conflict`, or `already_exists` when `expected` is 0
   */
  put<T>(
    doc: Omit<Doc<T>, 'version'>,
    expected: number,
    more?: { expiresAt?: number },
  ): Promise<Doc<T>>
  remove(kind: string, id: string): Promise<void>
  /** By id, ascending, after `after`. */
  list<T>(
    kind: string,
    business: string,
    after: string | undefined,
    limit: number,
  ): Promise<Doc<T>[]>
  /**
   * Documents of these kinds that any process changed since the mark; all, without one. May repeat
   * some, and shows each as soon as the store does. It does not tell of removals: a document whose end
   * others must see is changed, not removed.
   */
  changes(
    kinds: readonly string[],
    since: string | undefined,
  ): Promise<{ docs: Doc[]; mark: string }>
}

/** What can be read of a ledger. */
export type LedgerReading = Pick<
  Ledger,
  'read' | 'history' | 'newest' | 'feed' | 'latest' | 'people' | 'aliases' | 'missing'
>

/** An open store. */
export interface Store {
  readonly name: 'embedded' | 'mongodb'
  readonly ledger: Ledger
  readonly documents: Documents
  /** Resolves when the store answers; @throws ToolkitError `store_unavailable` */
  ping(): Promise<void>
  /** Age of the oldest fact that the feed does not show yet, milliseconds; 0 when it shows all. */
  lagMs(): Promise<number>
  /** Finishes what is under way, then closes; further calls fail with `store_unavailable`. */
  close(): Promise<void>
}

/** The business a person key belongs to. */
export const businessOf = (person: PersonKey): string => person.slice(0, person.lastIndexOf('.'))
