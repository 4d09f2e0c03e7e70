// What a door is told to have led to, walked from end to end: the same when it is counted anew.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { startApi } from '../../support/api.ts'
import { startIvr } from '../../support/ivr.ts'
import { inbound } from '../../support/voice.ts'
import { startPreferences } from '../preferences/kit.ts'

const GB = '+447700900125'

/** Counts of doors, by name, counted as it went and counted anew. */
function countsOf({ call }: Pick<Awaited<ReturnType<typeof startApi>>, 'call'>) {
  const read = async (slug: string) => {
    const { status, body } = await call('GET', `/v1/entry-points/${slug}/counts`)
    assert.equal(status, 200, JSON.stringify(body))
    return body
  }
  return async (slug: string, ...names: string[]) => {
    const body = await read(slug)
    assert.equal((await call('POST', '/v1/counts/recount')).status, 202)
    assert.deepEqual(await read(slug), body)
    const counts = { ...body.totals, ...body.totals.doubleOptIn }
    return names.map((name) => counts[name])
  }
}

test('a call is one consent, also once the chat confirms it', async (t) => {
  const api = await startIvr(t)
  const counts = countsOf(api)
  const call = inbound(api.url, 'line', GB)
  await call.ring()
  await call.press('1')
  await api.parts.drain()
  assert.deepEqual(await counts('line', 'given', 'withdrawn'), [1, 0])
  const [yes = '', no = ''] = api.payloads()
  await api.press(GB, yes)
  await api.press(GB, yes)
  assert.deepEqual(await counts('line', 'given', 'withdrawn'), [1, 0])
  await api.press(GB, no)
  await api.press(GB, no)
  assert.deepEqual(await counts('line', 'given', 'withdrawn'), [1, 1])
  await api.press(GB, yes)
  assert.deepEqual(await counts('line', 'given', 'withdrawn'), [2, 1])
  assert.deepEqual(await counts('line', 'asked', 'answered'), [0, 0])
})

test('a pause on the preference page is no withdrawal; the stop after it is one', async (t) => {
  const api = await startPreferences(t)
  const counts = countsOf(api)
  await api.agree()
  const path = api.linkOf('address')
  const pause = [
    ['action', 'pause'],
    ['days', '7'],
  ] as const
  assert.equal((await api.post(path, pause)).status, 303)
  assert.deepEqual(await api.reasons(), ['opted_out_marketing'])
  assert.deepEqual(await counts('demo-checkbox', 'given', 'withdrawn'), [1, 0])
  assert.equal((await api.post(path, [['action', 'stop']])).status, 303)
  assert.deepEqual(await counts('demo-checkbox', 'given', 'withdrawn'), [1, 1])
})
