// Calls to a door, as Twilio's webhooks bring them: what is said, what is recorded, what follows.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startIvr as start } from '../../support/ivr.ts'
import { inbound } from '../../support/voice.ts'

const GB = '+447700900125'
const JP = '+819012345678'
const US = '+12025550125'
const CA = '+16045550123'
const LANDLINE = '+81312345678'

test('key 1 is explicit where the door says none; the chat asks once, and confirms', async (t) => {
  const { url, parts, sent, check, eventsOf, press, payloads } = await start(t)
  const call = inbound(url, 'line', GB)
  await call.ring()
  assert.match(call.last(), /^Hello, this is Sakura Coffee\./)
  assert.match(call.last(), /offers and news on WhatsApp from plus 1, 5 5 5/)
  assert.match(call.last(), /STOP/)
  assert.match(call.last(), /To agree, press 1\. To decline, press 2\./)
  assert.deepEqual(await eventsOf(GB), [])
  await call.press('1')
  assert.match(call.last(), /Thank you/)
  assert.equal(call.next, undefined)
  assert.equal((await check(GB)).consent.strength, 'explicit')
  await parts.drain()
  assert.equal(sent.length, 1)
  assert.deepEqual(sent[0]?.to, { phone: GB })
  await press(GB, payloads()[0] ?? '')
  assert.equal((await check(GB)).consent.strength, 'confirmed')
  const [given, , confirmed] = await eventsOf(GB)
  assert.deepEqual([given.type, given.channel], ['consent.given', 'voice'])
  assert.equal(given.evidence.text, call.said[0])
  assert.equal(given.evidence.language, 'en')
  assert.deepEqual(given.evidence.provided, {
    ...{ callId: call.sid, direction: 'inbound', keys: '1', number: 'caller id' },
    ...{ attestation: null, answeredBy: null, receiver: '+815012345679', secondsIn: 0 },
  })
  assert.equal(confirmed.type, 'consent.confirmed')
  assert.equal(confirmed.answers, given.id)
})

test('the evidence tells how long the words had been read out when the key came', async (t) => {
  const { url, clock, eventsOf } = await start(t)
  const call = inbound(url, 'line', GB)
  await call.ring()
  clock.now += 4_000
  await call.press('9')
  clock.now += 17_400
  await call.press('1')
  const [given] = await eventsOf(GB)
  assert.equal(given.evidence.provided.secondsIn, 17)
})

test('our number is read out as it is dialled from where the caller is', async (t) => {
  const { url, call: ask, door } = await start(t)
  const ours = '+815033330000'
  const sender = { phone: ours, provider: 'meta', providerId: '77' }
  assert.equal((await ask('POST', '/v1/senders', sender)).status, 201)
  await door('tokyo', { confirmation: 'none', sender: ours })
  for (const [caller, keys, number] of [
    [GB, [], /from plus 8 1, 5 0, 3 3 3 3, 0 0 0 0\./],
    [JP, ['8'], /from 0 5 0, 3 3 3 3, 0 0 0 0\./],
  ] as const) {
    const call = inbound(url, 'tokyo', caller)
    await call.ring()
    for (const key of keys) await call.press(key)
    assert.match(call.last(), number)
    await call.press('1')
    assert.match(call.last(), caller === GB ? /to plus 8 1, 5 0/ : /to 0 5 0, 3 3 3 3/)
  }
})

test('a caller changes the language by 8, and what was then said is the evidence', async (t) => {
  const { url, parts, sent, eventsOf } = await start(t)
  for (const [phone, first, language, asks] of [
    [JP, /For English, press 8\./, 'en', /^Hello, this is Sakura Coffee.*To agree, press 1/s],
    [GB, /日本語は、8を押してください/, 'ja', /^お電話ありがとうございます.*同意される場合は1を/s],
  ] as const) {
    const call = inbound(url, 'line', phone)
    await call.ring()
    assert.match(call.last(), first)
    const xml = await call.press('8')
    assert.match(call.last(), asks)
    // Each sentence in the voice of its own language.
    assert.match(xml, /<Say language="en-US"[^>]*>[ -~]*<\/Say>/)
    assert.match(xml, /<Say language="ja-JP"[^>]*>[^<]*日本語|<Say language="ja-JP"[^>]*>お電話/)
    await call.press('1')
    const [given] = await eventsOf(phone)
    assert.equal(given.type, 'consent.given')
    assert.equal(given.evidence.language, language)
    assert.equal(given.evidence.text, call.said[1])
    await parts.drain()
    const content = sent.at(-1)?.content
    assert.equal(content?.type === 'template' && content.language, language)
  }
})

test('a no to the question withdraws what the key press gave', async (t) => {
  const { url, parts, reasons, eventsOf, press, payloads } = await start(t)
  const call = inbound(url, 'line', GB)
  await call.ring()
  await call.press('1')
  await parts.drain()
  await press(GB, payloads()[1] ?? '')
  const last = (await eventsOf(GB)).at(-1)
  assert.deepEqual([last.type, last.scope, last.topics], ['consent.withdrawn', 'topic', ['offers']])
  assert.ok((await reasons(GB)).includes('opted_out_topic'))
})

test('key 1 is pending where the door says double, until the button is pressed', async (t) => {
  const { url, parts, sent, reasons, check, press, payloads } = await start(t)
  const call = inbound(url, 'twice', JP)
  await call.ring()
  assert.match(call.last(), /^お電話ありがとうございます。こちらはSakura Coffeeです。/)
  assert.match(call.last(), /お得な情報とお知らせをWhatsAppでお送りします/)
  await call.press('1')
  assert.deepEqual(await reasons(JP), ['consent_pending'])
  await parts.drain()
  assert.equal(sent.length, 1)
  await press(JP, payloads()[0] ?? '')
  assert.equal((await check(JP)).consent.strength, 'confirmed')
  const reply = sent.at(-1)?.content
  assert.match(reply?.type === 'text' ? reply.text : '', /^ありがとうございます。Sakura Coffeeから/)
})

test('key 2 is a no to these topics alone, and lifts nothing and stops nothing else', async (t) => {
  const { url, clock, parts, sent, check, reasons, eventsOf } = await start(t)
  const call = inbound(url, 'line', GB)
  await call.ring()
  await call.press('2')
  assert.match(call.last(), /That is fine/)
  const events = await eventsOf(GB)
  assert.deepEqual(
    events.map(({ type, topics }: { type: string; topics: string[] }) => [type, topics]),
    [['consent.refused', ['offers']]],
  )
  assert.match(events[0].evidence.text, /offers and news/)
  assert.equal(events[0].evidence.told, call.last())
  assert.equal(events[0].evidence.provided.keys, '2')
  assert.deepEqual(await reasons(GB), ['no_consent'])
  assert.equal((await check(GB)).consent.status, 'refused')
  await parts.drain()
  assert.equal(sent.length, 0)
  // Whoever thinks better of it may call again.
  clock.now += 60_000
  const again = inbound(url, 'line', GB)
  await again.ring()
  await again.press('1')
  assert.deepEqual(await reasons(GB), [])
})

test('a key pressed right before hanging up counts: key 2 is a no', async (t) => {
  const { url, reasons } = await start(t)
  const first = inbound(url, 'line', GB)
  await first.ring()
  await first.press('1')
  assert.deepEqual(await reasons(GB), [])
  const second = inbound(url, 'line', GB)
  await second.ring()
  await second.press('2', { CallStatus: 'completed' })
  assert.deepEqual(await reasons(GB), ['opted_out_topic'])
})

test('silence, wrong keys and hanging up leave nothing', async (t) => {
  const { url, recorded } = await start(t)
  for (const keys of [['', ''], ['5', '#', '0'], ['9', '9', '9', '9'], ['*'], []]) {
    const call = inbound(url, 'line', GB)
    await call.ring()
    for (const key of keys) await call.press(key)
    if (keys.length > 1) assert.match(call.last(), /We have recorded nothing/)
  }
  assert.deepEqual(await recorded(), [])
})

test('only the very word of the network makes a caller id lift a no', async (t) => {
  const { url, clock, call: api, parts, sent, reasons, eventsOf } = await start(t)
  const stop = { person: US, scope: 'all', act: { kind: 'message' } }
  assert.equal((await api('POST', '/v1/withdrawals', stop)).status, 201)
  clock.now += 60_000
  for (const StirVerstat of [
    ...['TN-Validation-Passed-B', 'TN-Validation-Passed-A-Diverted', 'TN-Validation-Failed'],
    ...['No-TN-Validation', '', 'tn-validation-passed-a'],
  ]) {
    const call = inbound(url, 'line', US, StirVerstat === '' ? {} : { StirVerstat })
    await call.ring()
    await call.press('1')
    const event = (await eventsOf(US)).at(-1)
    assert.equal(event.evidence.told, call.last())
    assert.equal(event.type, 'consent.pending')
    assert.equal(event.evidence.provided.attestation, StirVerstat || null)
    assert.ok((await reasons(US)).includes('opted_out'))
  }
  await parts.drain()
  assert.equal(sent.length, 0)
  const call = inbound(url, 'line', US, { StirVerstat: 'TN-Validation-Passed-A' })
  await call.ring()
  await call.press('1')
  assert.ok(!(await reasons(US)).includes('opted_out'))
  assert.equal((await eventsOf(US)).at(-1).fromAddress, true)
})

test('nobody hears whether a number said no, and whoever did hears how to start again', async (t) => {
  const { url, clock, call: api, parts, sent, reasons, eventsOf, write } = await start(t)
  const stop = { person: GB, scope: 'all', act: { kind: 'message' } }
  assert.equal((await api('POST', '/v1/withdrawals', stop)).status, 201)
  clock.now += 60_000
  const heard = async (phone: string) => {
    const call = inbound(url, 'line', phone)
    await call.ring()
    await call.press('1')
    await parts.drain()
    const last = (await eventsOf(phone)).at(-1)
    assert.equal(last.evidence.told, call.last())
    return { words: call.last(), type: last.type, count: sent.length }
  }
  const stopped = await heard(GB)
  const other = await heard('+447700900126')
  assert.equal(stopped.words, other.words)
  assert.deepEqual([stopped.type, stopped.count], ['consent.pending', 0])
  assert.deepEqual([other.type, other.count], ['consent.given', 1])
  // True for both: it promises no message.
  assert.match(stopped.words, /^Thank you\. If a message from us comes to this number/)
  assert.match(stopped.words, /If none comes, .* please send START from this number/)
  assert.doesNotMatch(stopped.words, /will get/)
  await write(GB, 'START')
  assert.deepEqual(await reasons(GB), [])
})

for (const StirVerstat of [
  ...['TN-Validation-Failed', 'TN-Validation-Failed-A', 'TN-Validation-Failed-C-Diverted'],
  'A-word-nobody-knows',
]) {
  test(`a caller id found to be ${StirVerstat} is pending until the number answers`, async (t) => {
    const { url, parts, sent, reasons, check, eventsOf, press, payloads } = await start(t)
    const call = inbound(url, 'line', CA, { StirVerstat })
    await call.ring()
    await call.press('1')
    assert.match(call.last(), /^Thank you\./)
    const [event] = await eventsOf(CA)
    assert.deepEqual([event.type, event.awaits], ['consent.pending', 'confirmation'])
    assert.equal(event.evidence.provided.attestation, StirVerstat)
    assert.equal(event.evidence.text, call.said[0])
    assert.deepEqual(await reasons(CA), ['consent_pending'])
    await parts.drain()
    assert.deepEqual(sent[0]?.to, { phone: CA })
    await press(CA, payloads()[0] ?? '')
    assert.equal((await check(CA)).consent.strength, 'confirmed')
  })
}

test('a caller id that no network looked at, or one half vouches for, is explicit as it stands', async (t) => {
  const { url, check } = await start(t)
  const words = ['', 'NULL', 'No-TN-Validation', 'TN-Validation-Passed-C-Passthrough']
  for (const [i, StirVerstat] of words.entries()) {
    const phone = `+1202555013${i}`
    const call = inbound(url, 'line', phone, StirVerstat === '' ? {} : { StirVerstat })
    await call.ring()
    await call.press('1')
    assert.equal((await check(phone)).consent.strength, 'explicit', StirVerstat)
  }
})

test('a caller whose number is withheld keys one in, hears it, and is pending until it answers', async (t) => {
  const { url, parts, sent, recorded, check, reasons, eventsOf, press, payloads } = await start(t)
  const hidden = [
    ...['+266696687', '+7378742833', '+2562533', '+8656696', '+86282452253'],
    ...[
      'anonymous',
      'Restricted',
      'unavailable',
      'sip:alice@example.com',
      'client:bob',
      '',
      '12345',
    ],
  ]
  for (const from of hidden) {
    const call = inbound(url, 'line', from)
    await call.ring()
    assert.match(call.last(), /We cannot see the number/, from)
    await call.press('1')
    assert.match(call.last(), /not a complete phone number/, from)
  }
  assert.deepEqual(await recorded(), [])
  const call = inbound(url, 'line', 'anonymous')
  await call.ring()
  assert.match(
    call.last(),
    /^Hello.*\n.*hash key\.\nお電話ありがとうございます。.*\n.*最後にシャープ/,
  )
  await call.press('09012345678')
  assert.match(call.last(), /0 9 0、1 2 3 4、5 6 7 8/)
  assert.match(call.last(), /お得な情報とお知らせ/)
  assert.deepEqual(await recorded(), [])
  await call.press('1')
  assert.deepEqual(await reasons(JP), ['consent_pending'])
  const [pending] = await eventsOf(JP)
  assert.equal(pending.evidence.provided.number, 'keyed')
  assert.ok(call.said.at(-2)?.includes(pending.evidence.text))
  assert.match(pending.evidence.text, /お得な情報とお知らせ/)
  assert.doesNotMatch(JSON.stringify(pending.evidence), /90123|1 2 3 4/)
  await parts.drain()
  assert.deepEqual(sent[0]?.to, { phone: JP })
  await press(JP, payloads()[0] ?? '')
  assert.equal((await check(JP)).consent.strength, 'confirmed')
})

test('a keyed number that declines says nothing for its owner', async (t) => {
  const { url, recorded } = await start(t)
  const call = inbound(url, 'line', 'anonymous')
  await call.ring()
  for (const keys of ['09012345678', '2']) await call.press(keys)
  assert.match(call.last(), /^承知いたしました/)
  assert.deepEqual(await recorded(), [])
})

test('a keyed number of somebody who said no stays silent and stopped', async (t) => {
  const { url, clock, call: api, parts, sent, reasons } = await start(t)
  const stop = { person: JP, scope: 'all', act: { kind: 'message' } }
  await api('POST', '/v1/withdrawals', stop)
  clock.now += 60_000
  const call = inbound(url, 'line', 'anonymous')
  await call.ring()
  for (const keys of ['09012345678', '1']) await call.press(keys)
  await parts.drain()
  assert.equal(sent.length, 0)
  assert.ok((await reasons(JP)).includes('opted_out'))
})

test('the owner of a number that others key in is asked once a day', async (t) => {
  const { url, clock, parts, sent, write } = await start(t)
  const keyIn = async () => {
    const call = inbound(url, 'line', 'anonymous')
    await call.ring()
    for (const keys of ['09012345678', '1']) await call.press(keys)
    clock.now += 60_000
  }
  for (let i = 0; i < 3; i++) await keyIn()
  await parts.drain()
  await keyIn()
  await parts.drain()
  assert.equal(sent.length, 1)
  clock.now += 86_400_000
  await keyIn()
  await parts.drain()
  assert.equal(sent.length, 2)
  await write(JP, 'Who is this?')
  assert.equal(sent.length, 2)
})

test('a landline names a mobile number or itself, and either must answer', async (t) => {
  const { url, parts, sent, reasons } = await start(t)
  const first = inbound(url, 'line', LANDLINE)
  await first.ring()
  assert.match(first.last(), /固定電話から/)
  for (const keys of ['09012345678', '1']) await first.press(keys)
  assert.deepEqual(await reasons(JP), ['consent_pending'])
  const second = inbound(url, 'line', LANDLINE)
  await second.ring()
  await second.press('1')
  assert.match(second.last(), /同意される場合は1を/)
  await second.press('1')
  assert.deepEqual(await reasons(LANDLINE), ['consent_pending'])
  await parts.drain()
  assert.deepEqual(sent.map(({ to }) => to.phone).sort(), [LANDLINE, JP].sort())
})

test('a landline that names itself and declines is heard as a mobile is, and for no other number', async (t) => {
  const { url, call: api, reasons, eventsOf, recorded } = await start(t)
  for (const person of [LANDLINE, JP]) {
    const consent = {
      ...{ person, topics: ['offers'], entryPoint: 'demo-form', act: { kind: 'form' } },
      notice: { id: 'demo-notice', language: 'ja' },
    }
    assert.equal((await api('POST', '/v1/consents', consent)).status, 201)
  }
  const decline = async (...keys: string[]) => {
    const call = inbound(url, 'line', LANDLINE)
    await call.ring()
    for (const key of [...keys, '2']) await call.press(key)
    return call
  }
  const before = await recorded()
  await decline('09012345678')
  assert.deepEqual(await recorded(), before)
  const call = await decline('1')
  assert.deepEqual(await reasons(LANDLINE), ['opted_out_topic'])
  assert.deepEqual(await reasons(JP), [])
  const { type, scope, topics, evidence } = (await eventsOf(LANDLINE)).at(-1)
  assert.deepEqual([type, scope, topics], ['consent.withdrawn', 'topic', ['offers']])
  assert.equal(evidence.told, call.last())
  assert.equal(evidence.provided.number, 'caller id')
  assert.doesNotMatch(JSON.stringify(evidence), /312345678|1 2 3 4/)
  // Keyed in full, it is theirs all the same.
  await decline('0312345678')
  assert.equal((await eventsOf(LANDLINE)).length, 3)
})

test('what was said is kept, also when the notice or the names change in the call', async (t) => {
  const { url, call: api, noticeId, eventsOf } = await start(t)
  const call = inbound(url, 'line', GB)
  await call.ring()
  const texts = { en: 'New words: {business}, {topics}, WhatsApp. {stop}' }
  assert.equal((await api('PATCH', `/v1/notices/${noticeId}`, { texts })).status, 200)
  assert.equal((await api('POST', `/v1/notices/${noticeId}/publish`)).status, 200)
  await call.press('9')
  assert.equal(call.said[1], call.said[0])
  await call.press('1')
  const [given] = await eventsOf(GB)
  assert.equal(given.evidence.text, call.said[0])
  assert.equal(given.evidence.noticeVersion, 1)
  const later = inbound(url, 'line', GB)
  await later.ring()
  assert.match(later.last(), /New words: Sakura Coffee, offers and news/)
})

test('a no is recorded also when a name changes in the call; a yes to the old name is not', async (t) => {
  const { url, call: api, noticeId, reasons, eventsOf } = await start(t)
  const changes = [
    ['ja', JP, '+819012345670', '/v1/topics/offers', { labels: { ja: '特売' } }],
    ['en', GB, '+447700900120', '/v1/business', { displayName: 'Kaffee Kirsche' }],
  ] as const
  for (const [language, person, other, path, change] of changes) {
    const consent = {
      ...{ person, topics: ['offers'], entryPoint: 'demo-form', act: { kind: 'form' } },
      notice: { id: 'demo-notice', language },
    }
    assert.equal((await api('POST', '/v1/consents', consent)).status, 201)
    const [yes, no] = [inbound(url, 'line', other), inbound(url, 'line', person)]
    await yes.ring()
    await no.ring()
    assert.equal((await api('PATCH', path, change)).status, 200)
    await yes.press('1')
    assert.match(yes.last(), /takes no sign-ups/)
    assert.deepEqual(await eventsOf(other), [])
    await no.press('2')
    assert.match(no.last(), /That is fine|承知いたしました/)
    assert.ok((await reasons(person)).includes('opted_out_topic'))
    const { type, scope, topics, evidence } = (await eventsOf(person)).at(-1)
    assert.deepEqual([type, scope, topics], ['consent.withdrawn', 'topic', ['offers']])
    assert.equal(evidence.text, no.said[0])
    assert.deepEqual([evidence.noticeId, evidence.noticeVersion], [noticeId, 1])
    assert.deepEqual([evidence.language, evidence.told], [language, no.last()])
    assert.equal(evidence.businessName, undefined)
  }
})

test('a question that found no template waits until the caller writes, and is asked once', async (t) => {
  const { url, parts, sent, check, write, press, payloads } = await start(t, { templates: false })
  const call = inbound(url, 'line', GB)
  await call.ring()
  await call.press('1')
  await parts.drain()
  assert.equal(sent.length, 0)
  await write(GB, 'Hello')
  assert.equal(sent.length, 1)
  await write(GB, 'Hello again')
  assert.equal(sent.length, 1)
  await press(GB, payloads()[0] ?? '')
  assert.equal((await check(GB)).consent.strength, 'confirmed')
})

test('what a business’s own system reports as a call is not asked about by us', async (t) => {
  const { call: api, parts, sent, check, noticeId } = await start(t)
  const { status } = await api('POST', '/v1/consents', {
    ...{ person: GB, topics: ['offers'], entryPoint: 'line', act: { kind: 'call' } },
    notice: { id: noticeId, language: 'en' },
  })
  assert.equal(status, 201)
  await parts.drain()
  assert.equal(sent.length, 0)
  assert.equal((await check(GB)).consent.strength, 'explicit')
})
