// The embedded store under the contract, and what only it promises.

import assert from 'node:assert/strict'
import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { ConsentEvent } from '../../src/consent/events.ts'
import { openEmbedded } from '../../src/ledger/embedded/open.ts'
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
