// SMS keywords through Twilio's webhooks: how they may be written, at which number, and what a
// STOP before or after them makes of it.

import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { test } from 'node:test'
import fc from 'fast-check'
import { bareKeyword } from '../../../src/chat/keyword.ts'
import { segmentsOf } from '../../../src/chat/sms.ts'
import { NUMBER, SMS, startInviting } from '../../doors/invitations/kit.ts'
import { TWILIO } from '../../support/api.ts'
import { PNID, postMeta, SENDER, textFrom } from '../../support/meta.ts'
import { twilioForm } from '../../support/twilio.ts'

const OTHER_SMS = '+815000000002'

async function start(t: TestContext) {
  const api = await startInviting(t)
  for (const sender of [
    { phone: OTHER_SMS, provider: 'twilio', providerId: OTHER_SMS },
    { phone: SENDER, provider: 'meta', providerId: PNID },
  ]) {
    assert.equal((await api.call('POST', '/v1/senders', sender)).status, 201)
  }
  let count = 0
  const text = async (body: string, to = SMS, from = NUMBER, more: Record<string, string> = {}) => {
    api.clock.now += 1_000
    const form = { MessageSid: `SMk${++count}`, From: from, To: to, Body: body, ...more }
    const { status } = await twilioForm(api.url, '/webhooks/twilio/message', form, TWILIO.authToken)
    assert.equal(status, 200)
    await api.parts.drain()
  }
  const door = (slug: string, more: object = {}) =>
    api.call('POST', '/v1/entry-points', {
      ...{ slug, kind: 'sms_keyword', topics: ['offers'], noticeId: 'demo-notice', state: 'live' },
      ...more,
    })
  const grants = async (person = NUMBER) =>
    (await api.events(person)).filter(({ type }: { type: string }) => type === 'consent.given')
  return { ...api, text, door, grants }
}

test('a keyword counts in any case and width, with quotes around it or a sign at its end', async (t) => {
  const { text, grants } = await start(t)
  const written = [
    'JOIN',
    'join',
    ' Join ',
    'ＪＯＩＮ',
    'JOIN.',
    '"JOIN"',
    '「JOIN」',
    'JOIN!',
    'ｊｏｉｎ！',
  ]
  for (const [i, body] of [...written, 'join\n', 'JOIN。', '\u200bJOIN'].entries()) {
    const person = `+81901111${1000 + i}`
    await text(body, SMS, person)
    const [grant] = await grants(person)
    assert.deepEqual([grant?.evidence.keyword, grant?.strength], ['JOIN', 'explicit'], body)
    assert.equal(grant.evidence.said, body)
  }
})

test('a question, a sentence, a picture or half a word is conversation', async (t) => {
  const { text, grants, sent } = await start(t)
  for (const body of [
    'JOIN?',
    'ＪＯＩＮ？',
    'Can I JOIN',
    'JOIN 👎',
    'JOI',
    'JOINT',
    'not join',
    '',
  ]) {
    await text(body)
  }
  assert.deepEqual(await grants(), [])
  assert.equal(sent.length, 0)
})

test('is answered with its notice in the language of the number, once, in three segments', async (t) => {
  const { text, grants, sent, textOf } = await start(t)
  await text('JOIN')
  const [grant] = await grants()
  assert.equal(sent.length, 1)
  assert.deepEqual([sent[0]?.channel, sent[0]?.from], ['sms', SMS])
  assert.equal(textOf(sent[0]), grant.evidence.text)
  assert.match(textOf(sent[0]), /Sakura Coffeeは.*お得な情報とお知らせ.*停止/s)
  assert.ok(segmentsOf(textOf(sent[0])).count <= 3)
  // Sent again it is a fact, and costs no second text.
  await text('join')
  assert.equal((await grants()).length, 2)
  assert.equal(sent.length, 1)
  await text('JOIN', SMS, '+447911123456')
  assert.match(textOf(sent[1]), /^Sakura Coffee may send you messages/)
})

test('a notice that is a long letter is answered with who, what and how to stop', async (t) => {
  const { text, sent, textOf, patch, call, grants } = await start(t)
  const texts = { en: `{business} sends {topics}. {stop} ${'And so on. '.repeat(60)}` }
  await patch('/v1/notices/demo-notice', { texts })
  assert.equal((await call('POST', '/v1/notices/demo-notice/publish')).status, 200)
  await text('JOIN')
  assert.match(textOf(sent[0]), /Sakura Coffee.*offers and news.*STOP/)
  assert.ok(segmentsOf(textOf(sent[0])).count <= 3)
  assert.match((await grants())[0].evidence.text, /And so on/)
})

test('STOP after it wins, also in the same moment; the keyword after STOP lifts it', async (t) => {
  const { text, reasons, clock } = await start(t)
  await text('JOIN')
  assert.deepEqual(await reasons('offers', { sender: SENDER }), [])
  await text('STOP')
  assert.deepEqual(await reasons('offers', { sender: SENDER }), ['opted_out'])
  await text('JOIN')
  assert.deepEqual(await reasons('offers', { sender: SENDER }), [])
  clock.now -= 1_000
  await text('STOP')
  assert.deepEqual(await reasons('offers', { sender: SENDER }), ['opted_out'])
})

test('on WhatsApp it counts as their own message, but not when it is passed on', async (t) => {
  const { url, clock, grants, parts } = await start(t)
  const say = async (more: object = {}) => {
    clock.now += 1_000
    assert.equal(await postMeta(url, textFrom(NUMBER, 'JOIN', clock.now, more)), 200)
    await parts.drain()
  }
  await say({ context: { forwarded: true } })
  await say({ context: { frequently_forwarded: true } })
  assert.deepEqual(await grants(), [])
  await say()
  assert.equal((await grants()).length, 1)
  const form = { MessageSid: 'SMf', From: NUMBER, To: SMS, Body: 'JOIN', Forwarded: 'true' }
  await twilioForm(url, '/webhooks/twilio/message', form, TWILIO.authToken)
  assert.equal((await grants()).length, 1)
})

test('a word Twilio took for its own, or of a closed or foreign door, grants nothing', async (t) => {
  const { text, grants, patch, other } = await start(t)
  await text('JOIN', SMS, NUMBER, { OptOutType: 'START' })
  await patch('/v1/entry-points/demo-sms-keyword', { state: 'paused' })
  await text('JOIN')
  const call = await other()
  const topic = { key: 'news', category: 'marketing', labels: { en: 'news' } }
  await call('POST', '/v1/topics', topic)
  const texts = { en: '{business} sends {topics}. {stop}' }
  const notice = await call('POST', '/v1/notices', { topics: ['news'], texts })
  await call('POST', `/v1/notices/${notice.body.id}/publish`)
  const foreign = {
    ...{ slug: 'foreign', kind: 'sms_keyword', topics: ['news'], noticeId: notice.body.id },
    ...{ keywords: ['LATTE'], state: 'live' },
  }
  assert.equal((await call('POST', '/v1/entry-points', foreign)).status, 201)
  await text('LATTE')
  assert.deepEqual(
    (await grants()).filter((grant: { entryPoint?: string }) => grant.entryPoint),
    [],
  )
})

test('the same word at two numbers is two doors; one number cannot have it twice', async (t) => {
  const { door, text, grants, patch, call } = await start(t)
  assert.equal((await door('east', { keywords: ['TEA'], sender: SMS })).status, 201)
  assert.equal((await door('west', { keywords: ['tea'], sender: OTHER_SMS })).status, 201)
  assert.equal((await door('all', { keywords: ['Ｔｅａ'] })).status, 201)
  await text('TEA', OTHER_SMS)
  await text('tea', SMS, '+819011112222')
  assert.equal((await grants())[0].entryPoint, 'west')
  assert.equal((await grants('+819011112222'))[0].entryPoint, 'east')
  const doubled = await door('again', { keywords: ['MUG', ' “TEA” '], sender: SMS })
  assert.deepEqual(
    [doubled.status, doubled.body.code, doubled.body.errors],
    [
      422,
      'field_invalid',
      [
        {
          path: 'keywords.1',
          code: 'keyword_taken',
          message: 'Another entry point of this number has this word.',
        },
      ],
    ],
  )
  assert.equal(
    (await door('twice', { keywords: ['MUG', 'mug'] })).body.errors[0].path,
    'keywords.1',
  )
  assert.equal((await door('none', { keywords: ['!!'] })).body.code, 'field_invalid')
  // A draft may wait for the word; it goes live once the word is free.
  assert.equal(
    (await door('draft', { keywords: ['TEA'], sender: SMS, state: 'draft' })).status,
    201,
  )
  const live = await call('PATCH', '/v1/entry-points/draft', { state: 'live' })
  assert.equal(live.body.code, 'field_invalid')
  await patch('/v1/entry-points/east', { keywords: ['CHAI'] })
  await patch('/v1/entry-points/draft', { state: 'live' })
})

test('a keyword that Twilio reports again is one fact', async (t) => {
  const { url, grants, parts, sent } = await start(t)
  const form = { MessageSid: 'SMsame', From: NUMBER, To: SMS, Body: 'JOIN' }
  const post = () => twilioForm(url, '/webhooks/twilio/message', form, TWILIO.authToken)
  await Promise.all([post(), post(), post()])
  await parts.drain()
  await post()
  await parts.drain()
  assert.equal((await grants()).length, 1)
  assert.equal(sent.length, 1)
})

test('reading a keyword never fails, and reads its own result as itself', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' })), (text) => {
      const word = bareKeyword(text)
      if (word === undefined) return
      assert.ok(word.length > 0)
      assert.equal(bareKeyword(word.slice(0, 60)), word.length <= 60 ? word : undefined)
    }),
  )
  assert.equal(bareKeyword('x'.repeat(10_000)), undefined)
})
