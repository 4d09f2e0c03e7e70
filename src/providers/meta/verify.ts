// Is this webhook Meta's? The handshake of a new subscription, and the signature of each POST.

import { createHmac, timingSafeEqual } from 'node:crypto'
import { isSame } from '../../keys/same.ts'

/**
 * Answers Meta's GET when an address is subscribed.
 * @returns the bare challenge to answer with; undefined when the token is not ours
 * @see Meta, Webhooks, "Create a webhook endpoint"
 */
export function challengeOf(
  query: Readonly<Record<string, unknown>>,
  verifyToken: string,
): string | undefined {
  const { 'hub.mode': mode, 'hub.challenge': challenge, 'hub.verify_token': token } = query
  if (mode !== 'subscribe' || typeof token !== 'string' || typeof challenge !== 'string') {
    return undefined
  }
  return isSame(token, verifyToken) && challenge.length <= 200 ? challenge : undefined
}

/**
 * Whether the raw bytes were signed with the app secret. Constant time, before any parsing.
 * @param header `X-Hub-Signature-256`: `sha256=` and hex of the HMAC
 * @see Meta, Webhooks, "Validating payloads"
 */
export function isSigned(bytes: Buffer, header: string | undefined, appSecret: string): boolean {
  const given = /^sha256=([0-9a-f]{64})$/i.exec(header ?? '')?.[1]
  if (given === undefined) return false
  const expected = createHmac('sha256', appSecret).update(bytes).digest()
  return timingSafeEqual(Buffer.from(given, 'hex'), expected)
}
