// A job every so often: one run at a time, whatever becomes of each.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { repeating } from '../src/repeating.ts'

/** A job whose runs end when they are told to. */
function start(t: TestContext, first?: 'later') {
  t.mock.timers.enable({ apis: ['setInterval'] })
  const runs: PromiseWithResolvers<void>[] = []
  const reported: unknown[] = []
  const job = () => {
    const run = Promise.withResolvers<void>()
    runs.push(run)
    return run.promise
  }
  const report = (error: unknown) => reported.push(error)
  const repeated = repeating(job, { everyMs: 100, report, ...(first && { first }) })
  const tick = async (ms: number) => {
    t.mock.timers.tick(ms)
    await setImmediate()
  }
  const end = async (i: number, error?: Error) => {
    if (error) runs[i]?.reject(error)
    else runs[i]?.resolve()
    await setImmediate()
  }
  return { ...repeated, tick, end, begun: () => runs.length, reported }
}

test('runs at the start, then every so often', async (t) => {
  const job = start(t)
  assert.equal(job.begun(), 0)
  job.start()
  assert.equal(job.begun(), 1)
  await job.end(0)
  await job.tick(99)
  assert.equal(job.begun(), 1)
  await job.tick(1)
  assert.equal(job.begun(), 2)
  await job.end(1)
  await job.tick(100)
  assert.equal(job.begun(), 3)
})

test('waits with the first run where it is for later', async (t) => {
  const job = start(t, 'later')
  job.start()
  assert.equal(job.begun(), 0)
  await job.tick(100)
  assert.equal(job.begun(), 1)
})

test('begins none while one is under way, and none for those passed over', async (t) => {
  const job = start(t)
  job.start()
  await job.tick(350)
  assert.equal(job.begun(), 1)
  await job.end(0)
  assert.equal(job.begun(), 1)
  await job.tick(50)
  assert.equal(job.begun(), 2)
})

test('tells of a run that threw, and goes on', async (t) => {
  const job = start(t)
  job.start()
  const error = new Error('the store is away')
  await job.end(0, error)
  assert.deepEqual(job.reported, [error])
  await job.tick(100)
  assert.equal(job.begun(), 2)
})

test('stops when the run under way has ended, and begins no other', async (t) => {
  const job = start(t)
  job.start()
  let isStopped = false
  const stopping = job.stop().then(() => {
    isStopped = true
  })
  await job.tick(300)
  assert.equal(isStopped, false)
  await job.end(0, new Error('too late'))
  await stopping
  await job.tick(300)
  assert.deepEqual([job.begun(), job.reported.length], [1, 1])
})

test('stops also where it never started', async (t) => {
  const job = start(t)
  await job.stop()
  assert.equal(job.begun(), 0)
})
