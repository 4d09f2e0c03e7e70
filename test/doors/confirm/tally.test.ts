// Following the link of an invitation is counted once it is followed, and never for a question.

import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import express from 'express'
import { mountConfirm } from '../../../src/doors/confirm/routes.ts'
import { createKeyring } from '../../../src/keys/keyring.ts'
import { createPages } from '../../../src/web/pages/pages.ts'
import { createRender } from '../../../src/web/pages/render.ts'
import { rememberLooks } from '../../support/looks.ts'
import { startInviting } from '../invitations/kit.ts'

const VIEWS = join(fileURLToPath(new URL('../../..', import.meta.url)), 'views')

test('counts who follows the link, not who looks ahead or asks for the head', async (t) => {
  const { invited, parts, settings, clock } = await startInviting(t)
  const tally = rememberLooks()
  const app = express()
  mountConfirm(app, {
    ...{ links: parts.links, ledger: parts.ledger, recorder: parts.recorder },
    ...{ catalog: settings.catalog, publicUrl: 'http://localhost', clock: () => clock.now },
    keyring: createKeyring('a secret for the API, long enough to be one'),
    pages: createPages(createRender(VIEWS)),
    tally,
  })
  const server = createServer(app).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  t.after(() => server.close())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${await invited()}`
  const look = async (method: string, headers: Record<string, string>) => {
    const response = await fetch(url, { method, headers: { 'user-agent': 'A phone', ...headers } })
    assert.equal(response.status, 200)
    await response.arrayBuffer()
  }
  await look('HEAD', {})
  for (const header of ['sec-purpose', 'purpose', 'x-purpose', 'x-moz']) {
    await look('GET', { [header]: 'prefetch' })
  }
  assert.deepEqual(tally.seen, [])
  await look('GET', {})
  assert.deepEqual(tally.seen, ['demo-sms-link clicked'])
})

test('a no pressed twice, in two tabs or again later counts once, and a recount counts the same', async (t) => {
  const { invited, press, call } = await startInviting(t)
  const counts = async () => {
    const { body } = await call('GET', '/v1/entry-points/demo-sms-link/counts')
    const { given, refused, withdrawn } = body.totals
    return [given, refused, withdrawn]
  }
  const path = await invited()
  await Promise.all([press(path, 'decline'), press(path, 'decline')])
  await press(path, 'decline')
  assert.deepEqual(await counts(), [0, 1, 0])
  const other = await invited('+819087654321')
  await press(other, 'agree')
  await Promise.all([press(other, 'decline'), press(other, 'decline')])
  assert.deepEqual(await counts(), [1, 1, 1])
  assert.equal((await call('POST', '/v1/counts/recount')).status, 202)
  assert.deepEqual(await counts(), [1, 1, 1])
})
