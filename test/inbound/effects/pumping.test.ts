// Questions that cost money, asked on the word of whoever typed a number: what a business spends on
// them in a day, and to whom none goes.

import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { test } from 'node:test'
import { DAY_MS } from '../../../src/time.ts'
import { startInviting } from '../../doors/invitations/kit.ts'
import { PNID, postMeta, SENDER, textFrom } from '../../support/meta.ts'

/** Nobody's phone in the United Kingdom, and a landline there. */
const PREMIUM = '+449098012345'
const LANDLINE = '+442079460018'

/** Doors that ask by SMS and on WhatsApp, and forms that anybody can send. */
async function start(t: TestContext) {
  const api = await startInviting(t)
  const { call, clock, parts, sent, url } = api
  const must = async (path: string, body: object) =>
    assert.equal((await call('POST', path, body)).status, 201)
  await must('/v1/senders', { phone: SENDER, provider: 'meta', providerId: PNID })
  const door = {
    ...{ kind: 'form', topics: ['offers'], noticeId: 'demo-notice', state: 'live' },
    ...{ confirmation: 'double', sender: SENDER },
  }
  await must('/v1/entry-points', { ...door, slug: 'by-sms', confirmVia: 'sms' })
  await must('/v1/entry-points', { ...door, slug: 'by-whatsapp' })
  const fill = async (slug: string, phones: readonly string[]) => {
    for (const phone of phones) {
      const { status } = await call('POST', '/v1/consents', {
        ...{ person: phone, topics: ['offers'], entryPoint: slug, act: { kind: 'form' } },
        notice: { id: 'demo-notice', language: 'ja' },
      })
      assert.equal(status, 201)
    }
    await parts.drain()
  }
  const hear = async (phone: string, text: string, more: object = {}) => {
    clock.now += 1_000
    assert.equal(await postMeta(url, textFrom(phone, text, clock.now, more)), 200)
    await parts.drain()
  }
  const limit = async (perDay: number, perCountryPerDay: number) => {
    const invitations = { perDay, perCountryPerDay }
    assert.equal((await call('PUT', '/v1/policy', { invitations })).status, 200)
  }
  const template = () =>
    must('/v1/templates', {
      ...{ name: 'optin_confirmation', language: 'ja', category: 'utility' },
      topic: 'order-updates',
    })
  const told = () => sent.map(({ to, channel }) => `${channel} ${to.phone}`)
  return { ...api, fill, hear, limit, template, told }
}

const numbers = (begin: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${begin}${String(i).padStart(2, '0')}`)

test('texts no more numbers of a country in a day than a business may spend there', async (t) => {
  const { fill, sent, limit, clock } = await start(t)
  await limit(9, 3)
  await fill('by-sms', [...numbers('+9989012345', 5), ...numbers('+370612345', 5)])
  assert.equal(sent.length, 6)
  await fill('by-sms', numbers('+8190111111', 5))
  assert.equal(sent.length, 9)
  clock.now += 26 * 3_600_000
  await fill('by-sms', ['+998901234599'])
  assert.equal(sent.length, 10)
})

test('has limits of its own where the policy names none, apart from those of invitations', async (t) => {
  const { fill, sent, invite, parts } = await start(t)
  await fill('by-sms', numbers('+9989012345', 52))
  assert.equal(sent.length, 50)
  assert.equal((await invite('+998901234599')).status, 202)
  await parts.drain()
  assert.equal(sent.length, 51)
})

test('spends on templates too, and nothing on a question in the chat', async (t) => {
  const { fill, sent, limit, template, hear } = await start(t)
  await template()
  await limit(1, 1)
  await fill('by-whatsapp', ['+819012345670', '+819012345671'])
  assert.equal(sent.length, 1)
  for (let i = 2; i < 5; i++) {
    await hear(`+81901234567${i}`, 'Hello')
    await fill('by-whatsapp', [`+81901234567${i}`])
  }
  assert.deepEqual(
    sent.map(({ content }) => content.type),
    ['template', 'buttons', 'buttons', 'buttons'],
  )
})

test('texts no premium number and no landline, and sends the first no template either', async (t) => {
  const { fill, told, template, hear, sent } = await start(t)
  await template()
  await fill('by-sms', [PREMIUM, LANDLINE])
  await fill('by-whatsapp', [PREMIUM])
  assert.deepEqual(told(), [])
  await fill('by-whatsapp', [LANDLINE])
  assert.deepEqual(told(), [`whatsapp ${LANDLINE}`])
  // Whoever writes from there is asked there.
  await hear(PREMIUM, 'Hello')
  assert.equal(sent.at(-1)?.content.type, 'buttons')
})

test('what is over the limit waits, and is asked in the chat once they write', async (t) => {
  const { fill, told, limit, hear, sent, reasons } = await start(t)
  await limit(1, 1)
  const late = '+819012345671'
  await fill('by-sms', ['+819012345670', late])
  assert.deepEqual(told(), ['sms +819012345670'])
  await hear(late, 'はい')
  const content = sent.at(-1)?.content
  assert.deepEqual(told().slice(1), [`whatsapp ${late}`])
  const [yes] = content?.type === 'buttons' ? content.buttons : []
  await hear(late, '', {
    ...{ type: 'interactive', text: undefined },
    interactive: { type: 'button_reply', button_reply: { id: yes?.id, title: 'Yes' } },
  })
  assert.deepEqual(await reasons('offers', { to: late, sender: SENDER }), [])
})

test('counts each question it holds back, and logs a limit once, without a number', async (t) => {
  const { fill, limit, lines, deps, clock } = await start(t)
  await limit(1, 1)
  await fill('by-sms', numbers('+8190123456', 5))
  const metrics = await deps.metrics.register.getSingleMetricAsString('questions_held_back_total')
  assert.match(metrics, /questions_held_back_total\{limit="\w+_a_day"\} 4/)
  const logged = () => lines.filter((line) => line.includes('wait for their persons'))
  assert.equal(logged().length, 1)
  assert.doesNotMatch(logged()[0] ?? '', /9012345/)
  clock.now += 26 * 3_600_000
  await fill('by-sms', ['+819012345800', '+819012345801'])
  assert.equal(logged().length, 2)
})

test('spends once for a person asked often, and nothing for one who was asked enough', async (t) => {
  const { fill, limit, told, clock, parts } = await start(t)
  await limit(3, 3)
  await fill('by-sms', ['+819012345670', '+819012345670', '+819012345670'])
  await parts.drain()
  assert.equal(told().length, 1)
  await fill('by-sms', ['+819012345671', '+819012345672', '+819012345673'])
  assert.equal(told().length, 3)
  clock.now += DAY_MS + 2 * 3_600_000
  await fill('by-sms', ['+819012345673'])
  assert.equal(told().length, 4)
})

test('the thank-you page says how the question comes, and what to do where none does', async (t) => {
  const { url } = await start(t)
  for (const [slug, words] of [
    ['by-sms', 'will ask you by text message to confirm'],
    ['by-whatsapp', 'will ask you on WhatsApp to confirm'],
  ] as const) {
    const pages = []
    for (const phone of ['+819012345670', PREMIUM]) {
      const body = new URLSearchParams({ phone, topics: 'offers' })
      const sent = await fetch(`${url}/o/${slug}?lang=en`, { method: 'POST', body })
      pages.push((await sent.text()).replaceAll(/d=[\w-]+/g, ''))
    }
    assert.equal(pages[0], pages[1])
    assert.ok(pages[0]?.includes(words))
    assert.match(pages[0] ?? '', /If no question comes.*write YES to \+[\d\s]+ on WhatsApp/)
  }
})
