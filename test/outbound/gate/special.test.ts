// The gate texts and calls no number that costs its caller by the call, whoever asked for it.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SMS, startInviting } from '../../doors/invitations/kit.ts'
import { TWILIO } from '../../support/api.ts'
import { twilioForm } from '../../support/twilio.ts'

test('a text from a premium-rate or satellite number is heard, and not answered by a text', async (t) => {
  const { url, parts, sent, events } = await startInviting(t)
  const numbers = ['+819012345678', '+81990123456', '+881612345678']
  for (const [i, From] of numbers.entries()) {
    const form = { MessageSid: `SM0${i}`, From, To: SMS, Body: 'JOIN' }
    const path = '/webhooks/twilio/message'
    assert.equal((await twilioForm(url, path, form, TWILIO.authToken)).status, 200)
    await parts.drain()
    const types = (await events(From)).map(({ type }: { type: string }) => type)
    assert.ok(types.includes('consent.given'), types.join())
  }
  assert.deepEqual(
    sent.map(({ to }) => to.phone),
    ['+819012345678'],
  )
})
