// The preference page as a browser without JavaScript uses it.

import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { type Origin, preferenceLink } from '../../../src/doors/preferences/token.ts'
import { createKeyring } from '../../../src/keys/keyring.ts'
import { startApi } from '../../support/api.ts'

export const NUMBER = '+819012345678'
/** The secret of `startApi`. */
export const keyring = createKeyring('a secret for the API, long enough to be one')

export async function startPreferences(
  t: TestContext,
  options: Parameters<typeof startApi>[1] = {},
) {
  const api = await startApi(t, options)
  const { call, clock, url } = api
  const tick = () => {
    clock.now += 1_000
  }
  /** Path of a page for NUMBER. */
  const linkOf = (origin: Origin, phone = NUMBER, business = 'demo') => {
    const about = { business, person: { phone }, origin }
    return preferenceLink(keyring, '', about, clock.now).url
  }
  const get = async (path: string) => {
    const response = await fetch(url + path, { headers: { 'accept-language': 'en' } })
    return { status: response.status, html: await response.text(), headers: response.headers }
  }
  const post = async (
    path: string,
    fields: readonly (readonly [string, string])[] | string,
    headers: Record<string, string> = {},
  ) => {
    tick()
    const response = await fetch(url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'accept-language': 'en', ...headers },
      body:
        typeof fields === 'string' ? fields : new URLSearchParams(fields.map(([k, v]) => [k, v])),
    })
    const location = response.headers.get('location')
    return { status: response.status, html: await response.text(), location }
  }
  const shownIn = (html: string) => /name="shown" value="([^"]+)"/.exec(html)?.[1] ?? ''
  const tickedIn = (html: string) =>
    [...html.matchAll(/name="topics" id="topic-[\w-]+" value="([\w-]+)"[^>]*? checked/g)].map(
      ([, key]) => key,
    )
  /** Looks, ticks exactly these, saves. */
  const save = async (path: string, topics: readonly string[], shown?: string) => {
    const held = shown ?? shownIn((await get(path)).html)
    return post(path, [
      ['action', 'save'],
      ['shown', held],
      ...topics.map((key) => ['topics', key] as const),
    ])
  }
  const agree = async (topics = ['offers', 'order-updates'], kind = 'form') => {
    tick()
    const { status, body } = await call('POST', '/v1/consents', {
      ...{ person: NUMBER, topics, entryPoint: 'demo-checkbox' },
      act: { kind, at: new Date(clock.now).toISOString() },
      notice: { id: 'demo-notice', language: 'ja' },
    })
    assert.equal(status, 201)
    return body.personId as string
  }
  const withdraw = async (scope: string, more: object = {}) => {
    tick()
    const body = { person: NUMBER, scope, act: { kind: 'message' }, ...more }
    assert.equal((await call('POST', '/v1/withdrawals', body)).status, 201)
  }
  const ask = async (topic = 'offers') => {
    const { body } = await call('POST', '/v1/eligibility', {
      ...{ to: NUMBER, sender: '+815012345678', message: { type: 'template', topic } },
    })
    return body
  }
  const reasons = async (topic = 'offers') =>
    (await ask(topic)).reasons.map(({ code }: { code: string }) => code)
  const events = async () => {
    const { body } = await call('GET', '/v1/events?limit=500')
    return body.events
  }
  return {
    ...api,
    ...{ tick, linkOf, get, post, shownIn, tickedIn, save, agree, withdraw, ask, reasons, events },
  }
}
