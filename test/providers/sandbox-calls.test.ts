// The sandbox's telephone: what it tells as Twilio would, and when it tells nothing.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createCalls } from '../../src/providers/sandbox/calls.ts'
import { createNetwork } from '../../src/providers/sandbox/network.ts'

const ASK =
  '<Response><Gather numDigits="1" finishOnKey="" action="http://us/next"><Say language="en-US">Press 1.</Say></Gather></Response>'
const NUMBER =
  '<Response><Gather action="http://us/number"><Say language="en-US">Your number.</Say></Gather></Response>'
const BYE = '<Response><Say language="en-US">Goodbye.</Say><Hangup/></Response>'

function start(...answers: string[]) {
  const posts: { url: string; form: Record<string, string> }[] = []
  const network = createNetwork({ clock: () => 0, tell: async () => undefined })
  const [phone] = network.phones()
  if (!phone) throw new Error('a network without phones')
  const calls = createCalls({
    clock: () => 0,
    lineOf: (door) => `http://us/${door}`,
    async post(url, form) {
      posts.push({ url, form: Object.fromEntries(form) })
      return form.has('CallbackSource') ? '<Response/>' : (answers.shift() ?? BYE)
    },
  })
  const order = { url: 'http://us/line?m=1', statusCallback: 'http://us/status' }
  const states = () => posts.map(({ form }) => form.CallStatus)
  return { phone, calls, posts, order, states }
}

test('dials a line and presses keys where they are listened for', async () => {
  const { phone, calls, posts } = start(ASK)
  await calls.dial(phone, 'line', 'sms:+815012345679', 'number')
  const call = calls.of(phone)
  assert.ok(call)
  assert.equal(call.state, 'talking')
  for (const key of ['12', 'x', '']) await calls.press(call, key)
  assert.equal(posts.length, 1)
  await calls.press(call, '1')
  assert.equal(call.state, 'ended')
  await calls.press(call, '1')
  assert.deepEqual(
    posts.map(({ url, form }) => [url, form.From, form.To, form.Digits]),
    [
      ['http://us/line', phone.number, '+815012345679', undefined],
      ['http://us/next', phone.number, '+815012345679', '1'],
    ],
  )
  calls.putAway(call)
  assert.equal(calls.of(phone), undefined)
})

test('sends a number at #, and what was typed when nothing more comes', async () => {
  const { phone, calls, posts } = start(NUMBER, NUMBER, NUMBER)
  await calls.dial(phone, 'line', '+815012345679', 'withheld')
  const call = calls.of(phone)
  assert.ok(call)
  assert.equal(posts[0]?.form.From, '+266696687')
  for (const key of '0901#') await calls.press(call, key)
  assert.equal(posts[1]?.form.Digits, '0901')
  await calls.wait(call)
  assert.equal('Digits' in (posts[2]?.form ?? {}), false)
})

test('a ringing call is answered, declined, or left to a machine, and each is told', async () => {
  for (const [how, expected] of [
    ['human', ['ringing', 'in-progress', 'in-progress', 'in-progress', 'completed']],
    ['decline', ['ringing', 'busy']],
  ] as const) {
    const { phone, calls, order, states, posts } = start(ASK)
    await calls.ring(phone, 'sms:+815012345679', order).settle()
    const call = calls.of(phone)
    assert.equal(call?.state, 'ringing')
    if (!call) return
    if (how === 'decline') await calls.decline(call)
    else {
      await calls.answer(call, 'human')
      await calls.answer(call, 'human')
      await calls.press(call, '1')
    }
    assert.deepEqual(states(), expected)
    for (const { form } of posts) {
      assert.deepEqual([form.From, form.To], ['+815012345679', phone.number])
      assert.equal(form.Direction, 'outbound-api')
    }
  }
})

test('a phone that is off or talking does not ring', async () => {
  const off = start()
  off.phone.isOffline = true
  await off.calls.ring(off.phone, '+815012345679', off.order).settle()
  assert.deepEqual(off.states(), ['no-answer'])
  assert.equal(off.calls.of(off.phone), undefined)

  const talking = start(ASK)
  await talking.calls.dial(talking.phone, 'line', '+815012345679', 'landline')
  const held = talking.calls.of(talking.phone)
  await talking.calls.ring(talking.phone, '+815012345679', talking.order).settle()
  assert.equal(talking.states().at(-1), 'busy')
  assert.equal(talking.calls.of(talking.phone), held)
})

test('hanging up tells the end of a call of ours only', async () => {
  const own = start(ASK)
  await own.calls.dial(own.phone, 'line', '+815012345679', 'number')
  const dialled = own.calls.of(own.phone)
  assert.ok(dialled)
  await own.calls.hangUp(dialled)
  assert.deepEqual(own.states(), ['ringing'])
  assert.equal(dialled.state, 'ended')

  const ours = start(ASK)
  await ours.calls.ring(ours.phone, '+815012345679', ours.order).settle()
  const rung = ours.calls.of(ours.phone)
  assert.ok(rung)
  await ours.calls.answer(rung, 'human')
  await ours.calls.hangUp(rung)
  assert.equal(ours.states().at(-1), 'completed')
})
