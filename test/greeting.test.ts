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

test('names what to run for a console and a key, as far as one business can be meant', async (t) => {
  const { settings, other } = await startApi(t)
  const told = (link?: string) =>
    greeting(
      settings.catalog,
      'https://shop.example',
      'test',
      { console: link, sandbox: undefined },
      [],
    )
  const slugs = (text: string) => [...text.matchAll(/--business (\S+)/g)].map(([, slug]) => slug)
  assert.deepEqual(slugs(told()), ['demo', 'demo'])
  assert.match(
    told('https://shop.example/enter'),
    /Console, once: +https:\/\/shop\.example\/enter\n/,
  )
  assert.deepEqual(slugs(told('https://shop.example/enter')), ['demo'])
  await other()
  assert.deepEqual(slugs(told()), ['SLUG', 'SLUG'])
  for (const line of told().split('\n')) assert.doesNotMatch(line, /shop\.example$/)
})
