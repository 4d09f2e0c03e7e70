// Everything held about one person, in one piece: for the business's answer to a request for
// access, and for the person's own download.

import { languageOf } from '../consent/kept.ts'
import type { Keyring } from '../keys/keyring.ts'
import { historyOf } from '../ledger/history.ts'
import type { LedgerReading, PersonRecord } from '../ledger/port.ts'
import type { Catalog } from '../settings/catalog.ts'
import { iso } from '../time.ts'
import type { Tell } from './aside.ts'
import { describeStanding } from './describe.ts'
import { type Named, namedIn } from './erasing.ts'
import { eventJson } from './events-json.ts'
import { frameOf } from './frame.ts'
import { hasReceipt, receiptOf } from './receipt.ts'
import type { Signing } from './signing.ts'

export interface ExportDeps {
  readonly ledger: Pick<LedgerReading, 'history'>
  readonly catalog: Catalog
  readonly keyring: Keyring
  readonly signing: Signing
  readonly publicUrl: string
  /** Where more of theirs may lie for a while; left out where that is not looked through. */
  readonly tells?: readonly Tell[]
}

export type Exported = Awaited<ReturnType<ReturnType<typeof createExport>>>

/**
 * Numbers are whole in it: they are the business's own data about its own customer, an answer to a
 * request for access must hold them, and it goes to keys that may `read`, or to whoever proved
 * that the number is theirs. Events and their evidence are as recorded; each grant comes with a
 * signed receipt. What lies outside the ledger for a while is told with its content, too.
 */
export function createExport(deps: ExportDeps) {
  const { ledger, catalog, keyring, signing, publicUrl, tells } = deps
  return async (business: string, record: PersonRecord, now: number) => {
    const owner = catalog.business(business)
    if (!owner) throw new Error('a person of no business')
    const events = await Array.fromAsync(historyOf(ledger, record.person))
    const who = namedIn(keyring, business, record, events)
    const { identifiers } = who
    const frame = frameOf(catalog, business, now)
    const about = {
      ...{ business: owner, identifiers, events, now },
      topicAt: (key: string, at: number) => catalog.topicAt(business, key, at),
      consentLifetimeDays: frame.consentLifetimeDays,
      stopUrl: `${publicUrl}/stop?b=${owner.id}`,
    }
    const receipts = events.filter(hasReceipt).map(async (grant) => {
      const receipt = receiptOf(grant, about)
      return { eventId: grant.id, receipt, jws: await signing.sign(receipt) }
    })
    return {
      exportedAt: iso(now),
      business: {
        id: owner.id,
        displayName: owner.displayName,
        legalName: owner.legalName,
        privacyUrl: owner.privacyUrl ?? null,
      },
      personId: record.person,
      identifiers,
      language: languageOf(record.standing) ?? null,
      standing: describeStanding(record.standing, frame),
      events: events.map(eventJson),
      receipts: await Promise.all(receipts),
      ...(tells && { aside: await lyingIn(tells, who) }),
    }
  }
}

/** What lies outside the ledger, with its moments as the API writes them. */
async function lyingIn(tells: readonly Tell[], who: Named) {
  const found = await Promise.all(tells.map((tell) => Array.fromAsync(tell(who))))
  return found.flat().map((one) => ({ ...one, since: one.since === null ? null : iso(one.since) }))
}
