// Persons whose keys begin at the same slot of the embedded store's table.

import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import type { ConsentEvent } from '../../src/consent/events.ts'
import { createKeyring } from '../../src/keys/keyring.ts'
import { openEmbedded } from '../../src/ledger/embedded/open.ts'
import { FILE } from '../../src/ledger/embedded/schema.ts'
import { tagOf } from '../../src/ledger/embedded/slots.ts'
import { ownStore } from '../support/store.ts'

test('keeps persons apart whose keys begin at one slot, also after reopening', async (t) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'optin-slots-'))
  const keyring = createKeyring('a secret for the slots, long enough to be one')
  const open = () => openEmbedded({ dataDir, keyring })
  let store = await open()
  // The first 48 bits say where a person is; those with the last one less come one slot before.
  const starts = ['AAAAAAAB', 'AAAAAAAB', 'AAAAAAAA', 'AAAAAAAB', 'AAAAAAAA', 'AAAAAAAC']
  const keys = starts.map((start, i) => `demo.1${start}${'x'.repeat(34)}${i}`)
  for (const [i, key] of keys.entries()) {
    await store.ledger.record([{ key, kind: 'phone', sealed: '' }], () => [
      {
        id: `hold-${i}`,
        type: 'hold.placed',
        holdId: `h${i}`,
        occurredAt: 1,
        recordedAt: 1,
        actor: 'business',
        channel: 'api',
      },
    ])
  }
  await store.close()
  store = await open()
  t.after(async () => {
    await store.close()
    await rm(dataDir, { recursive: true, force: true })
  })
  const found = await store.ledger.read([...keys, `demo.1AAAAAAAB${'x'.repeat(35)}`])
  assert.deepEqual(
    found.map((record) => record && [record.person, Object.keys(record.standing)]),
    [...keys.map((key, i) => [key, [`hold|h${i}`]]), undefined],
  )
})

test('stands where the first 48 bits of the keyed hash say, as in files made before', async (t) => {
  const { store, dataDir, keyring } = await ownStore(t)
  // Enough that every character of base64url stands in the bits that count.
  const keys = Array.from({ length: 100 }, (_, i) => {
    return `demo.${keyring.lookup('demo', { kind: 'phone', value: `+81901234${1_000 + i}` })}`
  })
  const hold = { id: 'h', type: 'hold.placed', holdId: 'h', occurredAt: 1, recordedAt: 1 } as const
  const decide = () => [{ ...hold, actor: 'business', channel: 'api' } as const]
  await store.ledger.recordAll(
    keys.map((key) => ({
      ...{ person: key, decide },
      identifier: () => ({ key, kind: 'phone', sealed: '' }) as const,
    })),
  )
  const db = new DatabaseSync(join(dataDir, FILE), { readOnly: true })
  const rows = db.prepare('SELECT slot FROM person ORDER BY slot').all()
  db.close()
  const bits = keys.map((key) => Buffer.from(key.slice(-43), 'base64url').readUIntBE(0, 6))
  assert.deepEqual(
    rows.map(({ slot }) => slot),
    bits.sort((a, b) => a - b),
  )
})

/**
 * Makes a file as older versions did: all events stood in the index, until version 2 by the texts of
 * person and id.
 */
function asBefore(dataDir: string, version: 1 | 2 | 4): DatabaseSync {
  const db = new DatabaseSync(join(dataDir, FILE))
  const update = db.prepare('UPDATE person SET record = ? WHERE slot = ?')
  for (const { slot, record } of db.prepare('SELECT slot, record FROM person').all()) {
    update.run(String(record).replace(/,"first":\d+\}$/, '}'), slot as number)
  }
  db.exec(`PRAGMA user_version = ${version}; DROP INDEX event_person`)
  if (version === 4) {
    db.exec('CREATE INDEX event_person ON event (slot, tag)')
    return db
  }
  db.exec(`
    DROP INDEX event_long;
    ALTER TABLE event DROP COLUMN slot;
    ALTER TABLE event DROP COLUMN tag;
    CREATE UNIQUE INDEX event_id ON event (person, id);
    CREATE INDEX event_person ON event (person, seq);
  `)
  return db
}

test('moves the persons of a store of version 1 to where they are looked for now', async (t) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'optin-slots-'))
  const keyring = createKeyring('a secret for the slots, long enough to be one')
  await (await openEmbedded({ dataDir, keyring })).close()
  const key = `demo.1AAAAAAAB${'x'.repeat(35)}`
  const record = { id: key, standing: {}, identifiers: [], count: 1, last: 0 }
  const db = asBefore(dataDir, 1)
  db.prepare('INSERT INTO person (slot, record) VALUES (?, ?)').run(77, JSON.stringify(record))
  db.prepare('INSERT INTO event VALUES (1, ?, 1, ?, ?, 1, ?)').run(key, 'h', 'demo', '{"id":"h"}')
  db.close()
  const store = await openEmbedded({ dataDir, keyring })
  t.after(async () => {
    await store.close()
    await rm(dataDir, { recursive: true, force: true })
  })
  assert.equal((await store.ledger.read([key]))[0]?.person, key)
  const { events } = await store.ledger.history(key, undefined, 10)
  assert.deepEqual(
    events.map(({ id, n, person }) => [id, n, person]),
    [['h', 1, key]],
  )
})

for (const version of [2, 4] as const) {
  const title = `finds the events of a store of version ${version} as before, by page and by id`
  test(title, async (t) => {
    const dataDir = await mkdtemp(join(tmpdir(), 'optin-slots-'))
    const keyring = createKeyring('a secret for the slots, long enough to be one')
    const open = () => openEmbedded({ dataDir, keyring })
    const keys = ['a', 'b', 'c'].map((end) => `demo.1AAAAAAAB${'x'.repeat(34)}${end}`)
    const [a = '', b = '', c = ''] = keys.map((key) => key)
    const hold = (id: string): ConsentEvent => ({
      ...{ id, type: 'hold.placed', holdId: id, occurredAt: 1, recordedAt: 1 },
      ...{ actor: 'business', channel: 'api', evidence: { reason: id } },
    })
    const named = (...own: string[]) =>
      own.map((key) => ({ key, kind: 'phone' as const, sealed: keyring.seal('+1', key) }))
    let store = await open()
    // More than one batch of the move.
    for (let i = 0; i < 700; i++) {
      await Promise.all([a, b].map((key) => store.ledger.record(named(key), () => [hold(`h${i}`)])))
    }
    await store.ledger.record(named(c), () => [hold('late')])
    await store.ledger.record(named(a, b), () => [hold('both')])
    const historyOf = async (key: string) => {
      const ids: string[] = []
      for (let after: string | undefined; ; ) {
        const { events, next } = await store.ledger.history(key, after, 300)
        ids.push(...events.map(({ id, evidence }) => `${id} ${evidence?.reason}`))
        if (events.length < 300) return ids
        after = next
      }
    }
    const before = await Promise.all(keys.map(historyOf))
    assert.deepEqual(
      before.map((ids) => ids.length),
      [1_402, 1_402, 1],
    )
    await store.close()
    asBefore(dataDir, version).close()
    store = await open()
    t.after(async () => {
      await store.close()
      await rm(dataDir, { recursive: true, force: true })
    })
    assert.deepEqual(await Promise.all(keys.map(historyOf)), before)
    for (const [key, id] of [
      [a, 'h3'],
      [b, 'h699'],
      [a, 'both'],
      [c, 'late'],
    ] as const) {
      assert.equal((await store.ledger.record(named(key), () => [hold(id)])).duplicate, true, id)
    }
    assert.equal((await store.ledger.record(named(c), () => [hold('h3')])).duplicate, false)
  })
}

test('keeps two facts apart whose ids have one short hash', async (t) => {
  const seen = new Map<number, string>()
  let pair: [string, string] | undefined
  for (let i = 0; !pair; i++) {
    const id = hash('sha256', `fact ${i}`, 'base64url')
    const other = seen.get(tagOf(id))
    if (other !== undefined) pair = [other, id]
    seen.set(tagOf(id), id)
  }
  const { store } = await ownStore(t)
  const key = `demo.1AAAAAAAB${'x'.repeat(35)}`
  const record = (id: string) =>
    store.ledger.record([{ key, kind: 'phone', sealed: '' }], () => [
      {
        ...{ id, type: 'hold.placed', holdId: id, occurredAt: 1, recordedAt: 1 },
        ...{ actor: 'business', channel: 'api' },
      },
    ])
  const told: unknown[] = []
  for (const id of [...pair, ...pair.toReversed()]) {
    const { duplicate, events } = await record(id)
    told.push([duplicate, ...events.map((event) => event.id)])
  }
  const [one, other] = pair
  assert.deepEqual(told, [
    [false, one],
    [false, other],
    [true, other],
    [true, one],
  ])
})
