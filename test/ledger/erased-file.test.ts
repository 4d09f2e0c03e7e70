// What an erasure leaves in the files of the embedded store: nothing of whom it erased, though rows
// moved and changed before it, and the log still held the pages of before.

import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import type { ConsentEvent } from '../../src/consent/events.ts'
import { createKeyring } from '../../src/keys/keyring.ts'
import { backUp } from '../../src/ledger/embedded/backup.ts'
import { openEmbedded } from '../../src/ledger/embedded/open.ts'
import { sealedOf } from '../../src/people/identify.ts'

const keyring = createKeyring('a secret for erased files, long enough to be one')
/** Enough for rows to move from page to page, again and again. */
const PEOPLE = 2_000
const ROUNDS = 3

const heard = (i: number, round: number): ConsentEvent => ({
  ...{ id: `e${i}.${round}`, type: 'message.received', sender: 'main', channel: 'whatsapp' },
  ...{ occurredAt: round + 1, recordedAt: round + 1, actor: 'person' },
  evidence: { text: `words of ${i} `.repeat(1 + ((i * 7 + round) % 20)) },
})
const erasure = (id: string): ConsentEvent => ({
  ...{ id, type: 'person.erased', occurredAt: 9, recordedAt: 9 },
  ...{ actor: 'business', channel: 'api' },
})

test('leaves no sealed value of an erased person in the file, its log or a later copy', async (t) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'optin-erased-'))
  const store = await openEmbedded({ dataDir, keyring })
  t.after(async () => {
    await store.close()
    await rm(dataDir, { recursive: true, force: true })
  })
  const file = join(dataDir, 'optin.sqlite')
  const people = Array.from({ length: PEOPLE }, (_, i) =>
    sealedOf(keyring, 'demo', { phone: `+8190${10_000_000 + i}` }),
  )
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < PEOPLE; i += 200) {
      const some = people.slice(i, i + 200)
      await Promise.all(some.map((who, j) => store.ledger.record(who, () => [heard(i + j, round)])))
    }
  }
  const erased = people.filter((_, i) => i % 10 === 0).map(([identifier]) => identifier)
  const reading = new DatabaseSync(file, { readOnly: true })
  const bodies = reading.prepare('SELECT body FROM event WHERE person = ?')
  const secrets: string[] = []
  for (const identifier of erased) {
    secrets.push(identifier?.sealed ?? '')
    for (const { body } of bodies.all(identifier?.key ?? '') as { body: string }[]) {
      secrets.push((JSON.parse(body) as { seal: string }).seal)
    }
  }
  assert.equal(secrets.length, erased.length * (1 + ROUNDS))

  // Somebody reads an earlier moment for a while: the log can be emptied only afterwards.
  reading.exec('BEGIN')
  reading.prepare('SELECT count(*) FROM event').get()
  for (const [i, identifier] of erased.entries()) {
    await store.ledger.erase(identifier?.key ?? '', erasure(`gone${i}`))
  }
  reading.close()
  const log = `${file}-wal`
  while ((await stat(log)).size > 0) await setTimeout(20)

  await backUp({ dataDir, folder: join(dataDir, 'copy') })
  for (const path of [file, join(dataDir, 'copy', 'optin.sqlite')]) {
    const text = await readFile(path, 'latin1')
    assert.equal(secrets.filter((secret) => text.includes(secret)).length, 0, path)
  }
})
