// The eligibility stream: order, broken lines, totals, and a caller who goes away in the middle.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import type { Asker } from '../../src/check/asker.ts'
import { streamRoute } from '../../src/check/stream.ts'
import { ToolkitError } from '../../src/errors.ts'
import { startApi } from '../support/api.ts'

const HEAD = JSON.stringify({ message: { type: 'template', topic: 'offers' } })

/** Sends chunks as they are; gives the lines of the answer. */
async function stream(api: { port: number; key: string }, chunks: Iterable<string | Buffer>) {
  const req = request({
    ...{ port: api.port, host: '127.0.0.1', method: 'POST', path: '/v1/eligibility/stream' },
    headers: { authorization: `Bearer ${api.key}`, 'content-type': 'application/x-ndjson' },
  })
  const answered = once(req, 'response')
  for (const chunk of chunks) if (!req.write(chunk)) await once(req, 'drain')
  req.end()
  const [res] = await answered
  let text = ''
  for await (const chunk of res) text += chunk
  const lines = text.split('\n').filter(Boolean)
  return { status: res.statusCode as number, lines: lines.map((line) => JSON.parse(line)) }
}

test('answers each line in its order, broken ones in their place, totals last', async (t) => {
  const api = await startApi(t)
  const lines = [
    HEAD,
    '{"to":"+819012345678"}',
    'no JSON',
    '{"to":{"phone":"090-1111-2222","country":"JP"}}',
    '{"to":"12"}',
    '{"person":"+819012345678"}',
    '{"to":{"phone":"+819012345678","$gt":1}}',
    '',
    '{"to":"+819012345679"}',
  ]
  const { status, lines: out } = await stream(api, [lines.join('\r\n')])
  assert.equal(status, 200)
  const last = out.pop()
  assert.deepEqual(
    out.map((line) => line.decision ?? line.error.code),
    ['deny', 'body_malformed', 'deny', 'phone_invalid', 'body_malformed', 'person_invalid', 'deny'],
  )
  assert.deepEqual(last.totals, { allow: 0, deny: 3, errors: 4, byReason: { no_consent: 3 } })
})

test('says that the store is away, where the first lines already ask it', async () => {
  const away = new ToolkitError('store_unavailable', 'Away.')
  const ask = () => Promise.reject(away)
  const { handle } = streamRoute({ prepare: () => ({ ask }) } as unknown as Asker)
  const body = Readable.from([Buffer.from(`${HEAD}\n{"to":"+819012345678"}\n`)])
  const caller = { business: 'demo', keyId: 'k', scopes: new Set(['check'] as const) }
  const asked = { body, caller, now: 0 } as unknown as Parameters<typeof handle>[0]
  await assert.rejects(async () => handle(asked), away)
})

test('takes bytes however they are cut, also within a character', async (t) => {
  const api = await startApi(t)
  const text = Buffer.from(`${HEAD}\n{"to":"＋８１９０１２３４５６７８"}\n`)
  const { lines } = await stream(
    api,
    Array.from(text, (byte) => Buffer.of(byte)),
  )
  assert.equal(lines[0].decision, 'deny')
  assert.equal(lines[1].totals.deny, 1)
})

test('answers 50,000 lines, adding up', async (t) => {
  const api = await startApi(t)
  function* chunks() {
    yield `${HEAD}\n`
    for (let i = 0; i < 50_000; i++) yield `{"to":"+8190${10_000_000 + i}"}\n`
  }
  const { lines } = await stream(api, chunks())
  assert.equal(lines.length, 50_001)
  assert.equal(lines[49_999].to, '+819010049999')
  assert.equal(lines[50_000].totals.deny, 50_000)
})

test('refuses a first line that asks nothing, another type, and a line without end', async (t) => {
  const api = await startApi(t)
  assert.equal((await stream(api, ['{"to":"+819012345678"}\n'])).status, 400)
  assert.equal((await stream(api, [''])).status, 400)
  const [broken] = (await stream(api, ['{"message"\n'])).lines
  assert.equal(broken.code, 'body_malformed')
  const [unknown] = (await stream(api, ['{"message":{"type":"freeform"},"to":1,"when":2}\n'])).lines
  assert.deepEqual(
    unknown.errors.map(({ path, code }: Record<string, string>) => [path, code]),
    [
      ['to', 'unknown_field'],
      ['when', 'unknown_field'],
    ],
  )
  const { status, body } = await api.call('POST', '/v1/eligibility/stream', {})
  assert.deepEqual([status, body.code], [415, 'media_type_unsupported'])
  assert.equal((await stream(api, ['x'.repeat(200_000)])).status, 400)
  const { lines } = await stream(api, [
    `${HEAD}\n{"to":"${'9'.repeat(100_000)}"}\n{"to":"+819012345678"}\n`,
  ])
  assert.equal(lines[0].error.code, 'body_malformed')
  assert.equal(lines[1].decision, 'deny')
})

test('lives on when a caller goes away in the middle', async (t) => {
  const api = await startApi(t)
  for (let i = 0; i < 10; i++) {
    const socket = connect(api.port, '127.0.0.1')
    const line = `${HEAD}\n{"to":"+819012345678"}\n{"to":`
    socket.write(
      `POST /v1/eligibility/stream HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${api.key}\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n${line.length.toString(16)}\r\n${line}\r\n`,
    )
    const [first] = (await once(socket, 'data')) as [Buffer]
    assert.match(first.toString(), /^HTTP\/1.1 200/)
    socket.destroy()
  }
  assert.equal((await stream(api, [HEAD])).status, 200)
  const { status } = await api.call('POST', '/v1/eligibility', {
    to: '+819012345678',
    message: { type: 'freeform' },
  })
  assert.equal(status, 200)
  // A caller's going away is no fault of ours.
  assert.deepEqual(api.lines, [])
})
