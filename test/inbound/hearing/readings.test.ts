// A webhook in which a name stands twice: each no in it counts, no yes does, and people see it.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseMeta } from '../../../src/providers/meta/parse.ts'
import { readJson } from '../../../src/providers/readings.ts'
import { startApi } from '../../support/api.ts'
import { metaEnvelope, PNID, postMeta, SENDER, statusOf, textFrom } from '../../support/meta.ts'

const NUMBER = '+819012345678'
const OTHER = '+819087654321'

async function start(t: Parameters<typeof startApi>[0]) {
  const api = await startApi(t)
  const sender = { phone: SENDER, provider: 'meta', providerId: PNID }
  assert.equal((await api.call('POST', '/v1/senders', sender)).status, 201)
  const tell = async (body: string) => assert.equal(await postMeta(api.url, body), 200)
  const standing = async (phone: string) =>
    (await api.call('POST', '/v1/people/lookup', { person: phone })).body.standing
  const noes = async (phone: string) =>
    ((await standing(phone))?.noes ?? []).map((no: { kind: string; scope: string }) =>
      [no.kind, no.scope].join(' '),
    )
  const aside = async () => {
    const { items } = (await api.call('GET', '/v1/set-aside')).body
    const opened = items.map(({ id }: { id: string }) => api.call('GET', `/v1/set-aside/${id}`))
    return (await Promise.all(opened)).map(({ body }) => body)
  }
  return { ...api, tell, standing, noes, aside }
}

const with2 = (json: string, one: string, two: string) => {
  assert.ok(json.includes(one))
  return json.replace(one, `${one},${two}`)
}

test('loses nothing else of the same POST, and shows every reading to its business', async (t) => {
  const { tell, standing, noes, aside, clock, other } = await start(t)
  await other()
  const body = JSON.parse(textFrom(NUMBER, 'hello', clock.now - 60_000))
  const beside = JSON.parse(textFrom(OTHER, 'Hi', clock.now - 60_000))
  const { messages } = body.entry[0].changes[0].value
  delete body.entry[0].changes[0].value.contacts
  messages.push(...beside.entry[0].changes[0].value.messages)
  await tell(with2(JSON.stringify(body), '"body":"hello"', '"body":"STOP"'))
  assert.deepEqual(await noes(NUMBER), ['optout all'])
  assert.deepEqual((await standing(NUMBER)).windows, [])
  assert.equal((await standing(OTHER)).windows.length, 1)
  const [shown, ...more] = await aside()
  assert.deepEqual([shown.reason, shown.what, more.length], ['broken', 'repeated field', 0])
  assert.match(shown.content, /"hello".*"STOP"/)
  assert.ok(!shown.content.includes(OTHER.slice(1)))
})

test('hears wording in doubt and buttons in any reading, and no yes', async (t) => {
  const { tell, noes, clock } = await start(t)
  const button = (payload: string) =>
    textFrom(NUMBER, '', clock.now - 60_000, { type: 'button', button: { payload } })
  const start2 = textFrom(OTHER, 'STOP', clock.now - 90_000)
  await tell(start2)
  await tell(with2(textFrom(OTHER, 'hi', clock.now - 60_000), '"body":"hi"', '"body":"START"'))
  assert.deepEqual(await noes(OTHER), ['optout all'])
  const two = with2(button('MORE'), '"payload":"MORE"', '"payload":"OPTOUT_MARKETING"')
  await tell(with2(two, '"payload":"MORE"', '"payload":"OPTOUT_TOPIC:offers"'))
  assert.deepEqual((await noes(NUMBER)).sort(), ['optout marketing', 'optout topic'])
})

test('hears a stop of marketing in any reading, and a resume in none', async (t) => {
  const { tell, noes, clock } = await start(t)
  const preference = (phone: string, value: string, ago: number) =>
    metaEnvelope(
      {
        user_preferences: [
          {
            ...{ wa_id: phone.slice(1), category: 'marketing_messages', value },
            timestamp: clock.now / 1_000 - ago,
          },
        ],
      },
      'user_preferences',
    )
  await tell(with2(preference(NUMBER, 'stop', 60), '"value":"stop"', '"value":"resume"'))
  assert.deepEqual(await noes(NUMBER), ['platform_stop marketing'])
  await tell(with2(preference(NUMBER, 'stop', 30), '"value":"stop"', '"value":"resume"'))
  await tell(with2(preference(NUMBER, 'resume', 20), '"value":"resume"', '"value":"odd"'))
  assert.deepEqual(await noes(NUMBER), ['platform_stop marketing'])
  const about = { id: 'wamid.out', phone: OTHER, status: 'failed', at: clock.now, code: 131026 }
  await tell(with2(statusOf(about), '"code":131026', '"code":131050'))
  assert.deepEqual(await noes(OTHER), ['platform_stop marketing'])
})

test('takes what every reading agrees on as it is', async (t) => {
  const { tell, standing, aside, clock } = await start(t)
  const body = textFrom(NUMBER, 'Hi', clock.now - 60_000, { odd: 1 })
  await tell(with2(body, '"odd":1', '"odd":2'))
  assert.equal((await standing(NUMBER)).windows.length, 1)
  assert.deepEqual(await aside(), [])
})

test('reads a body in which every name stands once as often as its parser does: once', () => {
  const body = JSON.parse(textFrom(NUMBER, 'はい:"{'.repeat(20), 1_700_000_000_000))
  const { value } = body.entry[0].changes[0]
  value.messages = Array.from({ length: 1_000 }, (_, i) => ({ ...value.messages[0], id: `w${i}` }))
  let readings = 0
  const read = readJson(Buffer.from(JSON.stringify(body)), (reading) => {
    readings++
    return parseMeta(reading)
  })
  const parts = [...read]
  assert.deepEqual([parts.length, readings], [1_000, 1])
})
