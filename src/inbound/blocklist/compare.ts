// Compares a provider's block list with our own opt-outs, and reports what differs. A difference never
// grants anything; people whom only the provider blocks become opted out here if that was asked for.

import type { ConsentEvent } from '../../consent/events.ts'
import { erasureOf, withoutOptOutsOf } from '../../consent/kept.ts'
import { standingOptOut } from '../../consent/noes.ts'
import type { Standing } from '../../consent/standing.ts'
import type { Keyring } from '../../keys/keyring.ts'
import type { Ledger, PersonKey, PersonRecord } from '../../ledger/port.ts'
import { masked, opened, personKey, sealedOf } from '../../people/identify.ts'
import type { Blocked, ReadBlocklist } from '../../providers/blocklist.ts'
import { isSettled } from '../../recording/sets.ts'
import { normalisePhone } from '../../world/phones/normalise.ts'

/** Somebody about whom the two lists differ. */
interface Difference {
  readonly personId: string
  /** Identifiers, masked. */
  readonly person: readonly string[]
  /** How they got onto the provider's list; null where they are not on it. */
  readonly source: string | null
}

export interface Report {
  /** On both lists. */
  readonly same: number
  /** On the provider's list only, and on ours only: opted out of all. */
  readonly onlyTheirs: number
  readonly onlyOurs: number
  /** The first of each. */
  readonly theirs: readonly Difference[]
  readonly ours: readonly Difference[]
  /** Opt-outs recorded from their list, also of those on both whose own can be taken back. */
  readonly taken: number
}

/** So many of each kind are named; all are counted. */
const NAMED_MOST = 1_000
const PAGE = 500

export interface CompareDeps {
  readonly ledger: Ledger
  readonly keyring: Keyring
}

/**
 * @param about.senders `providerId`s of the business at this provider
 * @param about.take records theirs as opt-outs of all, in a set named `batch`
 * @throws BlocklistFault, ToolkitError `store_unavailable`
 */
export async function compare(
  { ledger, keyring }: CompareDeps,
  about: {
    readonly business: string
    readonly provider: string
    readonly senders: ReadonlySet<string>
    readonly take: boolean
    readonly batch: string
    /** Epoch ms. */
    readonly now: number
  },
  read: ReadBlocklist,
): Promise<Report> {
  const { business, provider, senders, take, batch, now } = about
  const seen = new Set<string>()
  const theirs: Difference[] = []
  let [same, onlyTheirs, taken] = [0, 0, 0]

  /** @param known whoever said no already: their number is brought to nobody anew */
  async function takeOver({ phone, source, at }: Blocked, known?: PersonKey): Promise<void> {
    const optOut = (): ConsentEvent[] => [
      {
        ...{ id: `blocklist.${provider}.${at}`, type: 'consent.withdrawn', batch },
        ...{ occurredAt: Math.min(at || now, now), recordedAt: now },
        ...{ actor: 'provider', channel: 'api', scope: 'all', topics: [] },
        evidence: { provider, source, blocklist: true },
      },
    ]
    const recorded =
      known === undefined
        ? await ledger.record(sealedOf(keyring, business, { phone }), optOut)
        : await ledger.recordFor(known, optOut)
    if (recorded?.duplicate === false) taken++
  }

  /** Where every no is of a set that can be taken back, theirs would be gone with it. */
  const isForGood = (standing: Standing): boolean =>
    standingOptOut(withoutOptOutsOf(standing, (set) => !isSettled(set, now))) !== undefined

  for await (const page of read()) {
    const entries = page.flatMap((entry) => {
      const phone = possible(entry.phone)
      const isOurs = entry.sender === undefined || senders.has(entry.sender)
      return phone === undefined || !isOurs ? [] : [{ ...entry, phone }]
    })
    const keys = entries.map(({ phone }) =>
      personKey(keyring, business, { kind: 'phone', value: phone }),
    )
    const records = await ledger.read(keys)
    for (const [i, entry] of entries.entries()) {
      const record = records[i]
      const personId = record?.person ?? keys[i] ?? ''
      if (seen.has(personId)) continue
      seen.add(personId)
      if (record && standingOptOut(record.standing)) {
        same++
        if (take && !isForGood(record.standing)) await takeOver(entry, record.person)
        continue
      }
      onlyTheirs++
      const person = [masked({ kind: 'phone', value: entry.phone })]
      if (theirs.length < NAMED_MOST) theirs.push({ personId, person, source: entry.source })
      if (take) await takeOver(entry)
    }
  }

  const ours: Difference[] = []
  let onlyOurs = 0
  for await (const record of optedOut(ledger, business)) {
    if (seen.has(record.person)) continue
    onlyOurs++
    if (ours.length >= NAMED_MOST) continue
    const person = record.identifiers.map((sealed) => masked(opened(keyring, sealed)))
    ours.push({ personId: record.person, person, source: null })
  }
  const report = { same, onlyTheirs, onlyOurs, theirs, ours, taken }
  return without(report, await erasedSince(ledger, [...theirs, ...ours], now))
}

/** The report with some people named no more; they stay counted. Itself where it names none. */
export function without(report: Report, people: ReadonlySet<string>): Report {
  const left = (named: readonly Difference[]) =>
    named.filter(({ personId }) => !people.has(personId))
  const [theirs, ours] = [left(report.theirs), left(report.ours)]
  const isSame = theirs.length === report.theirs.length && ours.length === report.ours.length
  return isSame ? report : { ...report, theirs, ours }
}

/** Those who were erased while a long list was gone through. @param at epoch ms */
async function erasedSince(ledger: Ledger, named: readonly Difference[], at: number) {
  const gone = new Set<string>()
  for (let i = 0; i < named.length; i += PAGE) {
    const keys = named.slice(i, i + PAGE).map(({ personId }) => personId)
    for (const [j, record] of (await ledger.read(keys)).entries()) {
      if (record && (erasureOf(record.standing)?.t ?? 0) >= at) gone.add(keys[j] ?? '')
    }
  }
  return gone
}

/** Everybody of the business whose opt-out of all stands, each once: a walk through the feed. */
async function* optedOut(ledger: Ledger, business: string): AsyncGenerator<PersonRecord> {
  const given = new Set<string>()
  for (let after: string | undefined; ; ) {
    const { events, next } = await ledger.feed(business, after, PAGE)
    const people = new Set(
      events.flatMap(({ type, person }) => (type === 'consent.withdrawn' ? [person] : [])),
    )
    for (const record of await ledger.read([...people])) {
      if (!record || given.has(record.person) || !standingOptOut(record.standing)) continue
      given.add(record.person)
      yield record
    }
    if (events.length < PAGE) return
    after = next
  }
}

function possible(phone: string): string | undefined {
  try {
    return normalisePhone(phone)
  } catch {
    return undefined
  }
}
