// Invitations on MongoDB, through two servers at once.

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startMongoServer } from '../../support/mongo-server.ts'
import { caller, optin, startServer } from '../../support/server.ts'

const server = await startMongoServer()
after(async () => {
  if (!('skipped' in server)) await server.stop()
})

test('of invitations at once, through two servers, one leaves', async (t) => {
  if ('skipped' in server) return t.skip(server.skipped)
  const env = {
    MONGODB_URI: new URL(`invite${process.pid}`, server.uri).href,
    SECRET_KEY: 'a secret for inviting, long enough to be one',
  }
  const first = await startServer(env)
  t.after(() => first.kill())
  const second = await startServer(env)
  t.after(() => second.kill())
  const key = await optin(['key', '--business', 'demo', '--scopes', 'record,send,read'], env)
  const calls = [first, second].map(({ url }) => caller(url, key))
  const person = '+819012345678'
  const body = { person, channel: 'sms', entryPoint: 'demo-sms-link' }
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, i) => calls[i % 2]?.('POST', '/v1/invitations', body)),
  )
  const made = answers.filter((answer) => answer?.status === 202)
  assert.equal(new Set(made.map((answer) => answer?.body.id)).size, 1)
  const others = answers.filter((answer) => answer?.status !== 202 && answer?.status !== 429)
  assert.deepEqual(others, [])
  const state = async () => {
    const answer = await calls[0]?.('GET', `/v1/messages/${made[0]?.body.messageId}`)
    return answer?.body.state
  }
  for (let i = 0; i < 200 && (await state()) !== 'delivered'; i++) {
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  assert.equal(await state(), 'delivered')
  const found = await calls[1]?.('POST', '/v1/people/lookup', { person })
  const { events } =
    (await calls[1]?.('GET', `/v1/people/${found?.body.personId}/events`))?.body ?? {}
  assert.deepEqual(
    events
      .map(({ type }: { type: string }) => type)
      .filter((type: string) => type.startsWith('consent.')),
    [],
  )
})
