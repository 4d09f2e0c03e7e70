// What Twilio's voice webhooks mean, and the TwiML they are answered with.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readTwiml } from '../../src/providers/sandbox/twiml.ts'
import { twiml } from '../../src/providers/twilio/twiml.ts'
import { parseCall } from '../../src/providers/twilio/voice.ts'

const INBOUND = {
  ...{ CallSid: 'CA09', AccountSid: 'AC0', From: '+12025550125', To: '+12025550100' },
  ...{ CallStatus: 'ringing', Direction: 'inbound', FromCountry: 'US' },
}
const PLACED = {
  ...{ CallSid: 'CA13', From: '+12025550100', To: '+12025550126' },
  ...{ CallStatus: 'in-progress', Direction: 'outbound-api' },
}
const parse = (form: Record<string, string>) => parseCall(new URLSearchParams(form))
const turn = (form: Record<string, string>) => {
  const heard = parse(form)
  assert.equal(heard.type, 'turn')
  return heard.type === 'turn' ? heard : assert.fail()
}

test('finds the person in From of a call in, and in To of a call of ours', () => {
  const inbound = turn({ ...INBOUND, StirVerstat: 'TN-Validation-Passed-A' })
  assert.deepEqual(inbound, {
    ...{ type: 'turn', callId: 'CA09', direction: 'inbound', person: '+12025550125' },
    ...{ receiver: '+12025550100', isVouched: true, isDoubted: false },
    attestation: 'TN-Validation-Passed-A',
    ...{ verdict: undefined, keys: undefined },
  })
  const placed = turn({ ...PLACED, AnsweredBy: 'human', Digits: '1' })
  assert.deepEqual(
    [placed.direction, placed.person, placed.receiver, placed.verdict, placed.keys],
    ['placed', '+12025550126', '+12025550100', 'human', '1'],
  )
})

test('believes one attestation, as a whole word', () => {
  for (const level of ['A', 'B', 'C']) {
    for (const ending of ['', '-Diverted', '-Passthrough']) {
      const StirVerstat = `TN-Validation-Passed-${level}${ending}`
      const { isVouched, isDoubted } = turn({ ...INBOUND, StirVerstat })
      assert.equal(isVouched, level === 'A' && ending === '', StirVerstat)
      assert.equal(isDoubted, false, StirVerstat)
    }
  }
  for (const StirVerstat of ['TN-Validation-Failed', 'No-TN-Validation', 'NULL', '']) {
    const { isVouched, isDoubted } = turn({ ...INBOUND, StirVerstat })
    assert.deepEqual([isVouched, isDoubted], [false, StirVerstat === 'TN-Validation-Failed'])
  }
  // Whom we called at a number is reached at it, whatever the network thinks of ours.
  assert.equal(turn({ ...PLACED, StirVerstat: 'TN-Validation-Failed' }).isDoubted, false)
})

test('tells silence from a key, and what no keypad has from both', () => {
  for (const [form, keys] of [
    [{}, undefined],
    [{ Digits: '' }, ''],
    [{ Digits: '9' }, '9'],
    [{ Digits: '0901', FinishedOnKey: '#' }, '0901'],
    [{ FinishedOnKey: '#' }, '#'],
    [{ Digits: '', FinishedOnKey: '' }, ''],
    [{ Digits: '１' }, '?'],
    [{ Digits: '1'.repeat(33) }, '?'],
  ] as const) {
    assert.equal(turn({ ...INBOUND, ...form }).keys, keys)
  }
})

test('takes ends of calls, steps on the way and verdicts for what they are', () => {
  const state = (form: Record<string, string>) => {
    const heard = parse({ ...PLACED, ...form })
    return heard.type === 'status' ? [heard.state, heard.error?.code] : heard.type
  }
  assert.deepEqual(state({ CallStatus: 'completed', CallDuration: '21' }), ['delivered', undefined])
  for (const status of ['busy', 'no-answer', 'failed', 'canceled']) {
    assert.deepEqual(state({ CallStatus: status, Digits: '1' }), ['failed', status])
  }
  // A key pressed right before they hung up comes with the end of the call.
  const ended = { CallStatus: 'completed', Digits: '2' }
  assert.equal(state(ended), 'turn')
  const source = { CallbackSource: 'call-progress-events' }
  assert.deepEqual(state({ ...ended, ...source }), ['delivered', undefined])
  assert.deepEqual(state({ CallStatus: 'ringing', ...source }), ['sent', undefined])
  for (const status of ['constructor', 'toString', '__proto__']) {
    assert.equal(state({ CallStatus: status }), 'turn')
  }
  assert.equal(state({}), 'turn')
  const verdictOf = (AnsweredBy: string) =>
    parse({ CallSid: 'CA13', AccountSid: 'AC0', AnsweredBy, MachineDetectionDuration: '4150' })
  for (const [word, verdict] of [
    ['human', 'human'],
    ['machine_start', 'machine'],
    ['machine_end_other', 'machine'],
    ['fax', 'machine'],
    ['unknown', 'unknown'],
    ['something_new', 'unknown'],
  ] as const) {
    assert.deepEqual(verdictOf(word), { type: 'verdict', callId: 'CA13', verdict })
  }
})

test('never throws, and names nobody whose number is withheld or none', () => {
  const value = fc.oneof(
    fc.string(),
    fc.constantFrom('+266696687', 'sip:a@b', '+1', '', '+12025550125'),
  )
  const names = [
    'CallSid',
    'From',
    'To',
    'CallStatus',
    'Direction',
    'Digits',
    'AnsweredBy',
    'StirVerstat',
  ]
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), value), (form) => {
      const heard = parse(form)
      if (heard.type !== 'turn') return
      assert.ok(heard.person === undefined || /^\+[1-9]\d{4,14}$/.test(heard.person))
      assert.notEqual(heard.person, '+266696687')
      assert.match(heard.keys ?? '', /^([\d*#]{0,32}|\?)$/)
    }),
  )
})

test('writes a question as Twilio reads it: one key, silence told, # told, both languages', () => {
  const { type, body } = twiml(
    {
      say: [
        { language: 'en', text: 'Tom & Jerry\'s <offers> "now"' },
        { language: 'ja', text: 'お得な情報' },
      ],
      listen: 'key',
    },
    'https://optin.example.com/x?a=1&b=2#rc=5&rp=all',
  )
  assert.equal(type, 'text/xml')
  assert.equal(
    body,
    '<?xml version="1.0" encoding="UTF-8"?><Response><Gather input="dtmf" numDigits="1" finishOnKey="" timeout="8" actionOnEmptyResult="true" action="https://optin.example.com/x?a=1&amp;b=2#rc=5&amp;rp=all" method="POST"><Say language="en-US" voice="Polly.Joanna">Tom &amp; Jerry\'s &lt;offers&gt; "now"</Say><Say language="ja-JP" voice="Polly.Mizuki">お得な情報</Say></Gather></Response>',
  )
})

test('listens for a number up to #, and ends a call that asks nothing', () => {
  const say = [{ language: 'en', text: 'Number, please.' }]
  const { body } = twiml({ say, listen: 'number' }, 'https://x.example/')
  assert.match(body, /finishOnKey="#"/)
  assert.doesNotMatch(body, /numDigits/)
  assert.match(twiml({ say }, '').body, /<\/Say><Hangup\/><\/Response>$/)
  assert.match(twiml(undefined, '').body, /<Response\/>$/)
})

test('parts what is too long for one Say, and loses nothing', () => {
  const text = '🌸'.repeat(5_000)
  const { body } = twiml({ say: [{ language: 'ja', text }], listen: 'key' }, 'x')
  const { say } = readTwiml(body)
  assert.equal(say.length, 2)
  assert.equal(say.map((each) => each.text).join(''), text)
})

test('leaves out what no XML can hold, and says the rest', () => {
  const say = [{ language: 'en', text: 'Tom & \ufffeJerry <b>\uffff 🎉' }]
  const heard = readTwiml(twiml({ say, listen: 'key' }, 'x').body)
  assert.deepEqual(
    heard.say.map(({ text }) => text),
    ['Tom & Jerry <b> 🎉'],
  )
})

test('is read back by the sandbox as it was meant, whatever is said', () => {
  const words = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .filter((text) => /^[^\p{Cc}\p{Cn}]+$/u.test(text) && text.trim() === text)
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 4 }), fc.webUrl(), (texts, url) => {
      const say = texts.map((text) => ({ language: 'en', text }))
      const heard = readTwiml(twiml({ say, listen: 'key' }, url).body)
      assert.deepEqual(
        heard.say,
        say.map(({ text }) => ({ language: 'en-US', text })),
      )
      assert.deepEqual(heard.gather, { action: url, most: 1, finish: '' })
    }),
  )
})
