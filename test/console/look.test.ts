// The console's page of what waits, as requests: a doubt is decided by a button of ours, by nothing
// else.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startApi } from '../support/api.ts'
import { PNID, postMeta, SENDER, textFrom } from '../support/meta.ts'
import { enterConsole } from './kit.ts'

const NUMBER = '+819012345678'

test('decides a doubt by a button of its own, and by no other word', async (t) => {
  const api = await startApi(t)
  await api.call('POST', '/v1/senders', { phone: SENDER, provider: 'meta', providerId: PNID })
  await api.call('POST', '/v1/consents', {
    ...{ person: NUMBER, topics: ['offers'], entryPoint: 'demo-form' },
    ...{ act: { kind: 'form' }, notice: { id: 'demo-notice' } },
  })
  api.clock.now += 1_000
  await postMeta(api.url, textFrom(NUMBER, 'please stop messaging me at night', api.clock.now))
  await api.parts.drain()
  const reasons = async () => {
    const message = { type: 'template', topic: 'offers' }
    const { body } = await api.call('POST', '/v1/eligibility', {
      ...{ to: NUMBER, sender: SENDER, message },
    })
    return body.reasons.map(({ code }: { code: string }) => code)
  }
  const { body } = await api.call('GET', '/v1/reviews?state=open')
  const visit = await enterConsole(api)
  const decide = (decision: string) =>
    visit('/console/reviews', {
      ...{ method: 'POST', body: new URLSearchParams({ id: body.items[0].id, decision }) },
    })
  for (const decision of ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'ALL', '']) {
    const answer = await decide(decision)
    assert.match(answer.headers.get('location') ?? '', /done=gone$/, decision)
    assert.deepEqual(await reasons(), ['opt_out_in_review'], decision)
  }
  const answer = await decide('marketing')
  assert.match(answer.headers.get('location') ?? '', /done=optout$/)
  assert.deepEqual(await reasons(), ['opted_out_marketing'])
})
