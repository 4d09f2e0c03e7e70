// Whoever holds a link can post and look as often as they like: what that costs is bounded, and no no
// is lost by it.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ConsentEvent } from '../../../src/consent/events.ts'
import { sealedOf } from '../../../src/people/identify.ts'
import { keyring, NUMBER, startPreferences } from './kit.ts'

const ONE_CLICK = [['List-Unsubscribe', 'One-Click']] as const

test('takes one-click posts for any number of people from one address', async (t) => {
  const { linkOf, post, recorded } = await startPreferences(t)
  for (let i = 0; i < 80; i++) {
    const path = linkOf('business', `+8190123456${String(i).padStart(2, '0')}`)
    assert.equal((await post(path, ONE_CLICK)).status, 200)
  }
  assert.equal((await recorded()).length, 80)
})

test('takes sixty one-click posts a minute behind one link, and refuses what is more', async (t) => {
  const { linkOf, post, recorded, reasons, agree } = await startPreferences(t)
  await agree()
  const path = linkOf('business')
  for (let i = 0; i < 60; i++) assert.equal((await post(path, ONE_CLICK)).status, 200)
  const before = await recorded()
  for (let i = 0; i < 5; i++) {
    const { status, html } = await post(path, ONE_CLICK)
    assert.equal(status, 429)
    assert.match(html, /in force already/)
  }
  assert.deepEqual(await recorded(), before)
  assert.deepEqual(await reasons(), ['opted_out_marketing'])
  // Behind another link, and by the page itself, a no is taken.
  assert.equal((await post(linkOf('address'), ONE_CLICK)).status, 200)
  assert.equal((await post(path, [['action', 'stop']])).status, 303)
})

test('takes a stop for any number of people from one address, and refuses only what says it again', async (t) => {
  const { linkOf, post, recorded, reasons, agree } = await startPreferences(t)
  const STOP = [['action', 'stop']] as const
  for (let i = 0; i < 80; i++) {
    const path = linkOf('address', `+8190123456${String(i).padStart(2, '0')}`)
    assert.equal((await post(path, STOP)).status, 303)
  }
  assert.equal((await recorded()).length, 80)
  const path = linkOf('business')
  for (let i = 0; i < 60; i++) assert.equal((await post(path, STOP)).status, 303)
  const before = await recorded()
  const { status, html } = await post(path, STOP)
  assert.equal(status, 429)
  assert.match(html, /One moment, please/)
  assert.deepEqual(await recorded(), before)
  // After a yes it says something new.
  await agree(['offers'], 'message')
  assert.deepEqual(await reasons(), [])
  assert.equal((await post(path, STOP)).status, 303)
  assert.deepEqual(await reasons(), ['opted_out'])
})

test('takes a no over the limit that changes something', async (t) => {
  const { linkOf, post, reasons, agree, call } = await startPreferences(t)
  const path = linkOf('business')
  for (let i = 0; i < 61; i++) await post(path, ONE_CLICK)
  assert.equal((await post(path, ONE_CLICK)).status, 429)
  await agree(['offers'], 'message')
  assert.deepEqual(await reasons(), [])
  assert.equal((await post(path, ONE_CLICK)).status, 200)
  assert.deepEqual(await reasons(), ['opted_out_marketing'])
  assert.equal((await post(path, ONE_CLICK)).status, 429)
  // A pause ends by itself, and a new kind of offer is stopped already.
  const news = { key: 'news', category: 'marketing', labels: { en: 'news', ja: 'ニュース' } }
  assert.equal((await call('POST', '/v1/topics', news)).status, 201)
  assert.equal((await post(path, ONE_CLICK)).status, 429)
})

test('tells a pause from a stop when it counts one-click posts', async (t) => {
  const { linkOf, post, reasons, agree, clock } = await startPreferences(t)
  const path = linkOf('business')
  for (let i = 0; i < 60; i++) await post(path, ONE_CLICK)
  await agree(['offers'], 'message')
  const pause = [
    ['action', 'pause'],
    ['days', '7'],
  ] as const
  assert.equal((await post(path, pause)).status, 303)
  assert.equal((await post(path, ONE_CLICK)).status, 200)
  clock.now += 8 * 86_400_000
  assert.deepEqual(await reasons(), ['opted_out_marketing'])
})

/** As many noes as a flood leaves. */
const noes = (count: number, now: number): ConsentEvent[] =>
  Array.from({ length: count }, (_, i) => ({
    ...{ id: `flood.${i}`, type: 'consent.withdrawn', scope: 'marketing', topics: [] },
    ...{ occurredAt: now + i, recordedAt: now + i, actor: 'person', channel: 'web' },
    evidence: { act: { kind: 'form', at: new Date(now).toISOString() } },
  }))

test('reads and formats the end of a history alone, however long it is', async (t) => {
  const { linkOf, get, store, clock, url } = await startPreferences(t)
  const sealed = sealedOf(keyring, 'demo', { phone: NUMBER })
  await store.ledger.record(sealed, () => noes(3_000, clock.now))
  const { ledger } = store
  const read: number[] = []
  const { newest, history } = ledger
  const counting: typeof ledger = ledger
  counting.newest = (person, limit) => {
    read.push(limit)
    return newest(person, limit)
  }
  counting.history = (...page) => {
    read.push(Number.POSITIVE_INFINITY)
    return history(...page)
  }
  const path = linkOf('business')
  const { html } = await get(path)
  assert.equal(html.match(/You stopped offers and news/g)?.length, 12)
  assert.match(html, /and many earlier entries/)
  assert.deepEqual(read, [100])
  const file = (await (await fetch(`${url}${path}/data.json`)).json()) as {
    history: { at: string }[]
    earlierEntries: number
  }
  assert.deepEqual([file.history.length, file.earlierEntries], [500, 2_500])
  assert.deepEqual(read, [100, 500])
  assert.ok((file.history[0]?.at ?? '') < (file.history[499]?.at ?? ''))
})

test('puts a long record together ten times a minute behind one link, a short one always', async (t) => {
  const { linkOf, get, agree, store, clock } = await startPreferences(t)
  await agree()
  const path = linkOf('address')
  for (let i = 0; i < 12; i++) assert.equal((await get(`${path}/record`)).status, 200)
  const sealed = sealedOf(keyring, 'demo', { phone: NUMBER })
  await store.ledger.record(sealed, () => noes(1_000, clock.now))
  for (let i = 0; i < 5; i++) {
    assert.equal((await get(`${path}/record`)).status, 200)
    assert.equal((await get(`${path}/data.json`)).status, 200)
  }
  assert.equal((await get(`${path}/record`)).status, 429)
  assert.equal((await get(`${path}/data.json`)).status, 429)
  assert.equal((await get(path)).status, 200)
  assert.equal((await get(`${linkOf('business')}/data.json`)).status, 200)
})

test('says how many lines are earlier where it has read them all', async (t) => {
  const { linkOf, get, store, clock } = await startPreferences(t)
  const sealed = sealedOf(keyring, 'demo', { phone: NUMBER })
  await store.ledger.record(sealed, () => noes(12, clock.now))
  assert.doesNotMatch((await get(linkOf('business'))).html, /earlier entries/)
  await store.ledger.record(sealed, () => noes(20, clock.now).slice(12))
  assert.match((await get(linkOf('business'))).html, /and 8 earlier entries/)
})
