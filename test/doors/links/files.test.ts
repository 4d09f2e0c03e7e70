// Codes as they are served: what they hold, what they refuse, and that hostile addresses cost little.

import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { startApi } from '../../support/api.ts'
import { logo, NO_ZBAR, readByJsqr, readByZbar, uriOf } from '../../support/codes.ts'

async function fetched(url: string) {
  const answer = await fetch(url)
  const body = Buffer.from(await answer.arrayBuffer())
  return { status: answer.status, headers: answer.headers, body }
}

test('codes of all styles read back as served, large and small, by both readers', async (t) => {
  const { url, call } = await startApi(t)
  const folder = await mkdtemp(join(tmpdir(), 'optin-served-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const styles = {
    'demo-qr': undefined,
    'demo-email': { dark: '0f5d46', light: '#f6f3ec' },
    'demo-social': { logo: uriOf(logo()) },
    'demo-paper': { dark: '#7a1f3d', light: '#fff7f9', logo: uriOf(logo(200, 90)) },
  }
  for (const [slug, qr] of Object.entries(styles)) {
    if (qr) await call('PATCH', `/v1/entry-points/${slug}`, { qr })
    const short = `http://localhost/l/${slug}`
    const { body } = await call('GET', `/v1/entry-points/${slug}?`)
    for (const [query, text] of [
      ['size=100', short],
      ['size=1100', short],
      ['', short],
      ['src=qr', `${short}?src=qr`],
      ['size=700&direct=1&lang=en', body.urls.waMe],
      ['dark=000080&light=ffffff', short],
      ['dark=008&light=fff', short],
      ['dark=%23000080&size=333&direct=0', short],
    ] as const) {
      const served = await fetched(`${url}/q/${slug}.png?${query}`)
      assert.equal(served.status, 200, `${slug} ${query}: ${served.body}`)
      assert.equal(served.headers.get('content-type'), 'image/png')
      assert.equal(readByJsqr(served.body), text)
      if (NO_ZBAR) continue
      const path = join(folder, 'code.png')
      await writeFile(path, served.body)
      assert.equal(await readByZbar(path), text)
    }
  }
  if (NO_ZBAR) t.diagnostic(`read by jsqr alone: ${NO_ZBAR}`)
})

test('a code that leads straight to WhatsApp holds the sentence of the language asked for', async (t) => {
  const { url } = await startApi(t)
  const { body } = await fetched(`${url}/q/demo-qr.png?direct=1&lang=ja&size=800`)
  const to = new URL(readByJsqr(body) ?? '')
  assert.equal(to.origin + to.pathname, 'https://wa.me/815012345678')
  assert.match(to.searchParams.get('text') ?? '', /同意します。 \(demo-qr\)$/)
})

test('hostile sizes, papers, colours and choices are refused by name', async (t) => {
  const { url } = await startApi(t)
  const cases: [path: string, code: string, field: string][] = [
    ...[
      'NaN',
      '99',
      '4001',
      '1e9',
      '',
      '-100',
      '0',
      '100.5',
      '0x400',
      ' 300',
      '٣٠٠',
      '1'.repeat(400),
    ].map((size): [string, string, string] => [
      `png?size=${encodeURIComponent(size)}`,
      'field_invalid',
      'size',
    ]),
    ['png?size=300&size=300', 'field_invalid', 'size'],
    ...['A3', '', 'a4', '__proto__', 'toString'].map((paper): [string, string, string] => [
      `pdf?paper=${paper}`,
      'field_invalid',
      'paper',
    ]),
    ['pdf?paper=A4&paper=A5', 'field_invalid', 'paper'],
    ['svg?dark=red', 'field_invalid', 'dark'],
    ['svg?dark=', 'field_invalid', 'dark'],
    ['svg?light=%23ff', 'field_invalid', 'light'],
    ['svg?light=ffffff&light=000000', 'field_invalid', 'light'],
    ['svg?dark=url(javascript:alert(1))', 'field_invalid', 'dark'],
    ['svg?dark="><script>', 'field_invalid', 'dark'],
    ['svg?direct=yes', 'field_invalid', 'direct'],
    ['svg?src=elsewhere', 'field_invalid', 'src'],
    ['svg?dark=ffffff&light=000000', 'unreadable_colours', 'dark'],
    ['png?dark=777777&light=888888', 'unreadable_colours', 'dark'],
    ['pdf?dark=ffff00', 'unreadable_colours', 'dark'],
  ]
  for (const [path, code, field] of cases) {
    const { status, headers, body } = await fetched(`${url}/q/demo-qr.${path}`)
    assert.equal(status, 422, path)
    assert.match(headers.get('content-type') ?? '', /application\/problem\+json/)
    const problem = JSON.parse(String(body))
    assert.deepEqual([problem.code, problem.errors[0].path], [code, field], path)
    assert.ok(!String(body).includes('<script>'))
  }
  for (const path of [
    'demo-qr',
    'demo-qr.gif',
    'demo-qr.SVG',
    'demo-qr.svg.png',
    '.svg',
    'demo-qr.png/x',
  ]) {
    assert.equal((await fetched(`${url}/q/${path}`)).status, 404, path)
  }
})

test('files may be kept for minutes and shown elsewhere, and run nothing', async (t) => {
  const { url, call } = await startApi(t)
  await call('PATCH', '/v1/entry-points/demo-qr', { qr: { logo: uriOf(logo()) } })
  for (const [format, type] of [
    ['svg', 'image/svg+xml; charset=utf-8'],
    ['png', 'image/png'],
    ['pdf', 'application/pdf'],
  ] as const) {
    const { status, headers, body } = await fetched(`${url}/q/demo-qr.${format}`)
    assert.equal(status, 200)
    assert.equal(headers.get('content-type'), type)
    assert.equal(headers.get('cache-control'), 'public, max-age=300')
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
    assert.equal(headers.get('cross-origin-resource-policy'), 'cross-origin')
    assert.equal(headers.get('content-security-policy'), "default-src 'none'; img-src data:")
    assert.match(headers.get('content-disposition') ?? '', /^inline; filename="demo-qr\.\w+"$/)
    assert.ok(body.length > 500)
    const head = await fetch(`${url}/q/demo-qr.${format}`, { method: 'HEAD' })
    assert.equal(head.headers.get('content-length'), String(body.length))
  }
})

test('a logo is served as new pixels, never as the file it was', async (t) => {
  const { url, call } = await startApi(t)
  const given = uriOf(logo())
  await call('PATCH', '/v1/entry-points/demo-qr', { qr: { logo: given } })
  const svg = String((await fetched(`${url}/q/demo-qr.svg`)).body)
  const inside = /href="(data:image\/png;base64,[^"]+)"/.exec(svg)?.[1]
  assert.ok(inside?.startsWith('data:image/png;base64,iVBOR'))
  assert.notEqual(inside, given)
})

test('what was made is given again; what is new from one address is limited', async (t) => {
  const { url, clock } = await startApi(t)
  const first = await fetched(`${url}/q/demo-qr.pdf`)
  clock.now += 3_600_000
  const again = await fetched(`${url}/q/demo-qr.pdf`)
  // The time it was made stands in a PDF: the same bytes are the same file.
  assert.ok(first.body.equals(again.body))
  const statuses: number[] = []
  for (let i = 0; i < 70; i++) {
    statuses.push((await fetched(`${url}/q/demo-qr.svg?dark=0000${10 + i}`)).status)
  }
  assert.ok(statuses.slice(0, 30).every((status) => status === 200))
  assert.equal(statuses.at(-1), 429)
  assert.equal((await fetched(`${url}/q/demo-qr.pdf`)).status, 200)
})

test('many asking for the same at once are all answered with it', async (t) => {
  const { url } = await startApi(t)
  const all = await Promise.all(
    Array.from({ length: 20 }, () => fetched(`${url}/q/demo-qr.png?size=1500`)),
  )
  for (const { status, body } of all) {
    assert.equal(status, 200)
    assert.ok(body.equals(all[0]?.body ?? Buffer.alloc(0)))
  }
})

test('a changed door changes its files at once', async (t) => {
  const { url, call } = await startApi(t)
  const svg = async () => String((await fetched(`${url}/q/demo-qr.svg`)).body)
  assert.match(await svg(), /fill="#000000"/)
  await call('PATCH', '/v1/entry-points/demo-qr', { qr: { dark: '#0f5d46' } })
  assert.match(await svg(), /fill="#0f5d46"/)
  await call('PATCH', '/v1/business', { displayName: 'Tea & "Co" <b>' })
  assert.match(await svg(), /aria-label="[^"<]*Tea &amp; &quot;Co&quot; &lt;b&gt;[^"<]*"/)
  // A name may make a direct link too long for so small a picture; then a larger one is asked for.
  await call('PATCH', '/v1/business', { displayName: '名'.repeat(150) })
  const small = await fetched(`${url}/q/demo-qr.png?size=100&direct=1`)
  const problem = JSON.parse(String(small.body))
  assert.deepEqual([small.status, problem.errors[0].path], [422, 'size'])
  assert.equal((await fetched(`${url}/q/demo-qr.png?size=600&direct=1`)).status, 200)
})
