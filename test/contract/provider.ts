// What every provider's webhooks and client must do, whichever it is. A provider's test is a kit:
// how it writes the same few things, and how it signs them.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { ToolkitError } from '../../src/errors.ts'
import type { Endpoint } from '../../src/providers/port.ts'
import type { Attempt, Send } from '../../src/providers/sending.ts'
import { START_MS, startApi } from '../support/api.ts'
import { json, type Reply, startProvider } from '../support/provider.ts'

/** One POST: path with query, and the body byte for byte. */
export interface Payload {
  readonly path: string
  readonly body: string
}

export interface Text {
  readonly id: string
  readonly body: string
  /** E.164; the person of the suite when left out. */
  readonly from?: string
  /** Seconds before the suite's beginning. */
  readonly ago: number
}

/** Why a provider cannot be asked something. */
export interface Skip {
  readonly skip: string
}

export interface Kit {
  readonly provider: 'meta' | 'twilio' | 'infobip' | 'sandbox'
  readonly providerId: string
  readonly endpoints?: readonly Endpoint[]
  /** Status of an answer to what is not the provider's. */
  readonly refusal: 401 | 403
  /** @param who signs: the account that is ours, another one, or nobody */
  headers(payload: Payload, who: 'ours' | 'theirs' | 'nobody'): Record<string, string>
  text(text: Text): Payload
  status(about: {
    id: string
    state: 'sent' | 'delivered' | 'failed' | 'unheard'
    ago: number
  }): Payload
  /** Several texts in one POST. */
  readonly batch: ((texts: readonly Text[], broken?: number) => Payload) | Skip
  /** Whether texts carry a time of their own. */
  readonly timed: true | Skip
  /** The same payload with fields nobody has heard of. */
  strange(payload: Payload): Payload
  /** A known kind of fact with a value that is in no list. */
  readonly unknownValue: Payload
  /** Signed rightly, and still nothing that can be read. */
  readonly malformed: readonly Payload[]
  /** A text whose body is there twice: a harmless one and STOP, either first. */
  readonly twice: readonly Payload[]
  /** The real client against a base URL. */
  client(baseUrl: string, answerMs: number): Promise<Send>
  /** An answer of the provider that it took the message. */
  readonly taken: unknown
  /** Its way to say that a request was wrong. */
  readonly wrong: unknown
  /** What must never come out of the client. */
  readonly secrets: readonly string[]
}

export const SENDER = '+15550783881'
export const PERSON = '+819012345678'
const SECOND_MS = 1_000

async function start(t: TestContext, kit: Kit) {
  const api = await startApi(t, kit.endpoints && { endpoints: kit.endpoints })
  const sender = { phone: SENDER, provider: kit.provider, providerId: kit.providerId }
  assert.equal((await api.call('POST', '/v1/senders', sender)).status, 201)
  const consent = {
    person: PERSON,
    topics: ['offers', 'order-updates'],
    entryPoint: 'demo-api',
    act: { kind: 'form', at: new Date(START_MS - 3_600_000).toISOString() },
    notice: { id: 'demo-notice' },
  }
  assert.equal((await api.call('POST', '/v1/consents', consent)).status, 201)
  const post = async (payload: Payload, who: 'ours' | 'theirs' | 'nobody' = 'ours') => {
    const { path, body } = payload
    const headers = kit.headers(payload, who)
    const response = await fetch(api.url + path, { method: 'POST', headers, body })
    return { status: response.status, text: await response.text() }
  }
  const tell = async (payload: Payload) => assert.equal((await post(payload)).status, 200)
  const ask = async (topic?: string, to = PERSON) => {
    const message = topic === undefined ? { type: 'freeform' } : { type: 'template', topic }
    const { body } = await api.call('POST', '/v1/eligibility', { to, sender: SENDER, message })
    return body.reasons.map((reason: { code: string }) => reason.code)
  }
  /** How many were set aside so far, for each reason. */
  const aside = async (): Promise<Record<string, number>> => {
    const text = await (await fetch(`${api.url}/metrics`)).text()
    const lines = text.matchAll(/^webhooks_set_aside_total\{.*reason="(\w+)"\} (\d+)/gm)
    return Object.fromEntries([...lines].map(([, reason, count]) => [reason, Number(count)]))
  }
  return { ...api, post, tell, ask, aside }
}

export function providerContract(kit: Kit): void {
  const check = (title: string, run: (t: TestContext) => Promise<void>, skip?: Skip | true) =>
    test(
      `${kit.provider}: ${title}`,
      { skip: typeof skip === 'object' && 'skip' in skip ? skip.skip : false },
      run,
    )
  const isSkip = (value: object | true): value is Skip =>
    typeof value === 'object' && 'skip' in value

  check('hears a message, and answers nothing that would reach the person', async (t) => {
    const { post, ask } = await start(t, kit)
    assert.deepEqual(await ask(), ['window_closed'])
    const { status, text } = await post(kit.text({ id: 'good', body: 'Hello', ago: 60 }))
    assert.equal(status, 200)
    assert.match(text, /^(|\{\}|<\?xml[^>]*><Response><\/Response>)$/)
    assert.deepEqual(await ask(), [])
    await post(kit.text({ id: 'stop', body: 'STOP', ago: 30 }))
    assert.deepEqual(await ask('order-updates'), ['opted_out'])
  })

  check('takes nothing unsigned, or signed by another account', async (t) => {
    const { post, recorded, aside } = await start(t, kit)
    const before = await recorded()
    for (const who of ['nobody', 'theirs'] as const) {
      const payload = kit.text({ id: who, body: 'STOP', ago: 60 })
      assert.equal((await post(payload, who)).status, kit.refusal, who)
    }
    assert.deepEqual(await recorded(), before)
    assert.deepEqual(await aside(), {})
  })

  check(
    'takes no body that was altered by one byte',
    async (t) => {
      const { url, recorded } = await start(t, kit)
      const before = await recorded()
      const payload = kit.text({ id: 'altered', body: 'STOP', ago: 60 })
      const headers = kit.headers(payload, 'ours')
      for (let at = 0; at < payload.body.length; at += 7) {
        const other = payload.body[at] === 'x' ? 'y' : 'x'
        const body = payload.body.slice(0, at) + other + payload.body.slice(at + 1)
        const { status } = await fetch(url + payload.path, { method: 'POST', headers, body })
        assert.equal(status, kit.refusal, `byte ${at}`)
      }
      assert.deepEqual(await recorded(), before)
    },
    kit.provider === 'infobip'
      ? { skip: 'Infobip signs no body here: credentials over TLS (HMAC header not published)' }
      : undefined,
  )

  check('sets aside what cannot be read, and acknowledges it', async (t) => {
    const { post, recorded, aside } = await start(t, kit)
    const before = await recorded()
    for (const [i, payload] of kit.malformed.entries()) {
      assert.equal((await post(payload)).status, 200, payload.body.slice(0, 40))
      assert.equal((await aside()).broken, i + 1, payload.body.slice(0, 40))
    }
    assert.deepEqual(await recorded(), before)
  })

  check('records once what is replayed, one after the other and at the same time', async (t) => {
    const { tell, recorded } = await start(t, kit)
    const payloads = [
      kit.text({ id: 'r1', body: 'STOP', ago: 60 }),
      kit.status({ id: 'r2', state: 'delivered', ago: 50 }),
    ]
    for (const payload of payloads) await tell(payload)
    const once = await recorded()
    for (const payload of payloads) await tell(payload)
    await Promise.all([...payloads, ...payloads, ...payloads].map(tell))
    assert.deepEqual(await recorded(), once)
  })

  check(
    'gives one standing in whatever order its messages come',
    async (t) => {
      const said = [
        { id: 'o1', body: 'STOP', ago: 50 },
        { id: 'o2', body: 'START', ago: 40 },
        { id: 'o3', body: 'STOP', ago: 30 },
        { id: 'o4', body: 'Hello', ago: 20 },
      ].map((text) => kit.text(text))
      const standings: unknown[] = []
      for (const order of [
        said,
        said.toReversed(),
        [said[2], said[0], said[3], said[1], said[2]],
      ]) {
        const { tell, call } = await start(t, kit)
        for (const payload of order) if (payload) await tell(payload)
        const { body } = await call('POST', '/v1/people/lookup', { person: PERSON })
        standings.push(body.standing)
      }
      assert.deepEqual(standings[1], standings[0])
      assert.deepEqual(standings[2], standings[0])
    },
    kit.timed,
  )

  check('keeps a delivery when its sending is told afterwards, and says so once', async (t) => {
    const { tell, recorded } = await start(t, kit)
    const delivered = kit.status({ id: 'd', state: 'delivered', ago: 40 })
    const sent = kit.status({ id: 'd', state: 'sent', ago: 45 })
    await tell(delivered)
    await tell(sent)
    const once = await recorded()
    await tell(delivered)
    assert.deepEqual(await recorded(), once)
  })

  const { batch } = kit
  check(
    'takes a thousand updates in one POST, each once',
    async (t) => {
      if (isSkip(batch)) return
      const { tell, recorded, ask } = await start(t, kit)
      const texts = Array.from({ length: 1_000 }, (_, i) => ({
        id: `b${i}`,
        body: i === 999 ? 'STOP' : 'Hello',
        from: `+8190${20_000_000 + i}`,
        ago: 60,
      }))
      const payload = batch(texts)
      await tell(payload)
      // One message each, and what the last one's word ordered.
      assert.equal((await recorded()).length, 1 + 1_000 + 1)
      assert.ok((await ask('offers', texts[999]?.from)).includes('opted_out'))
      await tell(payload)
      assert.equal((await recorded()).length, 1 + 1_000 + 1)
      // The same entry twice within one POST.
      const again = { id: 'twin', body: 'Hello', ago: 20 }
      await tell(batch([again, again, again]))
      assert.equal((await recorded()).length, 1 + 1_000 + 1 + 1)
    },
    isSkip(batch) ? batch : undefined,
  )

  check(
    'keeps of three megabytes all but the broken entry, which is set aside',
    async (t) => {
      if (isSkip(batch)) return
      const { tell, recorded, aside } = await start(t, kit)
      const texts = Array.from({ length: 1_000 }, (_, i) => ({
        id: `m${i}`,
        body: 'はい'.repeat(450),
        from: `+8190${20_000_000 + i}`,
        ago: 60,
      }))
      const payload = batch(texts, 500)
      assert.ok(Buffer.byteLength(payload.body) > 2_700_000)
      await tell(payload)
      assert.deepEqual(await aside(), { broken: 1 })
      assert.equal((await recorded()).length, 1 + 999)
    },
    isSkip(batch) ? batch : undefined,
  )

  check(
    'hears the STOP in a body that is there twice, shows it, and takes nothing else from it',
    async (t) => {
      for (const twice of kit.twice) {
        const { post, recorded, ask, aside } = await start(t, kit)
        assert.equal((await post(twice)).status, 200)
        const once = await recorded()
        assert.equal((await post(twice)).status, 200)
        assert.deepEqual(await recorded(), once)
        assert.deepEqual(await ask('offers'), ['opted_out'])
        assert.deepEqual(await ask(), ['opted_out', 'window_closed'])
        assert.deepEqual(await aside(), { broken: 2 })
      }
    },
  )

  check('takes fields it never heard of, and reads the rest', async (t) => {
    const { tell, ask, aside } = await start(t, kit)
    await tell(kit.strange(kit.text({ id: 'strange', body: 'STOP', ago: 60 })))
    assert.deepEqual(await ask('offers'), ['opted_out'])
    assert.deepEqual(await aside(), {})
  })

  check('makes nothing of a status or a value that is in no list, and shows it', async (t) => {
    const { tell, ask, aside, recorded } = await start(t, kit)
    const before = await recorded()
    await tell(kit.status({ id: 'u', state: 'unheard', ago: 60 }))
    await tell(kit.unknownValue)
    assert.deepEqual(await aside(), { unknown_value: 2 })
    assert.deepEqual(await recorded(), before)
    assert.deepEqual(await ask('offers'), [])
  })

  check('acknowledges a status of a message nobody knows, and shows it', async (t) => {
    const { tell, aside, lines } = await start(t, kit)
    await tell(kit.status({ id: 'nobody-knows', state: 'failed', ago: 60 }))
    assert.deepEqual(await aside(), { unknown_message: 1 })
    assert.ok(!lines.join('').includes('5678'))
  })

  check('acknowledges nothing while the store is away, and all of it afterwards', async (t) => {
    const { post, store, recorded, ask } = await start(t, kit)
    const { ledger } = store
    const { record } = ledger
    let answered = 0
    // It goes away in the middle of what came.
    ledger.record = (...about) => {
      if (answered++ === 0) return record(...about)
      throw new ToolkitError('store_unavailable', 'The store does not answer.')
    }
    const payloads = [
      kit.text({ id: 'away1', body: 'Hello', ago: 60 }),
      kit.text({ id: 'away2', body: 'STOP', ago: 50 }),
    ]
    const acknowledged: string[] = []
    for (const payload of payloads) {
      const { status } = await post(payload)
      if (status === 200) acknowledged.push(payload.body)
      else assert.equal(status, 503)
    }
    assert.equal(acknowledged.length, 1)
    assert.equal((await recorded()).length, 2)
    ledger.record = record
    for (const payload of payloads) assert.equal((await post(payload)).status, 200)
    assert.equal((await recorded()).length, 1 + 2 + 1)
    assert.deepEqual(await ask('offers'), ['opted_out'])
    await store.close()
    assert.equal((await post(kit.text({ id: 'closed', body: 'STOP', ago: 10 }))).status, 503)
  })

  const ANSWERS: readonly (readonly [title: string, reply: Reply, expected: Partial<Attempt>])[] = [
    ['says that it took it', json(200, kit.taken), { outcome: 'sent' }],
    ['400', json(400, kit.wrong), { outcome: 'refused' }],
    ['401', json(401, kit.wrong), { outcome: 'refused' }],
    ['429', json(429, kit.wrong, { 'retry-after': '7' }), { outcome: 'refused' }],
    ['500', json(500, {}), { outcome: 'unknown' }],
    ['garbage', (res) => res.end('<html>no'), { outcome: 'unknown' }],
    [
      'half a body',
      (res) => {
        res.writeHead(200, { 'content-type': 'application/json', 'content-length': '900' })
        res.write('{"messages":[{"id":"wam')
        setImmediate(() => res.destroy())
      },
      { outcome: 'unknown' },
    ],
    ['a closed connection', (res) => res.destroy(), { outcome: 'unknown' }],
    ['silence', () => undefined, { outcome: 'unknown', code: 'timeout' }],
    [
      'an answer that drips',
      (res) => {
        res.writeHead(200, { 'content-type': 'application/json' })
        const dripping = setInterval(() => res.write(' '), 20)
        res.on('close', () => clearInterval(dripping))
      },
      { outcome: 'unknown', code: 'timeout' },
    ],
    [
      'an answer without an end',
      (res) => {
        res.writeHead(200, { 'content-type': 'application/json' })
        const more = () => {
          while (!res.destroyed && res.write(' '.repeat(64 * 1024)));
        }
        res.on('drain', more)
        more()
      },
      { outcome: 'unknown' },
    ],
    [
      'a way elsewhere',
      (res) => res.writeHead(307, { location: '/x' }).end(),
      { outcome: 'unknown' },
    ],
  ]
  const SILENT: ReadonlySet<string> = new Set(['silence', 'an answer that drips'])
  for (const [title, reply, expected] of ANSWERS) {
    check(`sends once, and understands ${title}`, async (t) => {
      const provider = await startProvider(t, reply)
      // Long enough for loopback, short enough for silence.
      const send = await kit.client(provider.url, SILENT.has(title) ? 150 : 10_000)
      const attempt = await send({
        ...{ messageId: 'msg_1', channel: 'whatsapp', from: kit.providerId },
        ...{ to: { phone: PERSON }, content: { type: 'text', text: 'Hello' } },
      })
      assert.partialDeepStrictEqual(attempt, expected)
      assert.equal(provider.calls.length, 1)
      if (attempt.outcome === 'refused') {
        assert.equal(attempt.error.class, title === '429' ? 'temporary' : 'ours')
      }
      for (const secret of kit.secrets) assert.ok(!JSON.stringify(attempt).includes(secret))
    })
  }

  check('knows that nothing left where no connection was made', async (t) => {
    const provider = await startProvider(t, json(200, kit.taken))
    const gone = await startProvider(t, json(200, kit.taken))
    await gone.close()
    const send = await kit.client(gone.url, 10_000)
    const attempt = await send({
      ...{ messageId: 'msg_1', channel: 'whatsapp', from: kit.providerId },
      ...{ to: { phone: PERSON }, content: { type: 'text', text: 'Hello' } },
    })
    assert.equal(attempt.outcome, 'refused')
    assert.equal(attempt.outcome === 'refused' && attempt.error.class, 'temporary')
    assert.equal(provider.calls.length, 0)
  })
}

/** Unix seconds, so long before the suite's beginning. */
export const secondsAgo = (ago: number) => String(START_MS / SECOND_MS - ago)
export const isoAgo = (ago: number) =>
  new Date(START_MS - ago * SECOND_MS).toISOString().replace('Z', '+0000')
