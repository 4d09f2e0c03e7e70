// Nothing personal comes out of the log, however it is put in; what helps to find a fault does.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import express, { type ErrorRequestHandler } from 'express'
import fc from 'fast-check'
import supertest from 'supertest'
import { ToolkitError } from '../../../src/errors.ts'
import { createLogger, type Logger, requestLog } from '../../../src/web/http/logs.ts'
import { watched } from '../../../src/web/http/watch.ts'

function captured(level: 'debug' | 'info' = 'debug') {
  const lines: string[] = []
  const logger = createLogger({ level, stream: { write: (line) => void lines.push(line) } })
  /** All lines, once there are so many: a request is logged after its answer has left. */
  const logged = async (count: number) => {
    while (lines.length < count) await setImmediate()
    return lines.map((line) => JSON.parse(line))
  }
  return {
    ...{ logger, logged, text: () => lines.join('') },
    lines: () => lines.map((line) => JSON.parse(line)),
  }
}

const PHONE = '+819012345678'
const DIGITS = '819012345678'
const NAME = 'Hanako Yamada'
const TOKEN = 'sk-Zm9vYmFyYmF6cXV4-0123'
const BODY = 'my secret reply, please stop'
/** As Meta makes them: base64 around the number. */
const WAMID = `wamid.${Buffer.from(`\u001c\u0018\u000c${DIGITS}\u0015\u0002\u0000\u0011\u0018\u0012ABCDEF`).toString('base64')}`

function hostileError(): Error {
  const cause = new Error(`E11000 duplicate key: dup key: { name: "${NAME}", phone: "${PHONE}" }`)
  const error = new Error(`send to ${PHONE} failed with Bearer ${TOKEN}`, { cause })
  error.name = 'ProviderError'
  return Object.assign(error, {
    code: 11000,
    body: BODY,
    config: { headers: { authorization: `Bearer ${TOKEN}` }, data: BODY },
    writeErrors: [{ op: { name: NAME, phone: PHONE } }],
  })
}

function parseError(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    return error
  }
}

const cyclic: Record<string, unknown> = { name: NAME }
cyclic.self = cyclic

const HOSTILE: readonly (readonly [string, (logger: Logger) => void])[] = [
  ['a phone in the sentence', (log) => log.info(`asked for ${PHONE}`)],
  ['a phone as an argument', (log) => log.info('asked for %s', PHONE)],
  ['a phone as a number', (log) => log.info({ asked: Number(DIGITS) }, 'x')],
  ['a phone with separators', (log) => log.info('asked for +81 (90) 1234-5678')],
  ['a phone in national form', (log) => log.info('asked for 090-1234-5678')],
  ['a phone in full-width digits', (log) => log.info('asked for ＋８１９０１２３４５６７８')],
  ['a phone in an address', (log) => log.info(`GET /x?phone=%2B${DIGITS}&name=Hanako%20Yamada`)],
  ['a phone as a key', (log) => log.info({ counts: { [PHONE]: 1 } }, 'x')],
  ['a phone in a list', (log) => log.info({ who: [[PHONE, { n: DIGITS }]] }, 'x')],
  ['a phone in a provider id', (log) => log.info({ id: WAMID, note: `got ${WAMID}` }, 'x')],
  ['a WhatsApp address', (log) => log.info(`whatsapp:${PHONE} and ${DIGITS}@s.whatsapp.net`)],
  ['fields with telling names', (log) => log.info({ to: PHONE, Name: NAME, text: BODY }, 'x')],
  [
    'fields with telling names, deep',
    (log) => log.info({ a: { b: { c: [{ first_name: NAME, 'message-body': 1, BODY }] } } }, 'x'),
  ],
  [
    'a Meta message',
    (log) => log.warn({ messages: [{ from: DIGITS, text: { body: BODY } }] }, 'x'),
  ],
  ['a Twilio message', (log) => log.warn({ From: PHONE, Body: BODY, ProfileName: NAME }, 'x')],
  ['headers', (log) => log.info({ headers: { authorization: `Bearer ${TOKEN}` } }, 'x')],
  [
    'credentials by many names',
    (log) =>
      log.info(
        { set_cookie: TOKEN, 'X-Hub-Signature': TOKEN, authToken: TOKEN, apiKey: TOKEN },
        'x',
      ),
  ],
  ['a token in the sentence', (log) => log.info(`sent authorization: bearer ${TOKEN}`)],
  ['a token in a path', (log) => log.info(`GET /c/${TOKEN} and /p/${TOKEN}`)],
  ['a token in a query', (log) => log.info(`https://graph.example/me?access_token=${TOKEN}`)],
  ['credentials in a store address', (log) => log.info(`mongodb://user:${TOKEN}@db/x`)],
  ['an error full of it', (log) => log.error(hostileError())],
  ['an error among fields', (log) => log.error({ err: hostileError(), tries: 2 }, 'x')],
  ['an error under another name', (log) => log.error({ failure: { reason: hostileError() } }, 'x')],
  ['several errors in one', (log) => log.error(new AggregateError([hostileError()], 'all failed'))],
  ['a parser quoting the body', (log) => log.error(parseError(`${BODY} ${NAME}`))],
  ['a parser quoting part of it', (log) => log.error({ err: parseError(`{"text":"${BODY}" "}`) })],
  [
    'details of an error of ours',
    (log) =>
      log.error(new ToolkitError('not_eligible', 'no', { details: { name: NAME, to: PHONE } })),
  ],
  ['a child logger', (log) => log.child({ phone: PHONE, name: NAME, job: DIGITS }).info('x')],
  [
    'a child of a child logger',
    (log) => {
      const child = log.child({ job: 1 }).child({ name: NAME })
      child.setBindings({ text: BODY })
      child.info('x')
    },
  ],
  ['a thing that holds itself', (log) => log.info(cyclic, 'x')],
  ['a foreign object', (log) => log.info({ req: new Request(`http://x/?name=${NAME}`) }, 'x')],
  ['bytes', (log) => log.info({ raw: Buffer.from(BODY) }, 'x')],
  [
    'a field that throws',
    (log) =>
      log.info(
        {
          get trap(): never {
            throw new Error(`${PHONE} ${NAME}`)
          },
        },
        'x',
      ),
  ],
]

for (const [what, act] of HOSTILE) {
  test(`lets no number, name, token or message out when given ${what}`, () => {
    const { logger, text, lines } = captured()
    act(logger)
    assert.equal(lines().length, 1, 'one line of JSON')
    const out = text().normalize('NFKC')
    const bare = out.replace(/"time":"[^"]*"/, '').replaceAll(/[\s().-]/g, '')
    assert.doesNotMatch(bare, /9012345678/)
    for (const secret of [NAME, 'Hanako%20Yamada', TOKEN, BODY, WAMID, 'please stop']) {
      assert.ok(!out.includes(secret), `${secret} came out: ${out}`)
    }
  })
}

test('lets no E.164 number out of any text, whatever stands around it', () => {
  const digits = fc.stringMatching(/^[1-9]\d{9,14}$/)
  const around = fc.string({ unit: fc.constantFrom(...'ab /:;,"\\\n{}[]=?&') })
  fc.assert(
    fc.property(digits, around, around, fc.boolean(), (number, before, after, plus) => {
      const { logger, text } = captured()
      const sentence = `${before}${plus ? '+' : ''}${number}${after}`
      logger.info({ nested: [{ note: sentence }], err: new Error(sentence) }, '%s', sentence)
      assert.ok(!text().includes(number), text())
    }),
  )
})

test('keeps what helps to find a fault', () => {
  const { logger, lines } = captured()
  const error = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:27017'), {
    code: 'ECONNREFUSED',
    syscall: 'connect',
  })
  const requestId = '7f3c1e52-9d5a-4c39-8b43-123456789012'
  logger.error({ err: error, requestId, until: Date.UTC(2026, 10, 22), ms: 12.5 }, 'store is away')
  const [line] = lines()
  assert.equal(line.level, 'error')
  assert.match(line.time, /^\d{4}-\d\d-\d\dT.*Z$/)
  assert.equal(line.msg, 'store is away')
  assert.equal(line.requestId, requestId)
  assert.equal(line.until, Date.UTC(2026, 10, 22))
  assert.equal(line.ms, 12.5)
  assert.equal(line.err.type, 'Error')
  assert.equal(line.err.message, error.message)
  assert.equal(line.err.code, 'ECONNREFUSED')
  assert.match(line.err.stack, /logs\.test\.ts:\d+:\d+/)
})

test('leaves the ids whole that tie lines together, whatever digits they are of', () => {
  for (const id of [
    '083ffbf6-cc08-4409-845a-9cc89c553567',
    '25539a09-0035-4282-9580-9b9940b43567',
    '90901234-0801-4123-8456-819012345678',
  ]) {
    const { logger, lines } = captured()
    logger.info({ requestId: id }, 'asked by %s', id)
    assert.deepEqual([lines()[0].requestId, lines()[0].msg], [id, `asked by ${id}`])
  }
})

test('a number that looks like a part of a UUID, or stands right beside one, is none', () => {
  const id = '7f3c1e52-9d5a-4c39-8b43-123456789012'
  for (const text of [
    '00000000-0000-0000-0000-819012345678',
    `${id}819012345678`,
    `${id}-819012345678`,
    `819012345678-${id}`,
  ]) {
    const { logger, lines } = captured()
    logger.warn(text)
    assert.doesNotMatch(lines()[0].msg, /9012345678/, text)
  }
})

test('says that a number stood there, with its last two digits', () => {
  const { logger, lines } = captured()
  logger.error(hostileError())
  const [line] = lines()
  assert.equal(line.err.message, 'send to [number …78] failed with Bearer [hidden]')
  assert.equal(line.err.type, 'ProviderError')
  assert.equal(line.err.code, 11000)
  assert.match(line.err.cause.message, /^E11000 duplicate key/)
})

function app(logger: Logger) {
  const api = express.Router()
  api.get('/people/:id/events', (_req, res) => void res.json([]))
  const failed: ErrorRequestHandler = (_error, _req, res, _next) => void res.status(500).end()
  const { begun, ended } = requestLog(logger)
  return express()
    .use(watched(begun, [ended]))
    .get('/healthz', (_req, res) => void res.send('ok'))
    .get('/o/:slug', (_req, res) => void res.send('page'))
    .post('/v1/eligibility', (_req, res) => void res.json({}))
    .get('/boom', () => {
      throw new Error('boom')
    })
    .use('/v1', api)
    .use('/t/:tenant', api)
    .use(failed)
}

test('logs method, route pattern, status, duration and id of a request, and no value of it', async () => {
  const { logger, logged, text } = captured()
  const answer = await supertest(app(logger)).get(`/o/Hanako-door?phone=%2B${DIGITS}`)
  const [line] = await logged(1)
  assert.deepEqual(Object.keys(line).sort(), [
    'level',
    'method',
    'ms',
    'msg',
    'requestId',
    'route',
    'status',
    'time',
  ])
  assert.equal(`${line.method} ${line.route} ${line.status}`, 'GET /o/:slug 200')
  assert.ok(line.ms > 0 && line.ms < 10_000)
  assert.equal(line.requestId, answer.headers['x-request-id'])
  assert.doesNotMatch(text(), /Hanako|8190/)
})

test('keeps values in a mount path out of the line', async () => {
  const { logger, logged } = captured()
  await supertest(app(logger)).get('/v1/people/abc/events')
  await supertest(app(logger)).get('/t/hanako/people/abc/events')
  assert.deepEqual(
    (await logged(2)).map((line) => line.route),
    ['/v1/people/:id/events', '/t/*/people/:id/events'],
  )
})

test('keeps a path that no route takes out of the line', async () => {
  const { logger, logged, text } = captured()
  await supertest(app(logger)).get('/Hanako/x')
  assert.equal((await logged(1))[0].route, '(none)')
  assert.doesNotMatch(text(), /Hanako/)
})

test('logs pages as info, good API calls as debug, our failures as errors, health checks never', async () => {
  const { logger, logged } = captured()
  const agent = supertest(app(logger))
  for (const path of ['/healthz', '/o/x', '/boom', '/v1/unknown']) await agent.get(path)
  await agent.post('/v1/eligibility')
  assert.deepEqual(
    (await logged(4)).map((line) => `${line.level} ${line.route} ${line.status}`),
    ['info /o/:slug 200', 'error /boom 500', 'info (none) 404', 'debug /v1/eligibility 200'],
  )
})

test('gives every request another id, which tells nothing of those before', async () => {
  const { logger, logged } = captured('info')
  const agent = supertest(app(logger))
  const ids = new Set<string>()
  for (let i = 0; i < 20; i++) ids.add((await agent.get('/o/x')).headers['x-request-id'] as string)
  assert.equal(ids.size, 20)
  assert.deepEqual(
    (await logged(20)).map((line) => line.requestId),
    [...ids],
  )
  for (const id of ids)
    assert.match(id, /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
  // No part of it stays the same or counts on, as a start, a process or a number would.
  for (const part of [0, 1, 4]) {
    const parts = [...ids].map((id) => id.split('-')[part] ?? '')
    assert.ok(new Set(parts).size > 15)
    assert.notDeepEqual(parts, parts.toSorted())
  }
})
