// The OpenAPI 3.1 document, made from the same routes and schemas that serve and validate.

import { z } from 'zod'
import { PROBLEMS } from '../../errors.ts'
import { IDEMPOTENCY_KEY } from './idempotency.ts'
import type { ApiRoute } from './route.ts'

type JsonObject = { [key: string]: unknown }

const ALWAYS = [
  'request_invalid',
  'key_missing',
  'key_invalid',
  'scope_missing',
  'store_unavailable',
] as const

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(PROBLEMS) },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code', 'message'],
        properties: {
          path: { type: 'string' },
          code: { type: 'string' },
          message: { type: 'string' },
        },
      },
    },
  },
}

/** The whole document, as an object ready for JSON. */
export function openApi(routes: readonly ApiRoute[], serverUrl: string): JsonObject {
  const schemas: JsonObject = { Problem: PROBLEM }
  const paths: { [path: string]: JsonObject } = {}
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] ??= {}
    paths[path][route.method] = operation(route, schemas)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'WhatsApp opt-in toolkit',
      version: '1',
      description: 'Collect opt-ins, keep the proof, and ask: may I send this now?',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: serverUrl }],
    security: [{ key: [] }],
    paths,
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
      schemas,
    },
  }
}

function operation(route: ApiRoute, schemas: JsonObject): JsonObject {
  const json = (schema: z.ZodType, io: 'input' | 'output') => jsonSchema(schema, io, schemas)
  const problems = new Set([
    ...ALWAYS,
    ...(route.body ? (['body_malformed', 'body_late', 'server_busy'] as const) : []),
    ...(route.body || route.bodyLimit ? (['body_too_large'] as const) : []),
    ...(route.body || route.raw ? (['media_type_unsupported'] as const) : []),
    ...(isRepeatable(route) ? (['idempotency_conflict', 'idempotency_running'] as const) : []),
    ...(route.problems ?? []),
  ])
  const byStatus = Map.groupBy(problems, (code) => PROBLEMS[code][0])
  const responses: JsonObject = {}
  for (const [status, response] of Object.entries(route.responses)) {
    responses[status] = {
      description: response.description,
      ...(response.types && { content: contentOf(response.types) }),
      ...(response.schema && {
        content: {
          'application/json': {
            schema: json(response.schema, 'output'),
            ...(response.example !== undefined && { example: response.example }),
          },
        },
      }),
    }
  }
  for (const [status, codes] of byStatus) {
    responses[status] = {
      description: codes.join(', '),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    }
  }
  return {
    tags: [route.tag],
    summary: route.summary,
    description: `Needs a key with the scope \`${route.scope}\`.`,
    operationId: `${route.method}${route.path.replace(/\W+(\w)/g, (_, c: string) => c.toUpperCase())}`,
    parameters: [
      ...parametersOf(route.params, 'path', json),
      ...parametersOf(route.query, 'query', json),
      ...(isRepeatable(route) ? [KEY_HEADER] : []),
    ],
    ...(route.body && {
      requestBody: {
        required: !route.body.safeParse(undefined).success,
        content: {
          'application/json': {
            schema: json(route.body, 'input'),
            ...(route.bodyExample !== undefined && { example: route.bodyExample }),
          },
        },
      },
    }),
    ...(route.raw && { requestBody: { required: true, content: contentOf(route.raw) } }),
    responses,
  }
}

const contentOf = (types: readonly string[]) => Object.fromEntries(types.map((type) => [type, {}]))

/** Posts that write take an `Idempotency-Key`. */
const isRepeatable = ({ method, scope }: ApiRoute) =>
  method === 'post' && scope !== 'check' && scope !== 'read'

const KEY_HEADER = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'The same key and body give the first answer again, for 24 hours.',
  schema: { type: 'string', pattern: IDEMPOTENCY_KEY.source },
}

function parametersOf(
  schema: z.ZodType | undefined,
  place: 'path' | 'query',
  json: (schema: z.ZodType, io: 'input' | 'output') => JsonObject,
): JsonObject[] {
  if (!schema) return []
  const { properties = {}, required = [] } = json(schema, 'input') as {
    properties?: Record<string, JsonObject>
    required?: string[]
  }
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }))
}

/** JSON Schema of a zod schema; shared ones move to the components. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output', schemas: JsonObject): JsonObject {
  const made = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' })
  const text = JSON.stringify(made).replaceAll('"#/$defs/', '"#/components/schemas/')
  const { $schema: _, $defs, id, ...rest } = JSON.parse(text) as JsonObject & { id?: string }
  for (const [name, definition] of Object.entries(($defs ?? {}) as JsonObject)) {
    const { id: _id, ...plain } = definition as JsonObject
    schemas[name] = plain
  }
  if (id === undefined) return rest
  schemas[id] = rest
  return { $ref: `#/components/schemas/${id}` }
}
