// A webhook of very many facts, beside everybody else: others have a turn in between, and one fact
// that fails neither cuts off the rest nor is acknowledged.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import express from 'express'
import request from 'supertest'
import { ToolkitError } from '../../../src/errors.ts'
import type { Outcome } from '../../../src/inbound/hearing/listen.ts'
import { mountWebhook, type WebhookDeps } from '../../../src/inbound/hearing/webhooks.ts'
import type { Endpoint, Part } from '../../../src/providers/port.ts'

const COUNT = 200

/** Posts a webhook of so many facts, each heard by `hear`. */
async function posted(hear: (i: number) => Promise<Outcome>) {
  const app = express()
  const parts = Array.from({ length: COUNT }, (_, i): Part => {
    const about = { key: String(i), channel: 'whatsapp', receiver: '1', at: 1 } as const
    return { ...about, type: 'call', from: { phone: '+819012345678' } }
  })
  const endpoint: Endpoint = {
    ...{ provider: 'meta', path: '/webhooks/meta', refusal: 401 },
    answer: { type: 'text/plain', body: '' },
    isOurs: () => true,
    parse: () => parts,
  }
  const deps: WebhookDeps = {
    hearing: {
      hear: (_, heard) => hear(Number(heard.key)),
      settle: async () => 'recorded',
    },
    setAside: async () => undefined,
    ownerOf: () => 'demo',
    publicUrl: 'http://localhost',
    clock: () => 1,
    report: () => undefined,
  }
  mountWebhook(app, endpoint, deps)
  return request(app).post('/webhooks/meta').send('{}')
}

test('lets others have a turn long before the last of many facts is begun', async () => {
  let begun = 0
  let begunAtFirstTurn: number | undefined
  const { status } = await posted(async () => {
    if (begun++ === 0) setImmediate(() => (begunAtFirstTurn = begun))
    return 'recorded'
  })
  assert.equal(status, 200)
  assert.equal(begun, COUNT)
  assert.ok(begunAtFirstTurn !== undefined && begunAtFirstTurn <= COUNT / 10, `${begunAtFirstTurn}`)
})

test('acknowledges nothing when one of many fails, and ends the others first', async () => {
  let ended = 0
  const { status } = await posted(async (i) => {
    if (i === 3) throw new ToolkitError('store_unavailable', 'The store does not answer.')
    await new Promise((resolve) => setTimeout(resolve, i === COUNT - 1 ? 30 : 1))
    ended++
    return 'recorded'
  })
  assert.equal(status, 503)
  assert.equal(ended, COUNT - 1)
})
