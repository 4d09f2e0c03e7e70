// `/webhooks/twilio/message` and `/status`, checked by Twilio's own package over `PUBLIC_URL`.

import { validateRequest } from 'twilio/lib/webhooks/webhooks.js'
import type { Endpoint, Incoming, Part } from '../port.ts'
import { parseMessage, parseStatus } from './parse.ts'

export interface TwilioSettings {
  readonly authToken: string
  /** The other one while a token is being changed. */
  readonly authTokenSecondary: string | undefined
}

const formOf = ({ bytes }: Incoming) => new URLSearchParams(bytes.toString('utf8'))

/** An answer without a message: text would be sent on to the person. */
const EMPTY_TWIML = '<?xml version="1.0" encoding="UTF-8"?><Response></Response>'

export function twilioEndpoints(settings: TwilioSettings): Endpoint[] {
  const tokens = [settings.authToken, settings.authTokenSecondary].filter(
    (token) => token !== undefined,
  )
  const isOurs = (incoming: Incoming) => {
    const signature = incoming.headers['x-twilio-signature']
    if (typeof signature !== 'string') return false
    const params: Record<string, string | string[]> = {}
    for (const name of new Set(formOf(incoming).keys())) {
      const [first = '', ...more] = formOf(incoming).getAll(name)
      params[name] = more.length > 0 ? [first, ...more] : first
    }
    return tokens.some((token) => validateRequest(token, signature, incoming.url, params))
  }
  const endpoint = (
    path: string,
    parse: (form: URLSearchParams, incoming: Incoming) => Part[],
  ): Endpoint => ({
    provider: 'twilio',
    path: `/webhooks/twilio/${path}`,
    refusal: 403,
    isOurs,
    parse: (incoming) => parse(formOf(incoming), incoming),
    answer: { type: 'text/xml', body: EMPTY_TWIML },
  })
  return [
    endpoint('message', (form) => parseMessage(form)),
    endpoint('status', (form, { url }) => parseStatus(form, referenceIn(url))),
  ]
}

/** Our own id, as we put it into the address of the callback. */
const referenceIn = (url: string): string | undefined => {
  const given = new URL(url).searchParams.get('m')
  return given !== null && /^[\w-]{1,100}$/.test(given) ? given : undefined
}
