// The queue: each job once, whoever works on it; and no part of it before all others.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Documents } from '../../../src/ledger/port.ts'
import { createQueue, type QueueDeps } from '../../../src/outbound/outbox/queue.ts'
import { ownStore } from '../../support/store.ts'
import { until } from '../../support/until.ts'

const KIND = 'queue.test'

async function start(t: TestContext) {
  const clock = { now: 1_000_000 }
  const { documents } = (await ownStore(t, { clock: () => clock.now })).store
  const errors: unknown[] = []
  const queueOf = (more: Partial<QueueDeps> & Pick<QueueDeps, 'run'>) => {
    const queue = createQueue({
      ...{ documents, name: 'test', clock: () => clock.now },
      ...{ report: (error: unknown) => errors.push(error), ...more },
    })
    t.after(() => queue.stop())
    return queue
  }
  const left = () => documents.list<{ attempt: number }>(KIND, '*', undefined, 10_000)
  return { documents, clock, errors, queueOf, left }
}

/** Jobs that hang until they are let go; knows how many were at it at once. */
function hanging() {
  const begun: string[] = []
  const gates = new Map<string, () => void>()
  const most = new Map<string, number>()
  const nameOf = (subject: string) => subject.split('.')[0] ?? ''
  return {
    begun,
    most,
    /** @returns whether there was anything to let go */
    letGo(): boolean {
      const all = [...gates.values()]
      gates.clear()
      for (const open of all) open()
      return all.length > 0
    },
    async hang(subject: string) {
      begun.push(subject)
      const at = () => [...gates.keys()].filter((other) => nameOf(other) === nameOf(subject)).length
      const gate = new Promise<void>((resolve) => gates.set(subject, resolve))
      most.set(nameOf(subject), Math.max(most.get(nameOf(subject)) ?? 0, at()))
      await gate
      return 'done' as const
    },
  }
}

/** Four of each, eight of all that begin with the same letter. */
const partsOf = (subject: string) => {
  const [name = ''] = subject.split('.')
  return [
    { name, most: 4 },
    { name: name[0] ?? '', most: 8 },
  ]
}

test('does each job once, however many workers there are, and again when it is due again', async (t) => {
  const { queueOf, clock, left } = await start(t)
  const done = new Map<string, number[]>()
  const run: QueueDeps['run'] = async ({ subject, attempt }) => {
    done.set(subject, [...(done.get(subject) ?? []), attempt])
    return subject === 'job-7' && attempt < 3 ? { again: clock.now + 5_000 } : 'done'
  }
  const workers = [queueOf({ run }), queueOf({ run, partsOf }), queueOf({ run })]
  for (let i = 0; i < 300; i++) await workers[i % 3]?.add(`job-${i}`, clock.now + (i < 290 ? 0 : 1))
  await workers[0]?.add('job-3', clock.now)
  await Promise.all(workers.map((worker) => worker.drain()))
  assert.equal(done.size, 290)
  clock.now += 1
  await Promise.all(workers.map((worker) => worker.drain()))
  assert.deepEqual([done.size, (await left()).length], [300, 1])
  for (let i = 0; i < 2; i++) {
    clock.now += 5_000
    await Promise.all(workers.map((worker) => worker.drain()))
  }
  assert.deepEqual(done.get('job-7'), [1, 2, 3])
  assert.ok([...done].every(([subject, tries]) => subject === 'job-7' || tries.length === 1))
  assert.deepEqual(await left(), [])
})

test('takes up what a dead worker had begun once its lease is over', async (t) => {
  const { documents, queueOf, clock } = await start(t)
  const run: QueueDeps['run'] = async () => 'done'
  const subjects: string[] = []
  const dead = queueOf({ run })
  for (let i = 0; i < 100; i++) await dead.add(`job-${i}`, clock.now)
  for (const doc of await documents.list<object>(KIND, '*', undefined, 90)) {
    const body = { ...doc.body, leasedUntil: clock.now + 60_000 }
    await documents.put({ ...doc, body }, doc.version)
  }
  const alive = queueOf({
    async run({ subject }) {
      subjects.push(subject)
      return 'done'
    },
  })
  await alive.drain()
  assert.equal(subjects.length, 10)
  clock.now += 60_001
  await alive.drain()
  assert.equal(new Set(subjects).size, 100)
})

test('tries a job that threw again, and hears of a store that is away', async (t) => {
  const { documents, queueOf, clock, errors, left } = await start(t)
  let tries = 0
  const queue = queueOf({
    async run() {
      if (tries++ === 0) throw new Error('a bug')
      return 'done'
    },
  })
  await queue.add('job', clock.now)
  await queue.drain()
  assert.deepEqual([tries, errors.length], [1, 1])
  clock.now += 2_000
  const { put } = documents
  const away: Documents['put'] = () => Promise.reject(new Error('away'))
  Object.assign(documents, { put: away })
  await assert.rejects(queue.drain(), /away/)
  Object.assign(documents, { put })
  await queue.drain()
  assert.deepEqual([tries, await left()], [2, []])
})

test('begins what is added while others take long', async (t) => {
  const { queueOf, clock } = await start(t)
  const { begun, hang, letGo } = hanging()
  const queue = queueOf({ run: ({ subject }) => hang(subject), pollMs: 60_000 })
  queue.start()
  await queue.add('slow', clock.now)
  await until(() => begun.length === 1)
  await queue.add('quick', clock.now)
  await until(() => begun.length === 2)
  letGo()
})

test('lets a part take its lanes only, and what others wait for begins at once', async (t) => {
  const { queueOf, clock, documents, left } = await start(t)
  const { begun, hang, letGo, most } = hanging()
  const run: QueueDeps['run'] = ({ subject }) => hang(subject)
  const queue = queueOf({ run, partsOf, pollMs: 60_000 })
  // What a business has waiting at three endpoints, one of them with thousands.
  for (let i = 0; i < 1_000; i++) await queue.add(`aa.${i}`, clock.now)
  for (let i = 0; i < 200; i++) await queue.add(`${i % 2 ? 'ab' : 'ac'}.${i}`, clock.now)
  queue.start()
  await until(() => begun.length === 8)
  const { list } = documents
  let looks = 0
  Object.assign(documents, {
    list: (...about: Parameters<typeof list>) => {
      looks++
      return list(...about)
    },
  })
  await queue.add('b.1', clock.now)
  await until(() => begun.includes('b.1'))
  await new Promise((resolve) => setTimeout(resolve, 100))
  assert.ok(looks < 20, `${looks} looks`)
  assert.equal(begun.length, 9)
  // All of it gets its turn, the smaller ones long before the large one is through.
  while ((await left()).some(({ id }) => !id.startsWith('aa.'))) {
    letGo()
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  assert.ok((await left()).length > 250)
  while (begun.length < 1_201) {
    letGo()
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  const needed = looks
  while ((await left()).length > 0) {
    letGo()
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  assert.deepEqual([most.get('aa'), most.get('ab'), begun.length], [4, 4, 1_201])
  assert.ok(needed < 1_201 / 2, `${needed} looks`)
})

test('leaves the jobs of a part that may not begin as they are, and takes them up later', async (t) => {
  const { queueOf, clock, left } = await start(t)
  const done: string[] = []
  let lanes = 0
  const queue = queueOf({
    async run({ subject }) {
      done.push(subject)
      return 'done'
    },
    partsOf: (subject) => [{ name: subject[0] ?? '', most: subject[0] === 'a' ? lanes : 4 }],
  })
  for (let i = 0; i < 200; i++) await queue.add(`a${i}`, clock.now)
  await queue.add('z', clock.now)
  await queue.drain()
  assert.deepEqual(done, ['z'])
  const rest = await left()
  assert.deepEqual([rest.length, rest.every(({ body }) => body.attempt === 1)], [200, true])
  lanes = 1
  await queue.drain()
  assert.equal(new Set(done).size, 201)
})

test('finishes what an earlier version put in the queue, where the time stood first', async (t) => {
  const { documents, queueOf, clock, left } = await start(t)
  const done: string[] = []
  const queue = queueOf({
    async run({ subject }) {
      done.push(subject)
      return 'done'
    },
    partsOf,
  })
  for (const [subject, due] of Object.entries({ 'a.000000000999999.x': 0, 'a.2': 9 })) {
    const id = `${String(clock.now + due).padStart(15, '0')}.${subject}`
    const body = { subject, attempt: 1, leasedUntil: 0 }
    await documents.put({ kind: KIND, id, business: '*', body }, 0)
  }
  await queue.add('a.1', clock.now)
  await queue.drain()
  assert.deepEqual(done.sort(), ['a.000000000999999.x', 'a.1'])
  clock.now += 9
  await queue.drain()
  assert.deepEqual([done.length, await left()], [3, []])
})
