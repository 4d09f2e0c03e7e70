// Where the noes of somebody who moved go: whatever kind, however late they are found out to be
// theirs, and also when they were erased in between.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import fc from 'fast-check'
import { START_MS, startApi } from '../../support/api.ts'
import { metaEnvelope, PNID, postMeta, SENDER } from '../../support/meta.ts'

const OLD = '+819012345678'
const NEW = '+819099999999'
const USER = 'JP.13491208655302741918'
const SECOND = Math.floor(START_MS / 1_000)
const TOPIC = 'order-updates'

async function start(t: TestContext) {
  const api = await startApi(t)
  const { call, url } = api
  const post = async (path: string, body: object, status = 201) => {
    const answer = await call('POST', path, body)
    assert.equal(answer.status, status, JSON.stringify(answer.body))
    return answer.body
  }
  await post('/v1/senders', { phone: SENDER, provider: 'meta', providerId: PNID })
  const door = { slug: 'asks', kind: 'form', topics: [TOPIC], noticeId: 'demo-notice' }
  await post('/v1/entry-points', { ...door, state: 'live', confirmation: 'double', sender: SENDER })

  const tell = async (message: object, ago: number) => {
    const one = { timestamp: String(SECOND - ago), ...message }
    assert.equal(await postMeta(url, metaEnvelope({ messages: [one] })), 200)
  }
  let count = 0
  const from = OLD.slice(1)
  const wrote = (body: string, ago: number, more: object = {}) =>
    tell({ id: `wamid.w${++count}`, from, type: 'text', text: { body }, ...more }, ago)
  const system = { type: 'user_changed_number', wa_id: NEW.slice(1) }
  const consent = (person: unknown, act: string, ago: number, entryPoint = 'demo-api') =>
    post('/v1/consents', {
      ...{ person, topics: [TOPIC], entryPoint, notice: { id: 'demo-notice' } },
      act: { kind: act, at: new Date(START_MS - ago * 1_000).toISOString() },
    })
  return {
    ...{ ...api, post, wrote, consent },
    moved: (ago = 600) => tell({ id: 'wamid.moved', from, type: 'system', system }, ago),
    /** A form that asks for a confirmation. @returns what its answer declines */
    async asked(ago: number): Promise<string> {
      return (await consent(OLD, 'form', ago, 'asks')).eventIds[0]
    },
    async declined(question: string, ago: number) {
      const button_reply = { id: `DECLINE:${question}`, title: 'No' }
      const interactive = { type: 'button_reply', button_reply }
      await wrote('', ago, { type: 'interactive', text: undefined, interactive })
    },
    /** What stands against a message to them, though a paper says now that they agreed. */
    async reasons(to: unknown): Promise<string[]> {
      await consent(to, 'paper', 0)
      const message = { type: 'template', topic: TOPIC }
      const { body } = await call('POST', '/v1/eligibility', { to, sender: SENDER, message })
      return body.reasons.map(({ code }: { code: string }) => code)
    },
    async optOut(person: unknown, ago: number) {
      const at = new Date(START_MS - ago * 1_000).toISOString()
      await post('/v1/withdrawals', { person, scope: 'all', act: { kind: 'message', at } })
    },
    async erase(person: string) {
      const { personId } = await post('/v1/people/lookup', { person }, 200)
      await post(`/v1/people/${personId}/erase`, {}, 200)
    },
  }
}

test('a refusal follows as a refusal: before the move is known, and after', async (t) => {
  for (const isLate of [false, true]) {
    const { asked, declined, moved, reasons, consent } = await start(t)
    const question = await asked(1_200)
    if (isLate) await moved()
    await declined(question, 900)
    if (!isLate) await moved()
    for (const number of [OLD, NEW]) {
      assert.deepEqual(await reasons(number), ['opted_out_topic'], `${number} ${isLate}`)
    }
    // It answered one question: their own act, a typed one too, asks to be asked again.
    const { standing } = await consent(NEW, 'form', 0)
    assert.equal(standing.topics[TOPIC].status, 'given')
  }
})

test('a refusal beside a consent on record goes along as what it is', async (t) => {
  const { asked, declined, moved, consent, reasons } = await start(t)
  await declined(await asked(1_200), 900)
  await consent(OLD, 'paper', 1_500)
  await moved()
  assert.deepEqual(await reasons(NEW), ['opted_out_topic'])
  const { standing } = await consent(NEW, 'form', 0)
  assert.deepEqual([standing.topics[TOPIC].status, standing.noes], ['given', []])
})

test('what the next owner of the old number refuses stays with them', async (t) => {
  const { asked, declined, moved, reasons } = await start(t)
  await moved()
  await declined(await asked(300), 200)
  assert.deepEqual(await reasons(NEW), [])
  assert.deepEqual(await reasons(OLD), ['opted_out_topic'])
})

test('noes of whoever turns out to be the one who moved follow, in whatever order it is told', async (t) => {
  const facts = ['stop', 'hello', 'joined', 'moved'] as const
  const orders = fc.shuffledSubarray([...facts], { minLength: 4, maxLength: 4 })
  for (const order of fc.sample(orders, 10)) {
    const { optOut, wrote, moved, reasons } = await start(t)
    const tell = {
      stop: () => optOut({ userId: USER }, 1_200),
      hello: () => wrote('Hello', 900),
      joined: () => wrote('Thanks', 700, { from_user_id: USER }),
      moved: () => moved(600),
    }
    for (const name of order) await tell[name]()
    for (const number of [OLD, NEW]) {
      assert.deepEqual(await reasons(number), ['opted_out'], `${number} ${order}`)
    }
  }
})

test('noes follow where staff say that two are one', async (t) => {
  const { optOut, wrote, moved, reasons, post } = await start(t)
  await optOut({ userId: USER }, 1_200)
  await wrote('Hello', 900)
  await moved()
  await post('/v1/holds', { person: { phone: OLD, userId: USER }, reason: 'One person.' })
  assert.deepEqual(await reasons(NEW), ['opted_out'])
})

test('noes follow though a crash came between the two becoming one and that', async (t) => {
  const { optOut, wrote, moved, reasons, store } = await start(t)
  await optOut({ userId: USER }, 1_200)
  await wrote('Hello', 900)
  await moved()
  const { recordFor } = store.ledger
  Object.assign(store.ledger, { recordFor: () => Promise.reject(new Error('killed')) })
  const joined = { id: 'wamid.joined', from_user_id: USER }
  await assert.rejects(wrote('Thanks', 300, joined))
  Object.assign(store.ledger, { recordFor })
  await wrote('Thanks', 300, joined)
  assert.deepEqual(await reasons(NEW), ['opted_out'])
})

test('a no of before the move follows them though they were erased since', async (t) => {
  const { wrote, moved, erase, reasons, recorded } = await start(t)
  await wrote('Hello', 900)
  await moved()
  await erase(OLD)
  await wrote('STOP', 700)
  for (const number of [OLD, NEW]) {
    assert.ok((await reasons(number)).includes('opted_out'), number)
  }
  const once = await recorded()
  await moved()
  assert.deepEqual(await recorded(), once)
})
