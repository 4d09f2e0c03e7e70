// Fills an embedded store with people who agreed, as fast as SQLite takes them.

import { decide } from '../../src/consent/decide.ts'
import type { Evidence } from '../../src/consent/evidence.ts'
import type { Keyring } from '../../src/keys/keyring.ts'
import { rowOf } from '../../src/ledger/embedded/people.ts'
import { connect } from '../../src/ledger/embedded/schema.ts'
import type { Work } from '../../src/ledger/embedded/work.ts'
import { writerOf } from '../../src/ledger/embedded/writes.ts'
import { evolveAll, sequence } from '../../src/ledger/resolve.ts'
import { sealedOf } from '../../src/people/identify.ts'

/** The number of the i-th person, a possible Japanese mobile number. */
export const phoneOf = (i: number): string => `+8190${String(10_000_000 + i)}`

/** What one person's row and event look like; the same for all stores. */
export function personOf(keyring: Keyring, i: number, now: number) {
  return agreedOf(keyring, { phone: phoneOf(i), id: `seed-${i}`, now, evidence: SHOWN })
}

const SHOWN: Evidence = {
  noticeId: 'demo-notice',
  text: 'Sakura Coffee may send you offers.',
  language: 'en',
}

interface Agreed {
  readonly phone: string
  /** Of the event. */
  readonly id: string
  /** Epoch ms. */
  readonly now: number
  readonly evidence: Evidence
}

function agreedOf(keyring: Keyring, { phone, id, now, evidence }: Agreed) {
  const identifiers = sealedOf(keyring, 'demo', { phone })
  const person = identifiers[0]?.key ?? ''
  const decided = decide({
    type: 'grant',
    id,
    occurredAt: now,
    now,
    actor: 'person',
    channel: 'web',
    entryPoint: 'demo-form',
    evidence,
    topics: [{ key: 'offers', marketing: true }],
    act: 'form',
    notice: { id: 'demo-notice', version: 1 },
    double: false,
  })
  const events = sequence(decided, person, 0, 0)
  const entry = {
    person,
    standing: evolveAll({}, decided),
    identifiers,
    absorbed: [],
    count: events.length,
    last: now,
  }
  return { entry, events }
}

/** The rows the embedded store keeps of somebody new who agreed. */
export function keptOf(keyring: Keyring, agreed: Agreed): Work {
  const { entry, events } = agreedOf(keyring, agreed)
  return {
    type: 'facts',
    people: [rowOf(entry, events)],
  }
}

/** Adds people number `from` to `to`; the store must not be open elsewhere for writing. */
export function seed(dataDir: string, keyring: Keyring, from: number, to: number): void {
  const db = connect(dataDir)
  db.exec('PRAGMA synchronous = OFF')
  const write = writerOf(db, keyring.seal)
  const now = Date.now()
  for (let start = from; start < to; start += 10_000) {
    db.exec('BEGIN')
    for (let i = start; i < Math.min(start + 10_000, to); i++) {
      write(keptOf(keyring, { phone: phoneOf(i), id: `seed-${i}`, now, evidence: SHOWN }))
    }
    db.exec('COMMIT')
  }
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  db.close()
}
