// `/webhooks/twilio/message`, `/status`, `/events` and `/voice`, checked by Twilio's own package over
// `PUBLIC_URL`. Each but the last takes any of Twilio's payloads, a form or JSON.

import { createHash, timingSafeEqual } from 'node:crypto'
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js'
import { ToolkitError } from '../../errors.ts'
import type { CallEndpoint } from '../calling.ts'
import type { Endpoint, Incoming } from '../port.ts'
import { fieldsOf, readJson } from '../readings.ts'
import { parseJson } from './events.ts'
import { parseForm } from './parse.ts'
import { twiml } from './twiml.ts'
import { parseCall } from './voice.ts'

export interface TwilioSettings {
  readonly authToken: string
  /** The other one while a token is being changed. */
  readonly authTokenSecondary: string | undefined
}

/** Twilio's own have some sixty fields at most, all of them short but a text of 1,600 characters. */
const FIELDS_MOST = 500
const FORM_BYTES = 256 * 1024
const AMPERSAND = 0x26

/**
 * Anybody can post one, and it must be read before it is known to be signed.
 * @throws ToolkitError `body_too_large`
 */
function formOf({ bytes }: Incoming): URLSearchParams {
  let count = 1
  for (let at = bytes.indexOf(AMPERSAND); at >= 0 && count <= FIELDS_MOST; count++) {
    at = bytes.indexOf(AMPERSAND, at + 1)
  }
  if (count > FIELDS_MOST || bytes.length > FORM_BYTES) {
    throw new ToolkitError('body_too_large', 'No form of Twilio has so many fields or bytes.')
  }
  return new URLSearchParams(bytes.toString('utf8'))
}

const queryOf = ({ url }: Incoming, name: string) => URL.parse(url)?.searchParams.get(name) ?? null

/** In the address of JSON, whose body no parameters are made of: the signature covers it there. */
const digestIn = (incoming: Incoming) => queryOf(incoming, 'bodySHA256')

/** An answer without a message: text would be sent on to the person. */
const EMPTY_TWIML = '<?xml version="1.0" encoding="UTF-8"?><Response></Response>'

/** Whether Twilio signed this for us. */
function checkOf(settings: TwilioSettings) {
  const tokens = [settings.authToken, settings.authTokenSecondary].filter(
    (token) => token !== undefined,
  )
  return (incoming: Incoming) => {
    const signature = incoming.headers['x-twilio-signature']
    if (typeof signature !== 'string') return false
    const digest = digestIn(incoming)
    if (digest !== null && !isDigestOf(digest, incoming.bytes)) return false
    const params = digest === null ? paramsOf(formOf(incoming)) : {}
    return tokens.some((token) => validateRequest(token, signature, incoming.url, params))
  }
}

/** What a call is to do, and what became of it: everything about calls, at one address per door. */
export function twilioCalls(settings: TwilioSettings): CallEndpoint {
  return {
    provider: 'twilio',
    path: '/webhooks/twilio/voice',
    refusal: 403,
    isOurs: checkOf(settings),
    parse: (incoming) => parseCall(formOf(incoming)),
    render: twiml,
  }
}

export function twilioEndpoints(settings: TwilioSettings): Endpoint[] {
  const isOurs = checkOf(settings)
  return ['message', 'status', 'events'].map((path) => ({
    provider: 'twilio',
    path: `/webhooks/twilio/${path}`,
    refusal: 403,
    isOurs,
    parse: (incoming) =>
      digestIn(incoming) === null
        ? parseForm(formOf(incoming), referenceIn(incoming))
        : readJson(incoming.bytes, (body) => parseJson(body, referenceIn(incoming))),
    answer: { type: 'text/xml', body: EMPTY_TWIML },
  }))
}

function paramsOf(form: URLSearchParams): Record<string, string | string[]> {
  // From entries: whoever posts chooses the names, and one may be `__proto__`.
  return Object.fromEntries(
    fieldsOf(form).map(([name, [first = '', ...more]]) => [
      name,
      more.length > 0 ? [first, ...more] : first,
    ]),
  )
}

function isDigestOf(hex: string, bytes: Buffer): boolean {
  if (!/^[0-9a-f]{64}$/i.test(hex)) return false
  return timingSafeEqual(Buffer.from(hex, 'hex'), createHash('sha256').update(bytes).digest())
}

/** Our own id, as we put it into the address of the callback. */
const referenceIn = (incoming: Incoming): string | undefined => {
  const given = queryOf(incoming, 'm')
  return given !== null && /^[\w-]{1,100}$/.test(given) ? given : undefined
}
