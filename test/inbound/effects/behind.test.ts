// An answer waits for nothing that is not owed to somebody: here the webhooks of whatever came before.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startApi } from '../../support/api.ts'
import { PNID, postMeta, SENDER, textFrom } from '../../support/meta.ts'
import { keptSends } from '../../support/sent.ts'

test('STOP is answered while the webhooks of earlier facts are still being kept', async (t) => {
  const { sent, sends } = keptSends()
  const api = await startApi(t, { sends })
  const sender = { phone: SENDER, provider: 'meta', providerId: PNID }
  assert.equal((await api.call('POST', '/v1/senders', sender)).status, 201)
  const endpoint = { url: 'http://127.0.0.1:9/hook', types: ['hold.placed', 'consent.withdrawn'] }
  assert.equal((await api.call('POST', '/v1/webhook-endpoints', endpoint)).status, 201)
  const { documents } = api.store
  const { put } = documents
  const held: (() => void)[] = []
  // As slow as the store pleases.
  documents.put = async (doc, ...about) => {
    if (doc.kind === 'delivery') await new Promise<void>((open) => held.push(open))
    return put(doc, ...about)
  }
  api.parts.start()
  t.after(async () => {
    documents.put = put
    for (const open of held) open()
    await api.parts.stop()
  })
  const hold = { person: '+819087654321', reason: 'A dispute.' }
  assert.equal((await api.call('POST', '/v1/holds', hold)).status, 201)
  for (let i = 0; held.length === 0 && i < 400; i++) await new Promise((go) => setTimeout(go, 5))
  assert.equal(held.length, 1)
  assert.equal(await postMeta(api.url, textFrom('+819012345678', 'STOP', api.clock.now)), 200)
  for (let i = 0; sent.length === 0 && i < 400; i++) await new Promise((go) => setTimeout(go, 5))
  assert.deepEqual(
    sent.map(({ to }) => to.phone),
    ['+819012345678'],
  )
})
