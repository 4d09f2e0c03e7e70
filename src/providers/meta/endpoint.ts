// `/webhooks/meta`.

import type { Endpoint } from '../port.ts'
import { readJson } from '../readings.ts'
import { parseMeta } from './parse.ts'
import { isSigned } from './verify.ts'

export const metaEndpoint = (settings: { readonly appSecret: string }): Endpoint => ({
  provider: 'meta',
  path: '/webhooks/meta',
  refusal: 401,
  isOurs({ bytes, headers }) {
    const signature = headers['x-hub-signature-256']
    return isSigned(
      bytes,
      typeof signature === 'string' ? signature : undefined,
      settings.appSecret,
    )
  },
  parse: ({ bytes }) => readJson(bytes, parseMeta),
  answer: { type: 'text/plain', body: '' },
})
