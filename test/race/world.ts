// What the race run is made of: one store opened by several workers, a send that only counts, and
// the audit that reads the ledger afterwards.

import type { RecordedEvent } from '../../src/consent/events.ts'
import { createKeyring } from '../../src/keys/keyring.ts'
import { openEmbedded } from '../../src/ledger/embedded/open.ts'
import type { Store } from '../../src/ledger/port.ts'
import { createParts, type PartsDeps } from '../../src/parts.ts'
import type { Outgoing } from '../../src/providers/sending.ts'
import { loadSettings } from '../../src/start.ts'
import { createLogger } from '../../src/web/http/logs.ts'
import { createMetrics } from '../../src/web/http/metrics.ts'

const SECRET = 'a secret for the race, long enough to be one'
export const CAP = 5
export const TOPIC = 'offers'

export const phoneOf = (i: number) => `+8190${String(10_000_000 + i)}`

export async function openStore(place: { dataDir?: string; uri?: string }): Promise<Store> {
  const keyring = createKeyring(SECRET)
  if (place.uri === undefined) return openEmbedded({ dataDir: place.dataDir ?? '', keyring })
  const { openMongo } = await import('../../src/ledger/mongo/open.ts')
  return openMongo({ uri: place.uri, keyring })
}

/** The parts of one worker; `left` is called for each message that leaves. */
export async function partsOf(store: Store, left: (message: Outgoing) => void) {
  let count = 0
  const send = async (message: Outgoing) => {
    left(message)
    return { outcome: 'sent' as const, providerMessageId: `${process.pid}.${++count}` }
  }
  const deps: PartsDeps = {
    store,
    settings: await loadSettings(store.documents),
    keyring: createKeyring(SECRET),
    logger: createLogger({ level: 'error' }),
    metrics: createMetrics(),
    publicUrl: 'http://localhost',
    sends: new Map([['sandbox', send]]),
    clock: Date.now,
  }
  return { deps, parts: createParts(deps) }
}

export interface Verdict {
  readonly reserved: number
  readonly afterOptOut: number
  readonly overCap: number
  readonly twice: number
}

/** Reads what was recorded, in the order recorded, person by person. */
export async function audit(store: Store, business: string): Promise<Verdict> {
  const people = new Map<string, RecordedEvent[]>()
  for (let after: string | undefined; ; ) {
    const page = await store.ledger.feed(business, after, 500)
    for (const event of page.events) {
      const list = people.get(event.person) ?? []
      list.push(event)
      people.set(event.person, list)
    }
    if (page.events.length < 500) break
    after = page.next
  }
  let [reserved, afterOptOut, overCap, twice] = [0, 0, 0, 0]
  for (const events of people.values()) {
    events.sort((a, b) => a.n - b.n)
    let isOut = false
    const ids = new Set<string>()
    for (const event of events) {
      if (event.type === 'consent.withdrawn') isOut = true
      if (event.type !== 'message.updated' || event.state !== 'sending') continue
      if (event.evidence?.kind === 'ask') continue
      reserved++
      if (isOut) afterOptOut++
      if (ids.has(event.messageId)) twice++
      ids.add(event.messageId)
    }
    if (ids.size > CAP) overCap++
  }
  return { reserved, afterOptOut, overCap, twice }
}
