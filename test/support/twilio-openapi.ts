// Our requests to Twilio against the operations Twilio publishes. A new operation is one file in
// `test/fixtures/twilio/openapi/` and its name here.

import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'

export type Operation = 'CreateMessage' | 'CreateCall'

/** Fields the package sends and the published operations lag behind; each with where it stands. */
const EXTRA: Readonly<Record<Operation, readonly string[]>> = {
  // `twilio` 6.2.0, `MessageListInstanceCreateOptions`: for Twilio's Compliance Toolkit.
  CreateMessage: ['MessageIntent'],
  CreateCall: [],
}

interface Published {
  readonly method: string
  readonly path: string
  readonly mediaType: string
  readonly schema: {
    readonly required?: readonly string[]
    readonly properties: Readonly<Record<string, { readonly type?: string }>>
  }
}

/** Names of formats beyond JSON Schema; they say what a text is for, not which one is allowed. */
const FORMATS = ['phone-number', 'uri', 'date-time', 'http-method', 'twiml', 'endpoint']

const folder = new URL('../fixtures/twilio/openapi/', import.meta.url)
const published = (operation: Operation): Published =>
  JSON.parse(readFileSync(new URL(`${operation}.json`, folder), 'utf8'))

export interface Sent {
  readonly path: string
  readonly headers: { readonly 'content-type'?: string | undefined }
  /** The body as it came. */
  readonly text: string
}

/** @returns what is wrong with a request; nothing: it is one of the operation's */
export function faultsOf(operation: Operation, { path, headers, text }: Sent): string[] {
  const { path: template, mediaType, schema } = published(operation)
  const faults: string[] = []
  const isPath = new RegExp(`^${template.replaceAll('.', '\\.').replace(/\{\w+\}/, '\\w+')}$`)
  if (!isPath.test(path)) faults.push(`path ${path}`)
  if (headers['content-type']?.split(';')[0] !== mediaType) faults.push('content-type')
  const form = new URLSearchParams(text)
  const body = Object.fromEntries(
    [...new Set(form.keys())].map((name) => [name, fieldOf(form, name, schema)]),
  )
  const extra = Object.fromEntries(EXTRA[operation].map((name) => [name, { type: 'string' }]))
  const ajv = new Ajv({ strict: false, allErrors: true })
  for (const format of FORMATS) ajv.addFormat(format, true)
  const validate = ajv.compile({
    ...schema,
    properties: { ...schema.properties, ...extra },
    additionalProperties: false,
  })
  if (!validate(body)) {
    faults.push(...(validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`))
  }
  return faults
}

/** A form holds texts; the operation says which of them are numbers, truths or lists. */
function fieldOf(form: URLSearchParams, name: string, schema: Published['schema']): unknown {
  const values = form.getAll(name)
  const type = schema.properties[name]?.type
  if (type === 'array') return values
  const [value = ''] = values
  if (values.length > 1) return values
  if ((type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?$/.test(value))
    return Number(value)
  return type === 'boolean' && /^(true|false)$/.test(value) ? value === 'true' : value
}
