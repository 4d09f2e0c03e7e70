// A sign put under a message of ours: one that refuses is a no, none is a yes.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseMeta } from '../../../src/providers/meta/parse.ts'
import { startApi } from '../../support/api.ts'
import { metaEnvelope, PNID, postMeta, SENDER } from '../../support/meta.ts'

const reaction = (phone: string, emoji: string, at: number) =>
  metaEnvelope({
    messages: [
      {
        ...{ from: phone.slice(1), id: `wamid.${phone}`, timestamp: String(at / 1_000) },
        ...{ type: 'reaction', reaction: { message_id: 'wamid.ours', emoji } },
      },
    ],
  })

test('a sign to stop under a message stops, and any other changes nothing', async (t) => {
  const api = await startApi(t)
  const sender = { phone: SENDER, provider: 'meta', providerId: PNID }
  assert.equal((await api.call('POST', '/v1/senders', sender)).status, 201)
  for (const [i, [emoji, kinds]] of Object.entries({
    '🛑': ['optout'],
    '👎': [],
    '👍': [],
    '': [],
  }).entries()) {
    const phone = `+81901234567${i}`
    assert.equal(await postMeta(api.url, reaction(phone, emoji, api.clock.now - 60_000)), 200)
    const { body } = await api.call('POST', '/v1/people/lookup', { person: phone })
    const found = body.standing.noes.map(({ kind }: { kind: string }) => kind)
    assert.deepEqual(found, kinds, emoji)
  }
})

test('under a question a sign that refuses is an answer in reply to it, a nod is none', () => {
  const read = (emoji: string) => {
    const [part] = parseMeta(JSON.parse(reaction('+819012345678', emoji, 1_763_629_200_000)))
    assert.equal(part?.type, 'message')
    return part.type === 'message' ? [part.text, part.about.answers] : []
  }
  assert.deepEqual(read('❌'), ['❌', 'wamid.ours'])
  assert.deepEqual(read('👍'), [undefined, 'wamid.ours'])
})
