// What waits to be delivered about an erased person is delivered all the same, but without anything
// that says who it was. That goes for each replay of a fact too.

import { tombstoneOf } from '../../consent/erasure.ts'
import type { RecordedEvent } from '../../consent/events.ts'
import type { Keyring } from '../../keys/keyring.ts'
import { erasedId } from '../../ledger/codec.ts'
import { revised } from '../../ledger/late.ts'
import type { Doc, Documents } from '../../ledger/port.ts'
import type { Forget } from '../../people/erasing.ts'
import type { Catalog } from '../../settings/catalog.ts'
import { type Delivery, KEPT_MS, KIND, payloadOf, startOf, toldAs } from './delivery.ts'

const PAGE = 100

/** The part of a payload that says whose fact it is: an event id is unique within a person only. */
interface About {
  readonly personId?: string
}

export function createForgetDeliveries(deps: {
  readonly documents: Documents
  readonly catalog: Catalog
  readonly keyring: Keyring
  readonly clock: () => number
}): Forget {
  const { documents, catalog, keyring, clock } = deps

  /** Deliveries whose id begins with one of these: few steps over a log, however long it is. */
  async function* beginning(business: string, starts: readonly string[]) {
    for (let after = starts[0]; after !== undefined; ) {
      const docs = await documents.list<Delivery>(KIND, business, after, PAGE)
      yield* docs
      const last = docs.at(-1)?.id
      if (last === undefined || docs.length < PAGE) return
      const isWithin = starts.some((start) => last.startsWith(start))
      after = isWithin ? last : starts.find((start) => start > last)
    }
  }

  async function bare(found: Doc<Delivery>, event: RecordedEvent): Promise<void> {
    await revised(documents, found, (body) => {
      if (!body?.sealed) return undefined
      const { personId } = JSON.parse(keyring.open(body.sealed, found.id)) as About
      if (personId !== event.person) return undefined
      const renamed = (old: string) => erasedId(old, event.person, keyring)
      const tombstone = tombstoneOf(event, renamed) as RecordedEvent
      const sealed = keyring.seal(payloadOf(body.type, tombstone), found.id)
      return { body: { ...body, sealed }, expiresAt: clock() + KEPT_MS }
    })
  }

  return async ({ business, events }) => {
    const told = events.filter((event) => toldAs(event) !== undefined && !event.erased)
    const byId = Map.groupBy(told, ({ id }) => id)
    const endpoints = catalog.list('webhook-endpoint', business)
    const starts = endpoints
      .flatMap(({ id }) => told.map(({ recordedAt }) => startOf(id, recordedAt)))
      .sort()
    for await (const doc of beginning(business, [...new Set(starts)])) {
      for (const event of byId.get(doc.body.eventId) ?? []) await bare(doc, event)
    }
  }
}
