// The OpenAPI document against the server it describes: every route, every example, and real
// answers, good and bad.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { startApi } from '../../support/api.ts'

interface Media {
  readonly schema?: object
  readonly example?: unknown
}
interface Operation {
  readonly operationId: string
  readonly parameters: readonly { name: string; in: string; schema: object }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> }
  readonly responses: Readonly<Record<string, { content?: Readonly<Record<string, Media>> }>>
}
interface Document {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, object>> }
}

async function documentOf(url: string): Promise<Document> {
  const response = await fetch(`${url}/openapi.json`)
  assert.equal(response.status, 200)
  return (await response.json()) as Document
}

/** Checks values against schemas of the document. */
function checker(document: Document) {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  formats.default(ajv)
  ajv.addSchema({ $id: 'doc', components: document.components })
  return (schema: object, value: unknown, what: string) => {
    const text = JSON.stringify(schema).replaceAll('"#/components', '"doc#/components')
    const validate = ajv.compile(JSON.parse(text))
    assert.ok(validate(value), `${what}: ${ajv.errorsText(validate.errors)}`)
  }
}

const operationsOf = (document: Document) =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )

test('describes every route that is served, each once, and needs no key itself', async (t) => {
  const api = await startApi(t)
  const document = await documentOf(api.url)
  assert.match(document.openapi, /^3\.1\./)
  const operations = operationsOf(document)
  assert.deepEqual(
    operations.map(({ method, path }) => `${method} ${path}`).sort(),
    api.routes.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`).sort(),
  )
  const ids = operations.map(({ operation }) => operation.operationId)
  assert.equal(new Set(ids).size, ids.length)
  for (const { path, operation } of operations) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const described = operation.parameters.filter((p) => p.in === 'path').map((p) => p.name)
    assert.deepEqual(described.sort(), named.sort(), path)
  }
})

test('gives examples that its own schemas accept', async (t) => {
  const api = await startApi(t)
  const document = await documentOf(api.url)
  const check = checker(document)
  let count = 0
  for (const { path, method, operation } of operationsOf(document)) {
    const contents = [operation.requestBody, ...Object.values(operation.responses)]
    for (const content of contents) {
      for (const { schema, example } of Object.values(content?.content ?? {})) {
        if (schema === undefined || example === undefined) continue
        check(schema, example, `${method} ${path}`)
        count++
      }
    }
  }
  assert.ok(count >= 15, `${count} examples`)
})

test('takes every request example as the request it is', async (t) => {
  const api = await startApi(t)
  const document = await documentOf(api.url)
  const check = checker(document)
  for (const { path, method, operation } of operationsOf(document)) {
    const example = operation.requestBody?.content['application/json']?.example
    if (example === undefined || path.includes('{')) continue
    const { status, body } = await api.call(method.toUpperCase(), path, example)
    assert.notEqual(status, 400, `${method} ${path}: ${JSON.stringify(body)}`)
    assert.ok(status < 500, path)
    const described = operation.responses[status]
    assert.ok(described, `${method} ${path} answers ${status}`)
    for (const { schema } of Object.values(described.content ?? {})) {
      if (schema) check(schema, body, `${method} ${path} ${status}`)
    }
  }
})

test('documents what a request refuses inside a field, and what two fields ask of each other', async (t) => {
  const api = await startApi(t)
  const document = await documentOf(api.url)
  const check = checker(document)
  const topic = { key: 'odd', category: 'utility' }
  const message = { type: 'template', template: 'a', language: 'en' }
  const offers = { to: '+819012345678', message: { ...message, topic: 'offers' } }
  const no = { person: '+819012345678', act: { kind: 'form' } }
  const wrong: readonly (readonly [path: string, body: object, method?: string])[] = [
    ['/v1/topics', { ...topic, labels: {} }],
    ['/v1/topics', { ...topic, labels: 5 }],
    ['/v1/topics', { ...topic, labels: { en: 5 } }],
    ['/v1/topics', { ...topic, labels: { en: 'odd' }, descriptions: 'odd' }],
    ['/v1/topics/{id}', { labels: { English: 'offers' } }, 'patch'],
    ['/v1/notices', { topics: ['offers'], texts: null }],
    ['/v1/messages', { ...offers, message: { ...offers.message, variables: 'Ana' } }],
    ['/v1/messages', { ...offers, message: { ...offers.message, variables: { name: 5 } } }],
    ['/v1/withdrawals', { ...no, scope: 'topic' }],
    ['/v1/withdrawals', { ...no, scope: 'all', topics: ['offers'] }],
  ]
  for (const [path, body, method = 'post'] of wrong) {
    const schema = document.paths[path]?.[method]?.requestBody?.content['application/json']?.schema
    assert.ok(schema, path)
    const what = `${path} ${JSON.stringify(body)}`
    assert.throws(() => check(schema, body, what), assert.AssertionError, what)
    const { status } = await api.call(method.toUpperCase(), path.replace('{id}', 'offers'), body)
    assert.equal(status, 400, what)
  }
})

test('answers the example question on a first start as it stands', async (t) => {
  const api = await startApi(t)
  const { paths } = await documentOf(api.url)
  const content = paths['/v1/eligibility']?.post?.requestBody?.content
  const example = content?.['application/json']?.example
  assert.ok(example)
  const { status, body } = await api.call('POST', '/v1/eligibility', example)
  assert.equal(status, 200)
  const codes = body.reasons.map((reason: { code: string }) => reason.code)
  assert.deepEqual([body.decision, codes], ['deny', ['no_consent']])
})

/** A good call of each route and a bad one; `{…}` of a path is filled in. */
const CALLS: readonly (readonly [method: string, path: string, body?: unknown])[] = [
  ['POST', '/v1/eligibility', { to: '+819012345678', message: { type: 'freeform' } }],
  ['POST', '/v1/eligibility', { to: '12', message: { type: 'freeform' } }],
  ['POST', '/v1/eligibility', { to: 5 }],
  [
    'POST',
    '/v1/eligibility/batch',
    { to: ['+819012345678', '12', {}], message: { type: 'template', topic: 'offers' } },
  ],
  ['POST', '/v1/eligibility/batch', { to: 'x', message: { type: 'freeform' } }],
  ['POST', '/v1/consents', {}],
  ['POST', '/v1/withdrawals', { person: '+819012345678', scope: 'all', act: { kind: 'call' } }],
  ['POST', '/v1/withdrawals', { person: '+819012345678', scope: 'none', act: { kind: 'call' } }],
  ['POST', '/v1/holds', { person: '+819012345678', reason: '' }],
  ['DELETE', '/v1/holds/nothing'],
  ['POST', '/v1/people/lookup', { person: '+819012345678' }],
  ['POST', '/v1/people/lookup', { person: '+819099999999' }],
  ['GET', '/v1/people/{personId}/events?limit=1'],
  ['GET', '/v1/people/nobody/events'],
  ['GET', '/v1/events?limit=2'],
  ['GET', '/v1/events?limit=0'],
  ['GET', '/v1/events?after=x'],
  ['GET', '/v1/imports'],
  ['GET', '/v1/imports?limit=0'],
  ['POST', '/v1/imports', {}],
  ['GET', '/v1/imports/unknown'],
  ['POST', '/v1/imports/unknown/undo'],
  ['GET', '/v1/imports/unknown/changes'],
  ['GET', '/v1/imports/unknown/rejected'],
  ['GET', '/v1/business'],
  ['PATCH', '/v1/business', { country: 'Japan' }],
  ['GET', '/v1/policy'],
  ['PUT', '/v1/policy', { quietHours: { from: '25:00', to: '08:00', categories: ['marketing'] } }],
  ...[
    'topics',
    'senders',
    'entry-points',
    'notices',
    'templates',
    'keys',
    'webhook-endpoints',
  ].flatMap(
    (name) =>
      [
        ['GET', `/v1/${name}`],
        ['GET', `/v1/${name}?limit=1`],
        ['POST', `/v1/${name}`, { surprise: true }],
        ['GET', `/v1/${name}/unknown`],
        ['PATCH', `/v1/${name}/unknown`, {}],
      ] as const,
  ),
  ['GET', '/v1/topics/offers'],
  ['PATCH', '/v1/topics/offers', { labels: { en: 'Offers' } }],
  ['GET', '/v1/entry-points/demo-form'],
  ['PATCH', '/v1/entry-points/demo-form', { state: 'paused' }],
  ['GET', '/v1/entry-points/demo-form/counts'],
  ['GET', '/v1/entry-points/demo-form/counts?from=2026-11-01&to=2026-10-01'],
  ['GET', '/v1/entry-points/unknown/counts'],
  ['POST', '/v1/counts/recount'],
  ['GET', '/v1/notices/demo-notice'],
  ['PATCH', '/v1/notices/demo-notice', { reconsent: true }],
  ['POST', '/v1/notices/demo-notice/publish'],
  ['GET', '/v1/senders/sandbox.%2B815012345678'],
]

test('answers as described, when asked well and when asked badly', async (t) => {
  const api = await startApi(t)
  const document = await documentOf(api.url)
  const check = checker(document)
  const consent = operationsOf(document).find((o) => o.operation.operationId === 'postV1Consents')
  const given = await api.call(
    'POST',
    '/v1/consents',
    consent?.operation.requestBody?.content['application/json']?.example,
  )
  assert.equal(given.status, 201)
  for (const [method, template, body] of CALLS) {
    const path = template.replace('{personId}', given.body.personId)
    const answer = await api.call(method, path, body)
    assert.ok(answer.status < 500, `${method} ${path} answers ${answer.status}`)
    const [plain = ''] = path.split('?')
    const found = operationsOf(document).find(
      (o) =>
        o.method.toUpperCase() === method &&
        new RegExp(`^${o.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(plain),
    )
    assert.ok(found, `${method} ${path} is described`)
    const described = found.operation.responses[answer.status]
    assert.ok(described, `${method} ${path} answers ${answer.status}, as described`)
    for (const { schema } of Object.values(described.content ?? {})) {
      if (schema) check(schema, answer.body, `${method} ${path} ${answer.status}`)
    }
  }
})

test('describes the Idempotency-Keys that are taken, and no others', async (t) => {
  const api = await startApi(t)
  const document = await documentOf(api.url)
  const { parameters = [] } = document.paths['/v1/links']?.post ?? {}
  const header = parameters.find(({ name }) => name === 'Idempotency-Key')
  const described = new Ajv2020().compile(header?.schema ?? false)
  const link = { person: '+819012345678', purpose: 'preferences' }
  for (const [key, status] of [
    ['a', 201],
    ['~'.repeat(255), 201],
    ['a'.repeat(256), 400],
    ['a b', 400],
    ['', 400],
    ['\u00e9', 400],
  ] as const) {
    const answer = await api.call('POST', '/v1/links', link, { 'idempotency-key': key })
    assert.equal(answer.status, status, key)
    assert.equal(described(key), status === 201, key)
  }
})
