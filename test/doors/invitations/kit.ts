// A server whose texts are kept, and a person to invite by them.

import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import type { Outgoing, Send } from '../../../src/providers/sending.ts'
import { startApi } from '../../support/api.ts'
import { eventsOf } from '../../support/people.ts'

export const NUMBER = '+819012345678'
/** Of the business, at Twilio. */
export const SMS = '+815000000001'
export const DAY_MS = 86_400_000

/** @param more takes the place of the provider's answer */
export async function startInviting(t: TestContext, more?: Send) {
  const sent: Outgoing[] = []
  const take: Send = async (message) => {
    if (more) {
      const attempt = await more(message)
      if (attempt.outcome !== 'sent') return attempt
    }
    sent.push(message)
    return { outcome: 'sent', providerMessageId: `SM${sent.length}` }
  }
  const sends = new Map(['twilio', 'meta', 'sandbox'].map((name) => [name, take]))
  const api = await startApi(t, { sends })
  const sender = { phone: SMS, provider: 'twilio', providerId: SMS }
  assert.equal((await api.call('POST', '/v1/senders', sender)).status, 201)
  const invite = (
    person: string | object = NUMBER,
    body: object = {},
    headers: Record<string, string> = {},
  ) =>
    api.call(
      'POST',
      '/v1/invitations',
      { person, channel: 'sms', entryPoint: 'demo-sms-link', ...body },
      headers,
    )
  const textOf = (message: Outgoing | undefined) =>
    message?.content.type === 'text' ? message.content.text : ''
  /** The path of the link in a text. */
  const pathIn = (message: Outgoing | undefined) =>
    /http:\/\/localhost(\/c\/[a-z0-9]{19})$/.exec(textOf(message))?.[1] ?? assert.fail('no link')
  /** Invites, sends, and gives the path of the link. */
  const invited = async (person: string = NUMBER, body: object = {}) => {
    const answer = await invite(person, body)
    assert.equal(answer.status, 202, JSON.stringify(answer.body))
    await api.parts.drain()
    return pathIn(sent.at(-1))
  }
  const reasons = async (topic = 'offers', more: object = {}) => {
    const message = { type: 'template', topic }
    const { body } = await api.call('POST', '/v1/eligibility', { to: NUMBER, message, ...more })
    return body.reasons.map(({ code }: { code: string }) => code)
  }
  const events = (person: string = NUMBER) => eventsOf(api.call, person)
  const page = async (path: string, lang = 'en') => {
    const response = await fetch(`${api.url}${path}?lang=${lang}`, { redirect: 'manual' })
    return { status: response.status, headers: response.headers, html: await response.text() }
  }
  /** Presses a button of the page as it was shown. */
  const press = async (path: string, answer: string, more: Record<string, string> = {}) => {
    const { html } = await page(path)
    const shown = /name="shown" value="([^"]*)"/.exec(html)?.[1] ?? ''
    return fetch(`${api.url}${path}?lang=en`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ shown, answer, ...more }),
    })
  }
  const patch = async (path: string, body: object) => {
    const answer = await api.call('PATCH', path, body)
    assert.equal(answer.status, 200, JSON.stringify(answer.body))
  }
  return { ...api, sent, invite, invited, textOf, pathIn, reasons, events, page, press, patch }
}
