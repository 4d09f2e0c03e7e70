// What a door may look like, and where it says it can be entered.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DOOR_KINDS } from '../../src/consent/events.ts'
import { hasLink, hasPage } from '../../src/settings/urls.ts'
import { startApi } from '../support/api.ts'
import { logo, uriOf } from '../support/codes.ts'

test('each kind of door says where it is entered, as far as there is a number to write to', async (t) => {
  const { call, other } = await startApi(t)
  for (const kind of DOOR_KINDS) {
    const { body } = await call('GET', `/v1/entry-points/demo-${kind.replaceAll('_', '-')}`)
    const { page, short, waMe, qr } = body.urls
    assert.equal(page !== undefined, hasPage(kind), kind)
    for (const url of [short, waMe, qr]) assert.equal(url !== undefined, hasLink(kind), kind)
    if (!hasLink(kind)) continue
    assert.equal(short, `http://localhost/l/${body.slug}`)
    assert.equal(qr, `http://localhost/q/${body.slug}.svg`)
    assert.match(waMe, /^https:\/\/wa\.me\/815012345678\?text=I%20agree%20to%20get%20/)
    assert.deepEqual(body.warnings, [])
  }
  const poor = await other()
  const topic = { key: 'news', category: 'marketing', labels: { en: 'News' } }
  assert.equal((await poor('POST', '/v1/topics', topic)).status, 201)
  const notice = { topics: ['news'], texts: { en: '{business}: {topics}. {stop}' } }
  const { body } = await poor('POST', '/v1/notices', notice)
  const door = { slug: 'mute', kind: 'qr', topics: ['news'], noticeId: body.id }
  const made = await poor('POST', '/v1/entry-points', door)
  assert.equal(made.status, 201)
  assert.deepEqual(made.body.urls, {})
  assert.equal(made.body.warnings[0].code, 'sender_missing')
})

test('a sentence too long for the codes Meta makes is said to be, and stands', async (t) => {
  const { call } = await startApi(t)
  const displayName = `The ${'Very '.repeat(20)}Long Name`
  assert.equal((await call('PATCH', '/v1/business', { displayName })).status, 200)
  const { body } = await call('GET', '/v1/entry-points/demo-qr')
  assert.equal(body.warnings[0].code, 'meta_qr_text_long')
  assert.match(body.warnings[0].message, /\(en, ja\).* 140 /)
})

test('colours and logo are judged when a door is made and when it is changed', async (t) => {
  const { call } = await startApi(t)
  const door = { slug: 'corner', kind: 'qr', topics: ['offers'], noticeId: 'demo-notice' }
  const script = Buffer.from('<svg><script>alert(1)</script></svg>').toString('base64')
  const cases: [qr: object, code: string, path: string][] = [
    [{ dark: '#eeeeee', light: '#111111' }, 'unreadable_colours', 'qr.dark'],
    [{ dark: '#cccccc' }, 'unreadable_colours', 'qr.dark'],
    [{ light: '000000' }, 'unreadable_colours', 'qr.dark'],
    [{ logo: `data:image/svg+xml;base64,${script}` }, 'field_invalid', 'qr.logo'],
    [{ logo: `data:image/png;base64,${script}` }, 'field_invalid', 'qr.logo'],
    [{ logo: `data:image/png;base64,${'A'.repeat(400_000)}` }, 'field_invalid', 'qr.logo'],
  ]
  for (const [method, path, base] of [
    ['POST', '/v1/entry-points', door],
    ['PATCH', '/v1/entry-points/demo-qr', {}],
  ] as const) {
    for (const [qr, code, at] of cases) {
      const { status, body } = await call(method, path, { ...base, qr })
      assert.deepEqual([status, body.code, body.errors[0].path], [422, code, at])
      assert.ok(!JSON.stringify(body).includes('script'))
    }
  }
  assert.equal((await call('GET', '/v1/entry-points/corner')).status, 404)
  const qr = { dark: '0f5d46', light: '#f6f3ec', logo: uriOf(logo()) }
  assert.equal((await call('POST', '/v1/entry-points', { ...door, qr })).status, 201)
  assert.equal((await call('PATCH', '/v1/entry-points/demo-qr', { qr })).status, 200)
})

test('a slug that says something in a chat is refused, in any language; one that is there stays', async (t) => {
  const { call, settings, url } = await startApi(t)
  const door = { kind: 'form', topics: ['offers'], noticeId: 'demo-notice', state: 'live' } as const
  const make = (slug: string) => call('POST', '/v1/entry-points', { ...door, slug })
  for (const slug of [
    ...['stop', 'start', 'help', 'yes', 'no', 'st0p', 'stopall', 'stop-all', 'unsubscribe', 'info'],
    ...['y', 'ok', 'no-thanks', 'agree', 'pause', 'off'],
    ...[
      'baja',
      'alta',
      'ayuda',
      'si',
      'parar',
      'sim',
      'reprendre',
      'aide',
      'oui',
      'stopp',
      'hilfe',
    ],
    ...[
      'ja',
      'nein',
      'nee',
      'basta',
      'inizia',
      'berhenti',
      'mulai',
      'teishi',
      'band-karo',
      'shuru',
    ],
  ]) {
    const { status, body } = await make(slug)
    assert.deepEqual([status, body.code], [422, 'field_invalid'], slug)
    assert.deepEqual([body.errors[0].path, body.errors[0].code], ['slug', 'slug_reserved'])
  }
  for (const slug of ['pause-cafe', 'bus-stop', 'start-up', 'help-desk', 'info-2026', 'noon']) {
    assert.equal((await make(slug)).status, 201, slug)
  }
  await settings.create('entry-point', 'stop', 'demo', {
    ...{ ...door, topics: [...door.topics] },
    ...{ slug: 'stop', confirmation: 'none' },
  })
  const path = '/v1/entry-points/stop'
  const changed = await call('PATCH', path, { confirmation: 'double' })
  assert.deepEqual([changed.status, changed.body.confirmation], [200, 'double'])
  assert.equal((await call('GET', path)).status, 200)
  assert.equal((await fetch(`${url}/o/stop`)).status, 200)
})
