// What the start prints for people to copy.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { greeting } from '../src/greeting.ts'
import { startApi } from './support/api.ts'

test('every address for Twilio asks it to repeat what failed, and no other does', async (t) => {
  const { settings, deps } = await startApi(t)
  const links = { console: undefined, sandbox: undefined }
  const text = greeting(settings.catalog, 'https://shop.example', 'test', links, deps.endpoints)
  const addresses = (provider: string) =>
    text.split('\n').filter((line) => line.includes(`For ${provider}:`))
  assert.ok(addresses('twilio').some((line) => line.includes('/webhooks/twilio/events#')))
  for (const line of addresses('twilio')) assert.match(line, /#rc=5&rp=all$/)
  for (const line of [...addresses('meta'), ...addresses('infobip')]) assert.doesNotMatch(line, /#/)
})
