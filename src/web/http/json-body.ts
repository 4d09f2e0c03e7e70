// A body of JSON: its type, its encoding, its text.

import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import { ToolkitError } from '../../errors.ts'
import { readBytes } from './body.ts'
import { parseJson } from './exact-json.ts'

const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i

/**
 * @param limit bytes
 * @param parse of the text; `parseOnce` where what is read is kept
 * @throws ToolkitError `media_type_unsupported`, `body_malformed`, and as `readBytes` and `parse`
 */
export async function readJson(
  req: IncomingMessage,
  limit: number,
  parse: (text: string) => unknown = parseJson,
): Promise<unknown> {
  const { headers } = req
  if (!JSON_TYPE.test(headers['content-type'] ?? '')) {
    throw new ToolkitError('media_type_unsupported', 'Send `Content-Type: application/json`.')
  }
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(headers['content-type'] ?? '')?.[1]
  if (charset !== undefined && charset.toLowerCase() !== 'utf-8') {
    throw new ToolkitError('media_type_unsupported', 'JSON is UTF-8.')
  }
  const encoding = headers['content-encoding'] ?? 'identity'
  if (encoding !== 'identity') {
    throw new ToolkitError('media_type_unsupported', 'Send the body without Content-Encoding.')
  }
  const bytes = await readBytes(req, limit)
  if (bytes.length === 0) throw new ToolkitError('body_malformed', 'The request has no body.')
  if (!isUtf8(bytes)) throw new ToolkitError('body_malformed', 'The body is not valid UTF-8.')
  return parse(bytes.toString('utf8'))
}
