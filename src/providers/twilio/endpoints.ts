// `/webhooks/twilio/message`, `/status` and `/voice`, checked by Twilio's own package over
// `PUBLIC_URL`.

import { validateRequest } from 'twilio/lib/webhooks/webhooks.js'
import type { CallEndpoint } from '../calling.ts'
import type { Endpoint, Incoming, Part } from '../port.ts'
import { parseMessage, parseStatus } from './parse.ts'
import { twiml } from './twiml.ts'
import { parseCall } from './voice.ts'

export interface TwilioSettings {
  readonly authToken: string
  /** The other one while a token is being changed. */
  readonly authTokenSecondary: string | undefined
}

const formOf = ({ bytes }: Incoming) => new URLSearchParams(bytes.toString('utf8'))

/** An answer without a message: text would be sent on to the person. */
const EMPTY_TWIML = '<?xml version="1.0" encoding="UTF-8"?><Response></Response>'

/** Whether Twilio signed a form for us. */
function checkOf(settings: TwilioSettings) {
  const tokens = [settings.authToken, settings.authTokenSecondary].filter(
    (token) => token !== undefined,
  )
  return (incoming: Incoming) => {
    const signature = incoming.headers['x-twilio-signature']
    if (typeof signature !== 'string') return false
    const params: Record<string, string | string[]> = {}
    for (const name of new Set(formOf(incoming).keys())) {
      const [first = '', ...more] = formOf(incoming).getAll(name)
      params[name] = more.length > 0 ? [first, ...more] : first
    }
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
