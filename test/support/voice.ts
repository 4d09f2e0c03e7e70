// Twilio's side of a call: it posts what happens, reads the TwiML and follows its addresses.

import assert from 'node:assert/strict'
import { readTwiml } from '../../src/providers/sandbox/twiml.ts'
import { TWILIO } from './api.ts'
import { twilioForm } from './twilio.ts'

export const OURS = '+815012345679'
let count = 0
/** Of Twilio's form. */
export const callSid = () => `CA${String(++count).padStart(32, '0')}`

/** One call to a door. Every post is signed; `say` holds all that was said, turn by turn. */
export function caller(
  url: string,
  door: string,
  form: Readonly<Record<string, string>>,
  more: { readonly query?: string } = {},
) {
  const start = `/webhooks/twilio/voice/${door}${more.query ?? ''}`
  const base = { AccountSid: TWILIO.accountSid, ApiVersion: '2010-04-01', To: OURS, ...form }
  const said: string[] = []
  const call = {
    said,
    sid: form.CallSid ?? '',
    /** Where the next keys go; undefined: the call is over. */
    next: undefined as string | undefined,
    /** Posts one webhook, without following it. */
    async post(path: string, changed: Readonly<Record<string, string>> = {}) {
      const response = await twilioForm(url, path, { ...base, ...changed }, TWILIO.authToken)
      return { status: response.status, xml: await response.text() }
    },
    async follow(path: string, changed: Readonly<Record<string, string>>) {
      const { status, xml } = await call.post(path, changed)
      assert.equal(status, 200, xml)
      const { say, gather } = readTwiml(xml)
      said.push(say.map(({ text }) => text).join('\n'))
      const action = gather && new URL(gather.action)
      call.next = action && action.pathname + action.search
      return xml
    },
    ring: (changed = {}) => call.follow(start, { CallStatus: 'ringing', ...changed }),
    /** Presses keys; none is silence. */
    press(keys: string, changed: Readonly<Record<string, string>> = {}) {
      assert.ok(call.next, 'nothing is listened for')
      const form = { CallStatus: 'in-progress', ...changed }
      return call.follow(call.next, keys === '' ? form : { ...form, Digits: keys })
    },
    last: () => said.at(-1) ?? '',
  }
  return call
}

/** Somebody calls in. */
export const inbound = (url: string, door: string, from: string, more: object = {}) =>
  caller(url, door, {
    ...{ CallSid: callSid(), From: from, Caller: from, Direction: 'inbound' },
    ...more,
  })
