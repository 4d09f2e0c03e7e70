// The queue on MongoDB, with two processes that work on it: parts lie in order there too, each job
// is done once, and what one part has waiting stands before nobody else's job in either process.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createQueue } from '../../../src/outbound/outbox/queue.ts'
import { newDatabase, opened, serverForTests } from '../../ledger/mongo-kit.ts'

const { server, skip } = await serverForTests()

test('does each job once between two processes, and holds up nobody', { skip }, async (t) => {
  const database = newDatabase()
  const done: string[] = []
  const hanging: (() => void)[] = []
  const stores = [await opened(t, server, database), await opened(t, server, database)]
  const queues = stores.map(({ documents }) =>
    createQueue({
      ...{ documents, name: 'test', clock: Date.now, report: assert.ifError, pollMs: 60_000 },
      partsOf: (subject) => [{ name: subject.split('.')[0] ?? '', most: 2 }],
      async run({ subject }) {
        if (subject.startsWith('slow')) await new Promise<void>((resolve) => hanging.push(resolve))
        done.push(subject)
        return 'done'
      },
    }),
  )
  for (let i = 0; i < 100; i++) await queues[0]?.add(`slow.${i}`, Date.now())
  for (let i = 0; i < 20; i++) await queues[i % 2]?.add(`quick${i % 3}.${i}`, Date.now())
  const drained = Promise.all(queues.map((queue) => queue.drain()))
  const isThere = () => done.length === 20 && hanging.length === 4
  for (let i = 0; i < 500 && !isThere(); i++) await new Promise((r) => setTimeout(r, 20))
  assert.deepEqual([done.length, new Set(done).size, hanging.length], [20, 20, 4])
  const release = setInterval(() => {
    for (const resolve of hanging.splice(0)) resolve()
  }, 5)
  await drained
  clearInterval(release)
  assert.deepEqual([done.length, new Set(done).size], [120, 120])
})
