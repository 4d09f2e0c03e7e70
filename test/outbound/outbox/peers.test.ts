// Processes on one store know how many they are, and a turn given by one counts for all.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createPeers } from '../../../src/outbound/outbox/peers.ts'
import { createQueue, type Job } from '../../../src/outbound/outbox/queue.ts'
import { ownStore } from '../../support/store.ts'

const report = (error: unknown) => assert.fail(String(error))

test('counts who is there, and no longer who ended or was silent for long', async (t) => {
  const clock = { now: 1_000 }
  const { store } = await ownStore(t, { clock: () => clock.now })
  const { documents } = store
  const join = () => createPeers({ documents, isShared: true, clock: () => clock.now, report })
  const [one, two, three] = [join(), join(), join()]
  assert.equal(one.count(), 1)
  for (const each of [one, two, three, one, two]) await each.beat()
  assert.deepEqual([one.count(), two.count(), three.count()], [3, 3, 3])
  await three.stop()
  await one.beat()
  assert.equal(one.count(), 2)
  clock.now += 30_000
  for (let i = 0; i < 2; i++) await one.beat()
  assert.equal(one.count(), 1)
  // Whoever was silent comes back.
  for (let i = 0; i < 2; i++) await two.beat()
  await one.beat()
  assert.deepEqual([one.count(), two.count()], [2, 2])
})

test('who ends while it says that it is there is not counted after that', async (t) => {
  const { store } = await ownStore(t)
  const { documents } = store
  let written: Promise<unknown> | undefined
  const noting: typeof documents = {
    ...documents,
    put(...args) {
      const put = documents.put(...args)
      written = put
      return put
    },
  }
  const brief = createPeers({ documents: noting, isShared: true, clock: Date.now, report })
  brief.start()
  await brief.stop()
  await written
  assert.deepEqual(await documents.list('process', '*', undefined, 9), [])
})

test('where one process owns the store, nothing is written', async (t) => {
  const { store } = await ownStore(t)
  const { documents } = store
  const alone = createPeers({ documents, isShared: false, clock: () => 1_000, report })
  alone.start()
  await alone.beat()
  await alone.stop()
  assert.equal(alone.count(), 1)
  assert.deepEqual((await documents.changes(['process'], undefined)).docs, [])
})

test('a turn goes along with its job, whichever process takes it then', async (t) => {
  const { store } = await ownStore(t)
  const clock = { now: 1_000 }
  const seen: Job[] = []
  const process = () =>
    createQueue({
      documents: store.documents,
      name: 'turns',
      clock: () => clock.now,
      report,
      async run(job) {
        seen.push(job)
        return job.hasTurn ? 'done' : { again: clock.now + 50, hasTurn: true }
      },
    })
  const [one, other] = [process(), process()]
  await one.add('m', 1_000)
  await one.drain()
  clock.now += 50
  await other.drain()
  assert.deepEqual(seen, [
    { subject: 'm', attempt: 1, dueAt: 1_000 },
    { subject: 'm', attempt: 2, dueAt: 1_050, hasTurn: true },
  ])
})
