// Codes and posters are made in a thread of their own, which comes and goes, and may fail.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type TestContext, test } from 'node:test'
import type { Worker } from 'node:worker_threads'
import type { Order } from '../../../src/doors/links/make.ts'
import { openWorkshop } from '../../../src/doors/links/workshop.ts'
import { ToolkitError } from '../../../src/errors.ts'
import { startApi } from '../../support/api.ts'

const STUB = new URL('./thread.ts', import.meta.url)

/** Threads begun from now on. */
function threadsOf(t: TestContext): Worker[] {
  const threads: Worker[] = []
  const add = (worker: Worker) => threads.push(worker)
  process.on('worker', add)
  t.after(() => process.off('worker', add))
  return threads
}

const orderOf = (text: string, logo?: string): Order => ({
  ...{ format: 'png', text, logo, shown: undefined },
  asked: {
    ...{ colours: { dark: '#000000', light: '#ffffff' }, isDirect: false, size: 100 },
    paper: 'A4',
  },
})

const isBusy = (error: unknown) => error instanceof ToolkitError && error.code === 'server_busy'

test('makes files in one thread beside the main one, begun by the first', async (t) => {
  const { url } = await startApi(t)
  const threads = threadsOf(t)
  assert.equal((await fetch(`${url}/q/demo-qr.svg?dark=ffff00`)).status, 422)
  assert.equal(threads.length, 0)
  const files = ['svg', 'png', 'pdf', 'pdf?paper=stickers', 'pdf?dark=000210', 'png?size=900']
  const answers = await Promise.all(files.map((file) => fetch(`${url}/q/demo-qr.${file}`)))
  for (const { status } of answers) assert.equal(status, 200)
  assert.equal(threads.length, 1)
  for (const file of files) assert.equal((await fetch(`${url}/q/demo-qr.${file}`)).status, 200)
  assert.equal(threads.length, 1)
})

test('tells a refusal of the thread as it was, and goes on', async () => {
  const workshop = openWorkshop()
  const make = (text: string) => workshop.make(orderOf(text), 0)
  await assert.rejects(make('x'.repeat(900)), (error: unknown) => {
    assert.ok(error instanceof ToolkitError)
    assert.deepEqual([error.code, error.faults[0]?.path], ['field_invalid', 'size'])
    return true
  })
  assert.equal((await make('https://optin.example/l/a')).subarray(1, 4).toString(), 'PNG')
})

test('lets thirty wait, and asks the next to come again', async () => {
  const workshop = openWorkshop({ thread: STUB })
  const made = await Promise.allSettled(
    Array.from({ length: 40 }, (_, i) => workshop.make(orderOf(String(i)), 0)),
  )
  for (const [i, each] of made.entries()) {
    if (each.status === 'fulfilled') assert.equal(String(each.value), `made of ${i}`)
    else assert.ok(i >= 30 && isBusy(each.reason))
  }
  assert.equal(made.filter(({ status }) => status === 'fulfilled').length, 30)
  assert.equal(String(await workshop.make(orderOf('later'), 0)), 'made of later')
})

test('fails what a thread dies of, and makes the next in another', async (t) => {
  const threads = threadsOf(t)
  const workshop = openWorkshop({ thread: STUB })
  const make = (text: string) => workshop.make(orderOf(text), 0)
  for (const [text, why] of [
    ['throw', /thrown in the thread/],
    ['exit', /ended/],
    ['fail', /no font/],
  ] as const) {
    const [failed, next] = await Promise.allSettled([make(text), make('a code')])
    assert.ok(failed.status === 'rejected' && why.test(failed.reason.message), text)
    assert.ok(next.status === 'fulfilled' && String(next.value) === 'made of a code', text)
  }
  assert.equal(threads.length, 3)
})

test('ends a thread that takes too long, and makes the next in another', async (t) => {
  const threads = threadsOf(t)
  const workshop = openWorkshop({ thread: STUB, limitMs: 2_000 })
  const [late, next] = [workshop.make(orderOf('hang'), 0), workshop.make(orderOf('a code'), 0)]
  await assert.rejects(late, isBusy)
  assert.equal(String(await next), 'made of a code')
  assert.equal(threads.length, 2)
})

test('ends the thread after a while without an order', async (t) => {
  // Neither the thread nor its end holds the process, and here nothing else may.
  const held = setInterval(() => undefined, 1_000)
  t.after(() => clearInterval(held))
  const threads = threadsOf(t)
  const workshop = openWorkshop({ thread: STUB, idleMs: 0 })
  for (const count of [1, 2]) {
    await workshop.make(orderOf('a code'), 0)
    assert.equal(threads.length, count)
    await once(threads[count - 1] as Worker, 'exit')
  }
})
