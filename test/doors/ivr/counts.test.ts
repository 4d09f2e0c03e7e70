// Who calls count as: a call names no browser, yet somebody is on the line, or a machine is.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { START_MS } from '../../support/api.ts'
import { startIvr } from '../../support/ivr.ts'
import { caller, callSid, inbound, OURS } from '../../support/voice.ts'

const GB = '+447700900125'
const NONE = { shown: 0, started: 0 }
const HUMAN = { AnsweredBy: 'human' }
const MACHINE = { AnsweredBy: 'machine_end_beep' }

async function start(t: Parameters<typeof startIvr>[0]) {
  const api = await startIvr(t)
  const counts = async (slug = 'line', query = '') => {
    const { body } = await api.call('GET', `/v1/entry-points/${slug}/counts${query}`)
    const { shown, started, robots } = body.totals
    return [
      { shown, started },
      { shown: robots.shown, started: robots.started },
    ]
  }
  const placed = () =>
    caller(api.url, 'line', {
      ...{ CallSid: callSid(), From: OURS, To: GB, Direction: 'outbound-api' },
    })
  const judge = (call: ReturnType<typeof placed>, verdict: object) =>
    call.post('/webhooks/twilio/voice/line', { CallStatus: '', ...verdict })
  return { ...api, counts, placed, judge }
}

test('whoever calls and hears the words is a person, and has started at their first key', async (t) => {
  const { url, counts } = await start(t)
  const silent = inbound(url, 'line', GB)
  await silent.ring()
  await silent.press('')
  const keen = inbound(url, 'line', GB)
  await keen.ring()
  await keen.press('')
  await keen.press('9')
  await keen.press('1')
  const withheld = inbound(url, 'line', '+266696687')
  await withheld.ring()
  assert.deepEqual(await counts(), [{ shown: 3, started: 1 }, NONE])
})

test('a webhook that comes again, late or five times at once, counts once', async (t) => {
  const { url, counts } = await start(t)
  const call = inbound(url, 'line', GB)
  await call.ring()
  await call.post('/webhooks/twilio/voice/line', { CallStatus: 'ringing' })
  const offered = call.next ?? ''
  await Promise.all(Array.from({ length: 5 }, () => call.post(offered, { Digits: '1' })))
  assert.deepEqual(await counts(), [{ shown: 1, started: 1 }, NONE])
})

test('a person we called counts as one, a machine among the robots', async (t) => {
  const { placed, counts } = await start(t)
  const person = placed()
  await person.ring({ CallStatus: 'in-progress', ...HUMAN })
  await person.press('2', HUMAN)
  const machine = placed()
  await machine.ring({ CallStatus: 'in-progress', AnsweredBy: 'machine_start' })
  assert.deepEqual(await counts(), [
    { shown: 1, started: 1 },
    { shown: 1, started: 0 },
  ])
})

test('a verdict that comes late moves the call to the robots, once, on its own day', async (t) => {
  const { placed, judge, counts, clock } = await start(t)
  const call = placed()
  clock.now = START_MS + 14 * 3_600_000 - 1_000
  await call.ring({ CallStatus: 'in-progress', ...HUMAN })
  await call.press('1', HUMAN)
  assert.deepEqual(await counts(), [{ shown: 1, started: 1 }, NONE])
  clock.now += 2_000
  await Promise.all([judge(call, MACHINE), judge(call, MACHINE)])
  await judge(call, { AnsweredBy: 'fax' })
  const moved = [NONE, { shown: 1, started: 1 }]
  assert.deepEqual(await counts(), moved)
  assert.deepEqual(await counts('line', '?to=2026-11-24'), moved)
  assert.deepEqual(await counts('line', '?from=2026-11-25'), [NONE, NONE])
})
