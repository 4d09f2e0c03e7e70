// A hold is the business's own act: its evidence says no more than that.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startApi } from '../support/api.ts'

test('keeps of a hold why and through which key, and no act of the person', async (t) => {
  const { call } = await startApi(t)
  const hold = { person: '+819012345678', reason: 'asked us by letter' }
  const { body } = await call('POST', '/v1/holds', hold)
  const { body: history } = await call('GET', `/v1/people/${body.personId}/events`)
  const [{ type, actor, channel, evidence }] = history.events
  assert.deepEqual([type, actor, channel], ['hold.placed', 'business', 'api'])
  assert.deepEqual(Object.keys(evidence), ['reason', 'recordedBy'])
  assert.equal(evidence.reason, 'asked us by letter')
})
