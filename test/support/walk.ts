// The main job through the real server and its command line: agree, ask, withdraw, ask again.

import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { caller, optin, type RunningServer, type ServerEnv, startServer } from './server.ts'

export const TYPED = '+81 90-1234-5678'
const TO = { phone: '+819012345678' }
const MESSAGE = {
  type: 'template',
  template: 'spring_sale',
  language: 'ja',
  category: 'marketing',
  topic: 'offers',
}
export const QUESTION = { to: TO, message: MESSAGE }

/** Ticks "offers" on the Japanese demo form for TYPED and sends it. */
export type Agree = (server: RunningServer) => Promise<void>

/** As a browser without JavaScript would. */
export const agreeByPost: Agree = async ({ url }) => {
  const empty = await fetch(`${url}/o/demo-form`, {
    method: 'POST',
    body: new URLSearchParams({ phone: TYPED }),
  })
  assert.equal(empty.status, 422)
  assert.match(await empty.text(), /value="\+81 90-1234-5678"/)
  const good = await fetch(`${url}/o/demo-form?lang=ja`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ phone: TYPED, topics: 'offers' }),
  })
  assert.equal(good.status, 303)
  const location = good.headers.get('location') ?? ''
  assert.doesNotMatch(location, /5678/)
  assert.match(await (await fetch(url + location)).text(), /ありがとうございます/)
}

/** @param more settings beside the folder, for example MONGODB_URI */
export async function walk(t: TestContext, agree: Agree, more: ServerEnv = {}): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'optin-walk-'))
  const env = { DATA_DIR: dir, ...more }
  let server = await startServer(env)
  t.after(async () => {
    await server.kill()
    await rm(dir, { recursive: true, force: true })
  })
  const key = await optin(['key', '--business', 'demo', '--scopes', 'check,record,read'], env)
  const api: ReturnType<typeof caller> = (...args) => caller(server.url, key)(...args)
  const codes = async () => {
    const { body } = await api('POST', '/v1/eligibility', QUESTION)
    return [body.decision, ...body.reasons.map((reason: { code: string }) => reason.code)]
  }
  assert.deepEqual(await codes(), ['deny', 'no_consent'])

  await agree(server)
  const after = await api('POST', '/v1/eligibility', QUESTION)
  assert.equal(after.body.decision, 'allow')
  assert.equal(after.body.consent.entryPoint, 'demo-form')
  assert.equal(after.body.consent.strength, 'explicit')

  const found = await api('POST', '/v1/people/lookup', { person: TO })
  const { body } = await api('GET', `/v1/people/${found.body.personId}/events`)
  assert.equal(body.events[0].id, after.body.consent.eventId)
  assert.equal(body.events[0].evidence.noticeId, after.body.consent.noticeId)
  assert.equal(body.events[0].evidence.language, 'ja')
  assert.match(body.events[0].evidence.text, /Sakura Coffee/)

  await server.kill()
  server = await startServer(env)
  assert.deepEqual(await codes(), ['allow'])

  const no = { person: TO, scope: 'all', act: { kind: 'call' } }
  assert.equal((await api('POST', '/v1/withdrawals', no)).status, 201)
  assert.deepEqual(await codes(), ['deny', 'opted_out'])
  assert.equal(await server.stop(), 0)
  server = await startServer(env)
  assert.deepEqual(await codes(), ['deny', 'opted_out'])
}
