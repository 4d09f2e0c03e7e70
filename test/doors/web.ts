// Doors on pages: forms, machines, what other sites carry, the link of an invitation, staff.

import assert from 'node:assert/strict'
import { actionOn, fieldOn, readable, SHOP, type Visit, type World, wordsOn } from './kit.ts'

const BOTH = [
  ['topics', 'offers'],
  ['topics', 'order-updates'],
] as const

/** Opens the door's page and sends its form. @param query of the link that led there */
export const fillIn =
  (query = '') =>
  async (world: World, { slug, language, phone }: Visit): Promise<string> => {
    const html = await world.page(`/o/${slug}?lang=${language}${query}`)
    assert.match(html, new RegExp(`<html lang="${language}"`))
    const hidden = ['notice', 'once', 'begun'].map((name) => [name, fieldOn(html, name)] as const)
    const answer = await world.post(actionOn(html, '/o/'), [['phone', phone], ...BOTH, ...hidden])
    assert.equal(answer.status, 303)
    const thanks = await world.page(answer.headers.get('location') ?? '')
    assert.equal(wordsOn(thanks), wordsOn(html))
    return wordsOn(html)
  }

/** As `/embed.js` does on a shop's page. */
export async function embedded(world: World, { slug, language, phone }: Visit): Promise<string> {
  await world.must('PATCH', `/v1/entry-points/${slug}`, { allowedOrigins: [SHOP] })
  const from = { origin: SHOP }
  const path = `/embed/${slug}?lang=${language}`
  const door = JSON.parse(await world.page(path, from))
  assert.equal(door.language, language)
  const fields = [['phone', phone], ...BOTH, ['notice', door.notice.ref]] as const
  const answer = await world.post(path, [...fields, ['page', `${SHOP}/cart`]], from)
  assert.equal(answer.status, 200)
  assert.match(await answer.text(), /^\{"status":"given"/)
  return door.notice.text
}

/** An SMS invites; its link is followed and the button pressed. */
export async function invited(world: World, { slug, language, phone }: Visit): Promise<string> {
  const body = { person: phone, channel: 'sms', entryPoint: slug }
  await world.must('POST', '/v1/invitations', body)
  await world.parts.drain()
  const { content } = world.lastTo(phone)
  const text = content.type === 'text' ? content.text : ''
  assert.match(text, /Sakura Coffee/)
  const path = `${/\/c\/[a-z0-9]+$/.exec(text)?.[0]}?lang=${language}`
  const html = await world.page(path)
  const fields = [
    ['shown', fieldOn(html, 'shown')],
    ['answer', 'agree'],
  ] as const
  const answer = await world.post(path, fields)
  assert.equal(answer.status, 303)
  return wordsOn(html)
}

/** Staff open their pass and record what somebody said or signed before them. */
export const byStaff =
  (file?: Buffer<ArrayBuffer>) =>
  async (world: World, { slug, language, phone }: Visit): Promise<string> => {
    const pass = { staffId: 'S-17', entryPoints: [slug] }
    const { url } = await world.must('POST', '/v1/staff-passes', pass)
    const enter = new URL(url)
    const link = fieldOn(await world.page(enter.pathname + enter.search), 'link')
    const entered = await world.post('/staff/enter', [['link', link]])
    const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const html = await world.page(`/staff/${slug}?lang=${language}`, { cookie })
    const option = new RegExp(
      `name="words"[^>]* value="([^"]*\\.${language})".*?<p class="pick__text" lang="${language}"[^>]*>(.*?)</p>`,
      's',
    ).exec(html)
    assert.ok(option)
    const form = new FormData()
    const fields = [['phone', phone], ...BOTH, ['words', option[1] ?? ''], ['sure', 'yes']] as const
    for (const [name, value] of fields) form.append(name, value)
    if (file) {
      form.append('date', '2026-11-20')
      form.append('file', new File([file], 'sheet.pdf'))
    }
    const answer = await fetch(world.url + actionOn(html, `/staff/${slug}`), {
      ...{ method: 'POST', redirect: 'manual', headers: { cookie }, body: form },
    })
    assert.equal(answer.status, 303)
    return readable(option[2] ?? '')
  }
