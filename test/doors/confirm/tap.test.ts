// Doors whose page may post by itself (`onTap`): at most pending; the message it leads to is the yes.

import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { test } from 'node:test'
import { PNID, postMeta, SENDER, textFrom } from '../../support/meta.ts'
import { NUMBER, startInviting } from '../invitations/kit.ts'

async function start(t: TestContext) {
  const api = await startInviting(t)
  const sender = { phone: SENDER, provider: 'meta', providerId: PNID }
  assert.equal((await api.call('POST', '/v1/senders', sender)).status, 201)
  await api.patch('/v1/entry-points/demo-sms-link', { onTap: true, sender: SENDER })
  const path = await api.invited()
  const say = async (text: string, more: object = {}) => {
    api.clock.now += 1_000
    assert.equal(await postMeta(api.url, textFrom(NUMBER, text, api.clock.now, more)), 200)
    await api.parts.drain()
  }
  /** The sentence its button opens WhatsApp with. */
  const sentence = async () => {
    const { html } = await api.page(path)
    const link = /href="https:\/\/wa\.me\/\d+\?text=([^"]+)"/.exec(html)?.[1] ?? assert.fail(html)
    return decodeURIComponent(link)
  }
  const asked = async (topic = 'offers') => {
    const message = { type: 'template', topic }
    const question = { to: NUMBER, sender: SENDER, message }
    const { body } = await api.call('POST', '/v1/eligibility', question)
    return body.reasons.map(({ code }: { code: string }) => code)
  }
  return { ...api, path, say, sentence, asked }
}

test('runs one script of ours, on that page only, and has the buttons all the same', async (t) => {
  const { page, path, url } = await start(t)
  const { html, headers } = await page(path)
  assert.match(headers.get('content-security-policy') ?? '', /script-src 'self'/)
  assert.equal(headers.get('referrer-policy'), 'same-origin')
  assert.equal(html.match(/<script src="\/tap\.js" defer><\/script>/g)?.length, 1)
  assert.match(html, /Agree and open WhatsApp/)
  assert.match(html, /No, thanks/)
  assert.equal((await fetch(`${url}/tap.js`)).status, 200)
})

test('a tap is pending, sends nothing, and is one fact however often it comes', async (t) => {
  const { press, path, asked, page, events, sent, parts } = await start(t)
  await parts.drain()
  const count = sent.length
  const answers = await Promise.all([press(path, 'tap'), press(path, 'tap'), press(path, 'tap')])
  assert.ok(answers.every(({ status }) => status === 303))
  await parts.drain()
  assert.deepEqual(await asked(), ['consent_pending'])
  assert.equal(sent.length, count)
  const pending = (await events()).filter(
    ({ type }: { type: string }) => type === 'consent.pending',
  )
  assert.equal(pending.length, 1)
  assert.match(pending[0].evidence.text, /Sakura Coffee/)
  // The page does not post again.
  const { html, headers } = await page(path)
  assert.ok(!html.includes('<script'))
  assert.doesNotMatch(headers.get('content-security-policy') ?? '', /script-src/)
  assert.match(html, /One last step/)
})

test('the message in WhatsApp that it leads to makes it explicit', async (t) => {
  const { press, path, asked, sentence, say, events, page } = await start(t)
  await press(path, 'tap')
  await say(await sentence())
  assert.deepEqual(await asked(), [])
  const given = (await events()).find(({ type }: { type: string }) => type === 'consent.given')
  assert.deepEqual(
    [given.strength, given.channel, given.entryPoint],
    ['explicit', 'whatsapp', 'demo-sms-link'],
  )
  assert.match((await page(path)).html, /Thank you, you agreed/)
})

test('an edited message is conversation: the chat asks, once, by buttons', async (t) => {
  const { press, path, asked, say, sent } = await start(t)
  await press(path, 'tap')
  const count = sent.length
  for (const text of ['What is this about?', 'Hello?']) await say(text)
  assert.deepEqual(await asked(), ['consent_pending'])
  assert.equal(sent.length, count + 1)
  const content = sent.at(-1)?.content
  const [yes] = content?.type === 'buttons' ? content.buttons : []
  assert.match(yes?.id ?? '', /^CONFIRM:/)
  await say('', {
    ...{ type: 'interactive', text: undefined },
    interactive: { type: 'button_reply', button_reply: { id: yes?.id, title: 'Yes' } },
  })
  assert.deepEqual(await asked(), [])
})

test('after a tap the button of the page would still be a yes, and the no is a no', async (t) => {
  const { press, path, asked, say, sentence, page, clock } = await start(t)
  await press(path, 'tap')
  const words = await sentence()
  await press(path, 'decline')
  assert.deepEqual(await asked(), ['no_consent'])
  // They changed their mind, from the phone itself; and once more, on the page.
  await say(words)
  assert.deepEqual(await asked(), [])
  assert.match((await page(path)).html, /Thank you, you agreed/)
  clock.now += 1_000
  await press(path, 'decline')
  assert.deepEqual(await asked(), ['opted_out_topic'])
  assert.match((await page(path)).html, /taken back/)
})

test('a no after the message a tap led to takes back what that message agreed to', async (t) => {
  const { press, path, asked, say, sentence, page, clock } = await start(t)
  await press(path, 'tap')
  await say(await sentence())
  assert.deepEqual(await asked(), [])
  clock.now += 1_000
  await press(path, 'decline')
  assert.deepEqual(await asked(), ['opted_out_topic'])
  assert.match((await page(path)).html, /taken back/)
})

test('a tap after their STOP grants nothing and lifts nothing', async (t) => {
  const { press, path, asked, say, sent } = await start(t)
  await say('STOP')
  const count = sent.length
  await press(path, 'tap')
  assert.ok((await asked()).includes('opted_out'))
  assert.equal(sent.length, count)
})

test('a door without it takes no tap', async (t) => {
  const { press, path, asked, patch } = await start(t)
  await patch('/v1/entry-points/demo-sms-link', { onTap: false })
  assert.equal((await press(path, 'tap')).status, 200)
  assert.deepEqual(await asked(), ['no_consent'])
})
