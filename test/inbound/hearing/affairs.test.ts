// What providers tell of our own templates and numbers changes our settings, by its own time.

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { type TestContext, test } from 'node:test'
import fc from 'fast-check'
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js'
import type { Template, Versioned } from '../../../src/settings/schemas.ts'
import { inForce, withFields } from '../../../src/settings/versions.ts'
import { INFOBIP, START_MS, startApi, TWILIO } from '../../support/api.ts'
import { PNID, postMeta, SENDER } from '../../support/meta.ts'

const WABA = '102290129340398'
const NUMBER = '+819012345678'
const SECOND = Math.floor(START_MS / 1_000)

async function start(t: TestContext) {
  const api = await startApi(t)
  for (const sender of [
    { phone: SENDER, provider: 'meta', providerId: PNID, wabaId: WABA },
    { phone: '+15550783882', provider: 'twilio', providerId: 'whatsapp:+15550783882' },
    { phone: '+15550783883', provider: 'infobip', providerId: '15550783883' },
  ]) {
    assert.equal((await api.call('POST', '/v1/senders', sender)).status, 201)
  }
  const register = async (more: object) => {
    const template = { language: 'en_US', category: 'utility', topic: 'order-updates', ...more }
    assert.equal((await api.call('POST', '/v1/templates', template)).status, 201)
  }
  await register({ name: 'order_sent' })
  await register({ name: 'order_sent', language: 'ja' })
  const consent = {
    ...{ person: NUMBER, topics: ['offers', 'order-updates'], entryPoint: 'demo-api' },
    ...{ act: { kind: 'form' }, notice: { id: 'demo-notice' } },
  }
  assert.equal((await api.call('POST', '/v1/consents', consent)).status, 201)
  api.clock.now += 60_000
  const ask = async (message: object, more: object = {}) => {
    const body = { to: NUMBER, sender: SENDER, message, ...more }
    const answer = await api.call('POST', '/v1/eligibility', body)
    return answer.body.reasons.map((reason: { code: string }) => reason.code)
  }
  const order = { type: 'template', template: 'order_sent', language: 'en_US' }
  const told = async (field: string, value: object, time = SECOND + 60, waba = WABA) => {
    const entry = [{ id: waba, time, changes: [{ field, value }] }]
    const body = JSON.stringify({ object: 'whatsapp_business_account', entry })
    assert.equal(await postMeta(api.url, body), 200)
  }
  const about = (more: object, name = 'order_sent', language = 'en_US') => ({
    ...{ message_template_id: 1, message_template_name: name },
    ...{ message_template_language: language, ...more },
  })
  const aside = async () => {
    const text = await (await fetch(`${api.url}/metrics`)).text()
    const lines = text.matchAll(/^webhooks_set_aside_total\{.*reason="(\w+)"\} (\d+)/gm)
    const counts: Record<string, number> = {}
    for (const [, reason = '', count] of lines) {
      counts[reason] = (counts[reason] ?? 0) + Number(count)
    }
    return counts
  }
  const templateOf = async (id = 'order_sent.en_US') =>
    (await api.call('GET', `/v1/templates/${id}`)).body
  const senderOf = async (id = `meta.${PNID}`) => (await api.call('GET', `/v1/senders/${id}`)).body
  return { ...api, register, ask, order, told, about, aside, templateOf, senderOf }
}

/** As `start`; `tell` says no time. */
async function undated(t: TestContext) {
  const api = await start(t)
  const tell = async (field: string, value: object) => {
    const entry = [{ id: WABA, changes: [{ field, value }] }]
    const body = JSON.stringify({ object: 'whatsapp_business_account', entry })
    assert.equal(await postMeta(api.url, body), 200)
  }
  return { ...api, tell }
}

test('a template re-filed as marketing is marketing at once, and only that one', async (t) => {
  const { ask, order, told, about, templateOf, url } = await start(t)
  const stop = { wa_id: NUMBER.slice(1), category: 'marketing_messages', value: 'stop' }
  const metadata = { phone_number_id: PNID }
  const value = { metadata, user_preferences: [{ ...stop, timestamp: SECOND + 30 }] }
  const entry = [{ id: WABA, changes: [{ field: 'user_preferences', value }] }]
  const body = JSON.stringify({ object: 'whatsapp_business_account', entry })
  assert.equal(await postMeta(url, body), 200)
  assert.deepEqual(await ask(order), [])
  const done = about({ previous_category: 'UTILITY', new_category: 'MARKETING' })
  await told('template_category_update', done)
  assert.deepEqual(await ask(order), ['platform_marketing_stop'])
  assert.deepEqual(await ask({ ...order, language: 'ja' }), [])
  assert.equal((await templateOf()).category, 'marketing')
  assert.equal((await templateOf('order_sent.ja')).category, 'utility')
  // What was asked for the time before is answered with what it was then.
  const at = new Date(START_MS + 31_000).toISOString()
  assert.deepEqual(await ask(order, { at }), [])
})

test('an announcement leaves today as it is: its new category is the current one', async (t) => {
  const { ask, order, told, about, clock, templateOf } = await start(t)
  await told(
    'template_category_update',
    about({
      ...{ new_category: 'UTILITY', correct_category: 'MARKETING' },
      category_update_timestamp: SECOND + 86_400,
    }),
  )
  assert.equal((await templateOf()).category, 'utility')
  assert.deepEqual(await ask({ ...order, category: 'utility' }), [])
  // From the day it names it is marketing, also if nothing more is told.
  const later = { at: new Date(START_MS + 86_400_000).toISOString() }
  assert.deepEqual(await ask({ ...order, category: 'utility' }, later), ['category_mismatch'])
  clock.now = START_MS + 86_400_000
  assert.equal((await templateOf()).category, 'marketing')
})

test('an announced laxer category counts only once it is there', async (t) => {
  const { register, told, about, clock, templateOf } = await start(t)
  await register({ name: 'sale', category: 'marketing', topic: 'offers' })
  const coming = { new_category: 'MARKETING', correct_category: 'UTILITY' }
  const more = { ...coming, category_update_timestamp: SECOND + 86_400 }
  clock.now += 60_000
  await told('template_category_update', about(more, 'sale'), SECOND + 120)
  clock.now = START_MS + 2 * 86_400_000
  assert.equal((await templateOf('sale.en_US')).category, 'marketing')
})

test('paused, disabled and approved again: the state of the moment counts', async (t) => {
  const { ask, order, told, about, templateOf, clock } = await start(t)
  for (const [event, state, reasons] of [
    ['PAUSED', 'paused', ['template_unavailable']],
    ['REINSTATED', 'approved', []],
    ['FLAGGED', 'approved', []],
    ['DISABLED', 'disabled', ['template_unavailable']],
    ['APPROVED', 'approved', []],
    ['PENDING_DELETION', 'disabled', ['template_unavailable']],
  ] as const) {
    clock.now += 60_000
    const seconds = Math.floor(clock.now / 1_000)
    await told('message_template_status_update', about({ event, reason: 'NONE' }), seconds)
    assert.equal((await templateOf()).state, state, event)
    assert.deepEqual(await ask(order), reasons, event)
  }
})

test('without a time each change counts as it comes, and a repeat of the last one does not', async (t) => {
  const { tell, about, templateOf, call, clock } = await undated(t)
  const states: string[] = []
  for (const event of ['PAUSED', 'APPROVED', 'PAUSED', 'PAUSED', 'APPROVED']) {
    clock.now += 60_000
    await tell('message_template_status_update', about({ event }))
    states.push((await templateOf()).state)
  }
  assert.deepEqual(states, ['paused', 'approved', 'paused', 'paused', 'approved'])
  // What the business set by hand since is not undone by the same word once more.
  await call('PATCH', '/v1/templates/order_sent.en_US', { state: 'disabled' })
  const before = (await templateOf()).version
  await tell('message_template_status_update', about({ event: 'APPROVED' }))
  assert.deepEqual([(await templateOf()).state, (await templateOf()).version], ['disabled', before])
})

test('an announcement without a time that is repeated after its day stays past', async (t) => {
  const { tell, about, templateOf, clock } = await undated(t)
  const coming = { new_category: 'UTILITY', correct_category: 'MARKETING' }
  const more = about({ ...coming, category_update_timestamp: SECOND + 86_400 })
  await tell('template_category_update', more)
  clock.now = START_MS + 2 * 86_400_000
  await tell('template_category_update', more)
  assert.equal((await templateOf()).category, 'marketing')
})

test('bans without a time count as they come', async (t) => {
  const { tell, senderOf, call, clock } = await undated(t)
  const ban = async (state: string) => {
    clock.now += 60_000
    await tell('account_update', { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: state } })
    return (await senderOf()).restricted !== null
  }
  assert.deepEqual(
    [await ban('DISABLE'), await ban('REINSTATE'), await ban('DISABLE'), await ban('DISABLE')],
    [true, false, true, true],
  )
  await call('PATCH', `/v1/senders/meta.${PNID}`, { restricted: null })
  assert.equal(await ban('DISABLE'), false)
})

test('a template that is locked against editing is sent as before, or not as before', async (t) => {
  const { told, about, templateOf, clock } = await start(t)
  const states: string[] = []
  for (const event of ['LOCKED', 'PAUSED', 'LOCKED']) {
    clock.now += 60_000
    const seconds = Math.floor(clock.now / 1_000)
    await told('message_template_status_update', about({ event }), seconds)
    states.push((await templateOf()).state)
  }
  assert.deepEqual(states, ['approved', 'paused', 'paused'])
})

test('an older word that comes late undoes nothing', async (t) => {
  const { told, about, templateOf, clock } = await start(t)
  clock.now += 600_000
  const tell = (event: string, ago: number) =>
    told('message_template_status_update', about({ event }), Math.floor(clock.now / 1_000) - ago)
  await tell('PAUSED', 60)
  await tell('APPROVED', 120)
  assert.equal((await templateOf()).state, 'paused')
  // Other fields told late find their own place.
  const filed = about({ new_category: 'MARKETING', previous_category: 'UTILITY' })
  await told('template_category_update', filed, Math.floor(clock.now / 1_000) - 300)
  const { state, category, version } = await templateOf()
  assert.deepEqual([state, category], ['paused', 'marketing'])
  await tell('PAUSED', 60)
  assert.equal((await templateOf()).version, version)
})

test('the versions of a setting are the same in whatever order their facts come', () => {
  const facts = fc.uniqueArray(
    fc.record({
      from: fc.integer({ min: 1_000, max: 1_040 }),
      fields: fc.oneof(
        fc.record({ category: fc.constantFrom('marketing', 'utility') }),
        fc.record({ state: fc.constantFrom('approved', 'paused', 'disabled') }),
        fc.record({ quality: fc.constantFrom('GREEN', 'RED') }),
      ),
    }),
    { selector: ({ from }) => from, maxLength: 8 },
  )
  const value = { category: 'utility', state: 'approved' } as unknown as Template
  const first: Versioned<Template> = { versions: [{ from: 1_000, value }] }
  const lay = (list: readonly { from: number; fields: object }[]) =>
    list.reduce((all, { from, fields }) => withFields(all, from, fields, `k${from}`), first)
  fc.assert(
    fc.property(facts, fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), (list, ranks) => {
      const order = list.map((fact, i) => ({ fact, rank: ranks[i] ?? 0 }))
      const shuffled = order.sort((a, b) => a.rank - b.rank).map(({ fact }) => fact)
      const [one, other] = [lay(list), lay([...shuffled, ...shuffled])]
      for (let at = 990; at <= 1_045; at++) {
        assert.deepEqual(inForce(other, at), inForce(one, at))
        const known = list.filter(({ from }) => from <= at).sort((a, b) => a.from - b.from)
        const expected = Object.assign({ ...value }, ...known.map(({ fields }) => fields))
        if (at >= 1_000) assert.deepEqual(inForce(one, at), expected)
      }
    }),
  )
})

test('what is told of templates and accounts we do not know is set aside', async (t) => {
  const { told, about, aside } = await start(t)
  await told('message_template_status_update', about({ event: 'PAUSED' }, 'stranger'))
  await told(
    'message_template_status_update',
    about({ event: 'PAUSED' }),
    SECOND,
    'another account',
  )
  await told('message_template_status_update', about({ event: 'SPARKLING' }))
  await told('template_category_update', about({ new_category: 'POETRY' }))
  await told('account_update', { event: 'ACCOUNT_DANCE' })
  await told('template_category_update', { message_template_name: 5 })
  assert.deepEqual(await aside(), {
    ...{ unknown_template: 1, unknown_receiver: 1, unknown_value: 3, broken: 1 },
  })
})

test('quality and limits are shown, and stop nothing', async (t) => {
  const { told, about, templateOf, senderOf, ask, order } = await start(t)
  await told('message_template_quality_update', about({ new_quality_score: 'RED' }))
  assert.equal((await templateOf()).quality, 'RED')
  await told('phone_number_quality_update', {
    ...{ display_phone_number: '1 555-078-3881', event: 'FLAGGED', current_limit: 'TIER_1K' },
  })
  await told(
    'business_capability_update',
    { max_daily_conversations_per_business: 2000 },
    SECOND + 61,
  )
  await told(
    'account_update',
    {
      ...{ event: 'ACCOUNT_VIOLATION', violation_info: { violation_type: 'SCAM' } },
    },
    SECOND + 62,
  )
  const { health, restricted } = await senderOf()
  assert.deepEqual(health, { event: 'ACCOUNT_VIOLATION', dailyLimit: '2000', violation: 'SCAM' })
  assert.equal(restricted, null)
  assert.deepEqual(await ask(order), [])
})

test('a ban stops the sender until Meta takes it back', async (t) => {
  const { told, senderOf, ask, order, clock } = await start(t)
  const ban = (state: unknown, at: number) =>
    told('account_update', { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: state } }, at)
  await ban(['SCHEDULE_FOR_DISABLE'], SECOND + 10)
  assert.deepEqual(await ask(order), [])
  await ban(['DISABLE'], SECOND + 20)
  assert.deepEqual(await ask(order), ['sender_blocked'])
  assert.equal((await senderOf()).restricted.reason, 'Banned by Meta.')
  // Late, from before.
  await ban('REINSTATE', SECOND + 15)
  assert.deepEqual(await ask(order), ['sender_blocked'])
  clock.now += 60_000
  await ban('REINSTATE', SECOND + 100)
  assert.deepEqual(await ask(order), [])
  assert.equal((await senderOf()).restricted, null)
})

test('a restriction ends when it said it would; the business’s own block stays its own', async (t) => {
  const { told, call, ask, order, clock, senderOf } = await start(t)
  const until = new Date(START_MS + 3_600_000).toISOString().replace('.000Z', '+0000')
  const kind = (restriction_type: string) => ({ restriction_type, expiration: until })
  const info = (...kinds: string[]) => ({
    event: 'ACCOUNT_RESTRICTION',
    restriction_info: kinds.map(kind),
  })
  await told('account_update', info('RESTRICTED_ADD_PHONE_NUMBER_ACTION'), SECOND + 5)
  assert.deepEqual(await ask(order), [])
  await told('account_update', info('RESTRICTED_BIZ_INITIATED_MESSAGING'), SECOND + 10)
  const { body } = await call('POST', '/v1/eligibility', {
    ...{ to: NUMBER, sender: SENDER, message: order },
  })
  assert.deepEqual(
    [body.reasons[0].code, body.retryAt],
    ['sender_blocked', new Date(START_MS + 3_600_000).toISOString()],
  )
  clock.now = START_MS + 3_600_000
  assert.deepEqual(await ask(order), [])
  clock.now = START_MS + 60_000
  assert.deepEqual(await ask(order), ['sender_blocked'])
  // The business knows better: the webhook that took it back was lost.
  const id = `/v1/senders/meta.${PNID}`
  assert.equal((await call('PATCH', id, { restricted: null })).body.restricted, null)
  assert.deepEqual(await ask(order), [])
  await call('PATCH', id, { blocked: 'We are closed.' })
  const ban = { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: 'REINSTATE' } }
  await told('account_update', ban, SECOND + 59)
  assert.deepEqual(await ask(order), ['sender_blocked'])
  assert.equal((await senderOf()).blocked, 'We are closed.')
})

test('Twilio and Infobip tell of templates too', async (t) => {
  const { url, register, templateOf, clock, aside } = await start(t)
  const sid = `HX${'1'.repeat(32)}`
  await register({ name: 'owl', language: 'en', providerId: sid })
  await register({ name: 'fox', language: 'en_GB' })
  clock.now += 60_000
  const time = new Date(clock.now).toISOString()
  const tell = async (type: string, currentValue: string, id: string) => {
    const template = { sid, externalTemplateName: 'owl_hx', language: 'en', currentValue }
    const body = JSON.stringify({
      ...{ specversion: '1.0', type: 'com.twilio.messaging.template.approval.updated', id, time },
      data: { type, channel: 'whatsapp', template },
    })
    const digest = createHash('sha256').update(body).digest('hex')
    const path = `/webhooks/twilio/events?bodySHA256=${digest}`
    const signature = getExpectedTwilioSignature(TWILIO.authToken, `http://localhost${path}`, {})
    const headers = { 'x-twilio-signature': signature }
    const { status } = await fetch(url + path, { method: 'POST', headers, body })
    assert.equal(status, 200)
  }
  await tell('category_update', 'marketing', 'e1')
  await tell('status_update', 'paused', 'e2')
  await tell('status_update', 'iridescent', 'e3')
  const owl = await templateOf('owl.en')
  assert.deepEqual([owl.category, owl.state], ['marketing', 'paused'])

  const credentials = Buffer.from(`${INFOBIP.webhookUser}:${INFOBIP.webhookPassword}`)
  const infobip = async (content: object) => {
    const { status } = await fetch(`${url}/webhooks/infobip/subscription`, {
      method: 'POST',
      headers: { authorization: `Basic ${credentials.toString('base64')}` },
      body: JSON.stringify({ from: '15550783883', content, createdAt: time.replace('Z', '+0000') }),
    })
    assert.equal(status, 200)
  }
  await infobip({ templateName: 'fox', language: 'en_GB', status: 'REJECTED' })
  await infobip({ templateName: 'fox', language: 'en_GB', category: 'MARKETING' })
  const fox = await templateOf('fox.en_GB')
  assert.deepEqual([fox.category, fox.state], ['marketing', 'rejected'])
  await infobip({ templateName: 'fox', language: 'en_GB', status: 'SHINY' })
  assert.deepEqual(await aside(), { unknown_value: 2 })
})

test('what blocks a number is heard beside fields that are null or odd', async (t) => {
  const { ask, order, told } = await start(t)
  const limit = { restriction_type: 'RESTRICTED_BIZ_INITIATED_MESSAGING', expiration: null }
  const restricted = { event: 'ACCOUNT_RESTRICTION', ban_info: null, restriction_info: [limit] }
  await told('account_update', { ...restricted, violation_info: 'x', current_limit: {} })
  assert.deepEqual(await ask(order), ['sender_blocked'])
  const free = { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: 'REINSTATE' } }
  await told('account_update', { ...free, restriction_info: null }, SECOND + 61)
  assert.deepEqual(await ask(order), [])
  const paused = { message_template_name: 'order_sent', message_template_language: 'en_US' }
  const field = 'message_template_status_update'
  await told(field, { ...paused, event: 'PAUSED', new_category: null, reason: null }, SECOND + 62)
  assert.deepEqual(await ask(order), ['template_unavailable'])
})
