// What Twilio's voice webhooks say, in our words: turns of a call, verdicts on who answered it, and
// what became of it. All of them may come to one address.
// Source: Twilio, TwiML voice request, Gather, answering machine detection (22 June 2026).

import { normalisePhone } from '../../world/phones/normalise.ts'
import { isWithheld } from '../../world/phones/withheld.ts'
import type { CallHeard, Verdict } from '../calling.ts'
import { type ProviderError, rowOf, type Unplaced, unplaced } from '../port.ts'

/** `CallSid`: letters and digits, and never long. */
const CALL_ID = /^[\w-]{1,64}$/
/** More keys than any number has; what is longer was not pressed by hand. */
const KEYS = /^[\d*#]{0,32}$/

/**
 * Only this very word says that the caller may use the number: with an ending (`-Diverted`,
 * `-Passthrough`) the signature is somebody else's.
 */
const VOUCHED = 'TN-Validation-Passed-A'
/** Some network stands behind the call, or none looked: most countries have none that could. */
const NOT_DOUBTED = /^(?:TN-Validation-Passed-.*|No-TN-Validation|NULL)?$/

const verdictOf = (answeredBy: string): Verdict | undefined => {
  if (answeredBy === '') return undefined
  if (answeredBy === 'human') return 'human'
  return /^(machine|fax)/.test(answeredBy) ? 'machine' : 'unknown'
}

const fault = (code: string, kind: ProviderError['class']): ProviderError => ({
  ...{ code, class: kind, failure: 'other' },
})
/** Ends of a call in which nobody was reached. */
const FAILED: Readonly<Record<string, ProviderError>> = {
  busy: fault('busy', 'temporary'),
  'no-answer': fault('no-answer', 'temporary'),
  failed: fault('failed', 'unsure'),
  canceled: fault('canceled', 'ours'),
}

export function parseCall(form: URLSearchParams): CallHeard | Unplaced {
  const field = (name: string) => form.get(name) ?? ''
  const callId = field('CallSid')
  if (!CALL_ID.test(callId)) return unplaced('broken', 'CallSid')
  const status = field('CallStatus')
  const verdict = verdictOf(field('AnsweredBy'))
  if (status === '' && verdict !== undefined) return { type: 'verdict', callId, verdict }
  const error = rowOf(FAILED, status)
  if (error) return { type: 'status', callId, state: 'failed', verdict, error }
  // Pressed right before they hung up: the key counts, though nobody hears the answer.
  const isPressed = field('Digits') !== '' && !form.has('CallbackSource')
  if (status === 'completed' && !isPressed)
    return { type: 'status', callId, state: 'delivered', verdict }
  if (form.has('CallbackSource')) return { type: 'status', callId, state: 'sent', verdict }
  return turnOf(form, callId, verdict)
}

/** The person is in `From`, but in `To` where we call. */
function turnOf(
  form: URLSearchParams,
  callId: string,
  verdict: Verdict | undefined,
): CallHeard | Unplaced {
  const field = (name: string) => form.get(name) ?? ''
  const isPlaced = field('Direction').startsWith('outbound')
  const attestation = field('StirVerstat').slice(0, 60)
  return {
    type: 'turn',
    callId,
    direction: isPlaced ? 'placed' : 'inbound',
    person: numberOf(field(isPlaced ? 'To' : 'From')),
    receiver: field(isPlaced ? 'From' : 'To').slice(0, 100),
    isVouched: isPlaced || attestation === VOUCHED,
    // A word nobody knows is no good word either.
    isDoubted: !isPlaced && !NOT_DOUBTED.test(attestation),
    attestation: attestation === '' ? undefined : attestation,
    verdict,
    keys: keysOf(form),
    ...(form.has('ErrorUrl') && { isFallback: true as const }),
  }
}

/** Text forms, `sip:`, `client:`, short codes and keypad-spelt words are nobody's number. */
function numberOf(address: string): string | undefined {
  if (!/^\+\d{5,15}$/.test(address) || isWithheld(address)) return undefined
  try {
    return normalisePhone(address)
  } catch {
    return undefined
  }
}

/** A finishing key counts as a key: somebody pressed it. What no keypad has is a wrong key. */
function keysOf(form: URLSearchParams): string | undefined {
  const digits = form.get('Digits')
  if (digits === null && !form.has('FinishedOnKey')) return undefined
  const keys = digits || (form.get('FinishedOnKey') ?? '')
  return KEYS.test(keys) ? keys : '?'
}
