// Which messages wait for which: those of a silent provider for themselves alone.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { jobOf, linesOf, messageOf, TOGETHER } from '../../../src/outbound/gate/lines.ts'
import { createQueue } from '../../../src/outbound/outbox/queue.ts'
import { ownStore } from '../../support/store.ts'

test('a silent provider, with however many messages, holds up no other and no answer', async (t) => {
  const { store } = await ownStore(t)
  const silent: (() => void)[] = []
  const left: string[] = []
  const queue = createQueue({
    documents: store.documents,
    name: 'messages',
    partsOf: linesOf,
    together: TOGETHER,
    clock: () => 1_000,
    report: (error) => assert.fail(String(error)),
    async run({ subject }) {
      if (subject.startsWith('infobip')) await new Promise<void>((open) => silent.push(open))
      left.push(messageOf(subject))
      return 'done'
    },
  })
  const infobip = { provider: 'infobip', from: '447700900123' }
  const twilio = { provider: 'twilio', from: 'whatsapp:+14155238886' }
  const jobs = Array.from({ length: 200 }, (_, i) => jobOf(`silent${i}`, infobip, i % 2 === 0))
  for (let i = 0; i < 300; i++) jobs.push(jobOf(`campaign${i}`, twilio, false))
  jobs.push(jobOf('confirmation', twilio, true))
  await Promise.all(jobs.map((job) => queue.add(job, 1_000)))
  queue.start()
  while (left.length < 301) await new Promise((resolve) => setTimeout(resolve, 5))
  assert.ok(silent.length <= 32, `${silent.length} under way`)
  assert.ok(left.indexOf('confirmation') < 100, `after ${left.indexOf('confirmation')}`)
  const letGo = setInterval(() => {
    for (const open of silent.splice(0)) open()
  }, 1)
  while (left.length < jobs.length) await new Promise((resolve) => setTimeout(resolve, 5))
  clearInterval(letGo)
  await queue.stop()
  assert.equal(new Set(left).size, 501)
})

test('names a line without what would part it, and knows jobs of before there were lines', () => {
  for (const from of ['whatsapp:+14155238886', '106540352242922', 'Acme.Co ~ _%']) {
    const job = jobOf('msg_1', { provider: 'twilio', from }, true)
    assert.equal(messageOf(job), 'msg_1')
    const [line, provider] = linesOf(job)
    assert.doesNotMatch(line?.name ?? '', /[.~]/)
    assert.equal(provider?.name, 'twilio')
  }
  assert.deepEqual([messageOf('msg_1'), linesOf('msg_1')], ['msg_1', []])
})
