// Doors within a conversation: sentences people send, questions they answer, words they key in.

import assert from 'node:assert/strict'
import { readByJsqr } from '../support/codes.ts'
import { inbound } from '../support/voice.ts'
import { type Visit, type World, wordsOn } from './kit.ts'

/** A phone with WhatsApp on it. */
const PHONE = {
  'user-agent':
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
}

/** Follows the tracked link on a phone and sends the sentence that stands in the box there. */
async function follow(world: World, link: string, { slug, phone, language }: Visit) {
  const { pathname } = new URL(link)
  const headers = { ...PHONE, 'accept-language': language }
  const led = await world.get(pathname, headers)
  assert.equal(led.status, 302)
  const to = new URL(led.headers.get('location') ?? '')
  assert.equal(to.host, 'wa.me')
  const text = to.searchParams.get('text') ?? ''
  assert.ok(text.endsWith(`(${slug})`))
  await world.write(phone, text)
  // The words in full stand a link away from the sentence.
  return wordsOn(await world.page(`${pathname}/words`, headers))
}

/** The link as it is posted or mailed. */
export async function byLink(world: World, visit: Visit): Promise<string> {
  const { body } = await world.call('GET', `/v1/entry-points/${visit.slug}`)
  return follow(world, body.urls.short, visit)
}

/** The code as it is printed, read by a camera. */
export async function byCode(world: World, visit: Visit): Promise<string> {
  const { body } = await world.get(`/q/${visit.slug}.png?size=400`)
  return follow(world, readByJsqr(body) ?? assert.fail('no code'), visit)
}

/** They write first; our question, with the words of the notice, is answered by its button. */
export const asked =
  (hello: Readonly<Record<Visit['language'], string>>, more: object = {}) =>
  async (world: World, { slug, language, phone }: Visit): Promise<string> => {
    await world.must('PATCH', `/v1/entry-points/${slug}`, { confirmation: 'double' })
    await world.write(phone, hello[language], more)
    const { content } = world.lastTo(phone)
    assert.ok(content.type === 'buttons')
    const [yes] = content.buttons
    assert.ok(yes?.id.startsWith('CONFIRM:'))
    await world.write(phone, '', {
      ...{ type: 'interactive', text: undefined },
      interactive: { type: 'button_reply', button_reply: yes },
    })
    return content.text
  }

/** The word from a poster; the notice comes back by SMS. */
export async function keyword(world: World, { phone }: Visit): Promise<string> {
  await world.text(phone, 'JOIN')
  const { content, channel } = world.lastTo(phone)
  assert.equal(channel, 'sms')
  return content.type === 'text' ? content.text : ''
}

/** They call, listen, and press 1. */
export async function called(world: World, { slug, phone }: Visit): Promise<string> {
  const call = inbound(world.url, slug, phone)
  await call.ring()
  const [spoken = ''] = call.said
  await call.press('1')
  assert.equal(call.next, undefined)
  return spoken
}
