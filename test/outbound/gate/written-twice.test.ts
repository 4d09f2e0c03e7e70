// Numbers that WhatsApp writes in two ways: a list of hashes may know the other one, and its no
// counts however closely it comes before a message leaves.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { createAsker } from '../../../src/check/asker.ts'
import type { ConsentEvent } from '../../../src/consent/events.ts'
import type { Ledger, SealedIdentifier } from '../../../src/ledger/port.ts'
import type { StoredMessage } from '../../../src/outbound/gate/message.ts'
import { createReserve } from '../../../src/outbound/gate/reserve.ts'
import { otherKeysOf, sealedOf } from '../../../src/people/identify.ts'
import { startApi } from '../../support/api.ts'
import { PNID, SENDER } from '../../support/meta.ts'

const BRAZIL = { phone: '+5511987654321' }
const TEMPLATE = { type: 'template', template: 'sale', language: 'pt', topic: 'offers' } as const
const WELCOME = { type: 'ask', purpose: 'welcome', topics: ['offers'] } as const

async function start(t: TestContext) {
  const api = await startApi(t)
  const { call, clock, keyring, settings, store } = api
  const sender = { phone: SENDER, provider: 'meta', providerId: PNID }
  assert.equal((await call('POST', '/v1/senders', sender)).status, 201)
  const cap = { frequencyCap: [{ category: 'marketing', max: 1, perHours: 24 }] }
  assert.equal((await call('PUT', '/v1/policy', cap)).status, 200)
  const given = await call('POST', '/v1/consents', {
    ...{ person: BRAZIL, topics: ['offers'], entryPoint: 'demo-form', act: { kind: 'form' } },
    notice: { id: 'demo-notice', language: 'en' },
  })
  assert.equal(given.status, 201)
  clock.now += 1_000
  const [other = ''] = otherKeysOf(keyring, 'demo', BRAZIL)
  const no: ConsentEvent = {
    ...{ id: 'list.1', type: 'consent.withdrawn', scope: 'all', topics: [] },
    ...{ occurredAt: clock.now, recordedAt: clock.now, actor: 'business', channel: 'import' },
  }
  const sayNo = () => store.ledger.recordAll([{ person: other, decide: () => [no] }])
  /** A reserve whose ledger does something more when it is asked to record. */
  const reserveWith = (record: Ledger['record']) => {
    const ledger = { ...store.ledger, record }
    const { catalog } = settings
    return createReserve({
      ledger,
      catalog,
      keyring,
      asker: createAsker({ ...api, ledger, catalog }),
    })
  }
  const message = (id: string, claim: StoredMessage['claim'] = TEMPLATE) => {
    const body: StoredMessage = {
      ...{ sender: SENDER, provider: 'meta', from: PNID, claim, tries: 1, createdAt: clock.now },
      ...{ channel: 'whatsapp', sealed: null, state: 'sending', error: null },
    }
    return { kind: 'message', id, business: 'demo', version: 1, body }
  }
  const standing = async () => {
    const [{ key = '' } = {}] = sealedOf(keyring, 'demo', BRAZIL) as readonly SealedIdentifier[]
    return (await store.ledger.read([key]))[0]?.standing ?? {}
  }
  return { ...api, other, sayNo, reserveWith, message, standing }
}

test('a no under the other way of writing, recorded between the look and the reserve, wins', async (t) => {
  const { store, sayNo, reserveWith, message, standing, clock } = await start(t)
  const { record } = store.ledger
  const reserve = reserveWith(async (identifiers, decide) => {
    await sayNo()
    return record(identifiers, decide)
  })
  const late = await reserve(message('m1'), BRAZIL, clock.now)
  assert.deepEqual([late.reasons, late.isTaken], [['opted_out'], false])
  // Given back: it does not count against the cap of what may still be sent.
  assert.ok((await standing())['unsent|m1'])
})

test('the answer to a yes is held back by it too', async (t) => {
  const { store, sayNo, reserveWith, message, clock } = await start(t)
  const { record } = store.ledger
  const reserve = reserveWith(async (identifiers, decide) => {
    const recorded = await record(identifiers, decide)
    await sayNo()
    return recorded
  })
  const asTemplate = { ...WELCOME, isTemplate: true }
  const { reasons } = await reserve(message('m1', asTemplate), BRAZIL, clock.now)
  assert.deepEqual(reasons, ['opted_out'])
})

test('without such a no it is reserved in one step, and counted once', async (t) => {
  const { store, reserveWith, message, standing, clock } = await start(t)
  const { record } = store.ledger
  let records = 0
  const reserve = reserveWith((identifiers, decide) => {
    records++
    return record(identifiers, decide)
  })
  assert.deepEqual((await reserve(message('m1'), BRAZIL, clock.now)).reasons, [])
  assert.equal(records, 1)
  assert.equal((await standing())['unsent|m1'], undefined)
  assert.deepEqual((await reserve(message('m2'), BRAZIL, clock.now)).reasons, ['frequency_cap'])
  const again = await reserve(message('m1'), BRAZIL, clock.now)
  assert.deepEqual([again.reasons, again.isTaken], [[], true])
})
