// The embedded store under the contract, and what only it promises.

import assert from 'node:assert/strict'
import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import type { ConsentEvent } from '../../src/consent/events.ts'
import { openEmbedded } from '../../src/ledger/embedded/open.ts'
import { FILE } from '../../src/ledger/embedded/schema.ts'
import type { Posting, SealedIdentifier } from '../../src/ledger/port.ts'
import { sealedOf } from '../../src/people/identify.ts'
import { keyring, ledgerContract } from '../contract/ledger.ts'

async function openFresh() {
  const dataDir = await mkdtemp(join(tmpdir(), 'optin-ledger-'))
  let store = await openEmbedded({ dataDir, keyring })
  return {
    store,
    dataDir,
    async reopen(other = keyring) {
      await store.close()
      store = await openEmbedded({ dataDir, keyring: other })
      return store
    },
    async destroy() {
      await store.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

ledgerContract('embedded', openFresh, { racers: 50 })

const hold = (id: string): ConsentEvent => ({
  ...{ id, type: 'hold.placed', holdId: id, occurredAt: 1, recordedAt: 1 },
  ...{ actor: 'business', channel: 'api' },
})

test('embedded: reads a long history from either end, page by page, as a short one', async () => {
  const opened = await openFresh()
  try {
    const { ledger } = opened.store
    const one = (key: string) => [{ key, kind: 'phone' as const, sealed: keyring.seal('+1', key) }]
    const [long, other] = ['a', 'b'].map((end) => `demo.1AAAAAAAA${'x'.repeat(34)}${end}`) as [
      string,
      string,
    ]
    const holds = (name: string, from: number, count: number) =>
      Array.from(
        { length: count },
        (_, i): ConsentEvent => ({
          ...{ id: `${name}${from + i}`, type: 'hold.placed', holdId: `${name}${from + i}` },
          ...{ occurredAt: 1, recordedAt: 1, actor: 'business', channel: 'api' },
        }),
      )
    for (let i = 0; i < 3; i++) {
      await ledger.record(one(long), () => holds('long', i * 400, 400))
      await ledger.record(one(other), () => holds('other', i * 3, 3))
    }
    const whole = Array.from({ length: 1_200 }, (_, i) => `long${i}`)
    for (const size of [1, 499, 500, 501, 1_200]) {
      const { events, count } = await ledger.newest(long, size)
      assert.deepEqual(
        events.map(({ id }) => id),
        whole.toReversed().slice(0, size),
      )
      assert.equal(count, 1_200)
    }
    for (const size of [7, 500, 501, 2_000]) {
      const ids: string[] = []
      for (let after: string | undefined; ; ) {
        const page = await ledger.history(long, after, size)
        ids.push(...page.events.map(({ id }) => id))
        if (page.events.length < size) break
        after = page.next
      }
      assert.deepEqual(ids, whole)
    }
    assert.equal((await ledger.newest(other, 20)).events.length, 9)
  } finally {
    await opened.destroy()
  }
})

test('embedded: refuses a second owner of the same folder', async () => {
  const opened = await openFresh()
  try {
    await assert.rejects(openEmbedded({ dataDir: opened.dataDir, keyring }), /Another process/)
  } finally {
    await opened.destroy()
  }
})

test('embedded: lets only the owner read its files, in an open folder and of before, too', {
  skip: process.platform === 'win32' && 'no modes',
}, async () => {
  const opened = await openFresh()
  try {
    const { dataDir } = opened
    await chmod(dataDir, 0o755)
    const paths = async () => (await readdir(dataDir)).map((name) => join(dataDir, name))
    const open = async () => {
      const isOpen = async (path: string) => ((await stat(path)).mode & 0o077) > 0
      const all = (await paths()).map(async (path) => ((await isOpen(path)) ? [path] : []))
      return (await Promise.all(all)).flat()
    }
    assert.ok((await paths()).length >= 4, 'database, log, shared memory, owner')
    assert.deepEqual(await open(), [])
    for (const path of await paths()) await chmod(path, 0o644)
    await opened.reopen()
    assert.deepEqual(await open(), [])
  } finally {
    await opened.destroy()
  }
})

test('embedded: decides on what one turn brings as if one after the other', async () => {
  const opened = await openFresh()
  try {
    const { ledger } = opened.store
    const named = (...phones: string[]) =>
      phones.map((phone) => sealedOf(keyring, 'demo', { phone })[0] as SealedIdentifier)
    const [a = '', b = '', c = ''] = named('+81901', '+81902', '+81903').map(({ key }) => key)
    const record = (phones: string[], id: string) =>
      ledger.record(named(...phones), (_standing, met) => [
        {
          ...hold(id),
          evidence: { provided: { met: met.filter((one) => one !== undefined).length } },
        },
      ])
    // All new, twice the same, then two of them shown to be one.
    const recorded = await Promise.all([
      record(['+81901'], 'one'),
      record(['+81902'], 'two'),
      record(['+81901'], 'one'),
      record(['+81901', '+81902'], 'both'),
      record(['+81903'], 'three'),
      record(['+81902'], 'after'),
    ])
    assert.deepEqual(
      recorded.map(({ person, duplicate }) => [person, duplicate]),
      [[a], [b], [a], [a], [c], [a]].map(([person], i) => [person, i === 2]),
    )
    const { events } = await ledger.history(b, undefined, 10)
    assert.deepEqual(
      events.map(({ id, evidence }) => [id, evidence?.provided?.met ?? null]),
      [
        ['one', 0],
        ['two', 0],
        [`merged.${b}`, null],
        ['both', 2],
        ['after', 1],
      ],
    )
  } finally {
    await opened.destroy()
  }
})

test('embedded: finishes what came in the turn in which it is closed', async () => {
  const opened = await openFresh()
  try {
    const [identifier] = sealedOf(keyring, 'demo', { phone: '+81909' })
    const recorded = opened.store.ledger.record([identifier as SealedIdentifier], () => [
      hold('last'),
    ])
    const { ledger } = await opened.reopen()
    assert.equal((await recorded).duplicate, false)
    const { events } = await ledger.history(identifier?.key ?? '', undefined, 10)
    assert.deepEqual(
      events.map(({ id }) => id),
      ['last'],
    )
  } finally {
    await opened.destroy()
  }
})

test('embedded: copies its log into the file once nothing more comes', async () => {
  const opened = await openFresh()
  try {
    const { ledger } = opened.store
    const file = join(opened.dataDir, FILE)
    const isCopied = async () => (await stat(file)).size > 1_000_000
    // As it does after each start.
    while ((await stat(`${file}-wal`)).size > 0) await setTimeout(20)
    const postings = Array.from({ length: 2_500 }, (_, i): Posting => {
      const [identifier] = sealedOf(keyring, 'demo', { phone: `+8190${10_000_000 + i}` })
      return {
        person: identifier?.key ?? '',
        identifier: () => identifier as SealedIdentifier,
        decide: () => [hold(`h${i}`)],
      }
    })
    await ledger.recordAll(postings)
    assert.equal(await isCopied(), false)
    while (!(await isCopied())) await setTimeout(20)
    assert.equal((await ledger.feed('demo', undefined, 3_000)).events.length, 2_500)
  } finally {
    await opened.destroy()
  }
})
