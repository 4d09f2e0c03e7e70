// Calls on the sandbox's network: a person dials one of our lines, or one of ours rings on a phone.
// What happens is told as Twilio tells it, and what our server answers is what the person hears.

import { randomBytes } from 'node:crypto'
import type { Phone } from './network.ts'
import { type Heard, readTwiml } from './twiml.ts'

export interface Call {
  /** As Twilio's: `CA` and 32 hex digits. */
  readonly id: string
  readonly phone: Phone
  readonly direction: 'inbound' | 'placed'
  /** Our number's `providerId`. */
  readonly sender: string
  /** What the network shows as the person's number. */
  readonly shown: string
  /** `ended` calls stay on the screen until they are put away. */
  state: 'ringing' | 'talking' | 'ended'
  /** Everything said so far; the last entry is what was said last. */
  readonly said: Heard['say'][number][][]
  /** What is listened for now. */
  gather: Heard['gather'] | undefined
  /** Keys of a number that is not finished. */
  typed: string
}

/** How a dialling person appears. */
export type Shown = 'number' | 'withheld' | 'landline'

interface Placed {
  readonly url: string
  readonly statusCallback: string
}

/** Keypads have no others. */
const KEYS = /^[\d*#]$/
const MOST_TYPED = 20
/** What the network puts in place of a number that is withheld. */
const WITHHELD = '+266696687'
const landlineIn = (number: string) => (number.startsWith('+44') ? '+442079460018' : '+81312345678')

export type SandboxCalls = ReturnType<typeof createCalls>

/**
 * @param deps.post posts a signed form to an address of ours; @returns the body of the answer
 * @param deps.lineOf address of a door's line
 */
export function createCalls(deps: {
  readonly clock: () => number
  readonly post: (url: string, form: URLSearchParams) => Promise<string>
  readonly lineOf: (door: string) => string
}) {
  /** By phone: a phone holds one call at a time. */
  const calls = new Map<string, Call>()
  const placed = new Map<string, Placed>()

  const made = (
    phone: Phone,
    call: Pick<Call, 'direction' | 'sender' | 'shown' | 'state'>,
  ): Call => {
    const id = `CA${randomBytes(16).toString('hex')}`
    return { ...call, id, phone, said: [], gather: undefined, typed: '' }
  }

  /** What every webhook of a call holds. */
  function formOf(call: Call, status: string, more: Readonly<Record<string, string>> = {}) {
    const ours = call.sender.replace(/^sms:/, '')
    const [from, to] = call.direction === 'placed' ? [ours, call.shown] : [call.shown, ours]
    return new URLSearchParams({
      ...{ CallSid: call.id, From: from, To: to, Caller: from, Called: to },
      ...{ Direction: call.direction === 'placed' ? 'outbound-api' : 'inbound' },
      ...{ CallStatus: status, ApiVersion: '2010-04-01', ...more },
    })
  }

  /** Asks what is to be done next, and does it. */
  async function turn(call: Call, url: string, form: URLSearchParams): Promise<void> {
    call.gather = undefined
    call.typed = ''
    const heard = readTwiml(await deps.post(url, form))
    if (heard.say.length > 0) call.said.push([...heard.say])
    call.gather = heard.gather
    if (!heard.gather) await end(call, 'completed')
  }

  async function end(call: Call, status: string): Promise<void> {
    call.state = 'ended'
    call.gather = undefined
    await report(call, status)
  }

  /** Tells what became of a call of ours. */
  async function report(call: Call, status: string): Promise<void> {
    const order = placed.get(call.id)
    if (!order) return
    const more = {
      ...{ CallbackSource: 'call-progress-events', SequenceNumber: String(SEQUENCE[status] ?? 0) },
      Timestamp: new Date(deps.clock()).toUTCString(),
    }
    await deps.post(order.statusCallback, formOf(call, status, more))
    if (call.state === 'ended') placed.delete(call.id)
  }

  const press = (call: Call, url: string, keys: string) =>
    turn(call, url, formOf(call, 'in-progress', keys === '' ? {} : { Digits: keys }))

  return {
    of: (phone: Phone): Call | undefined => calls.get(phone.id),

    /** The person dials a door's line. */
    async dial(phone: Phone, door: string, sender: string, as: Shown): Promise<void> {
      const own = as === 'landline' ? landlineIn(phone.number) : phone.number
      const shown = as === 'withheld' ? WITHHELD : own
      const call = made(phone, { direction: 'inbound', sender, shown, state: 'talking' })
      calls.set(phone.id, call)
      // North American networks vouch for the numbers they give out.
      const isVouched = as === 'number' && phone.number.startsWith('+1')
      const more = isVouched ? { StirVerstat: 'TN-Validation-Passed-A' } : undefined
      await turn(call, deps.lineOf(door), formOf(call, 'ringing', more))
    },

    /** One of our calls rings. @returns Twilio's id of it, and what follows */
    ring(phone: Phone, sender: string, order: Placed) {
      const isBusy = (calls.get(phone.id)?.state ?? 'ended') !== 'ended'
      const shape = { direction: 'placed', sender, shown: phone.number } as const
      const call = made(phone, { ...shape, state: 'ringing' })
      placed.set(call.id, order)
      const isOffline = phone.isOffline
      if (!isBusy && !isOffline) calls.set(phone.id, call)
      const settle = () => {
        if (isOffline) return end(call, 'no-answer')
        return isBusy ? end(call, 'busy') : report(call, 'ringing')
      }
      return { id: call.id, settle }
    },

    /** Somebody or something picks up. */
    async answer(call: Call, by: 'human' | 'machine_start'): Promise<void> {
      const order = placed.get(call.id)
      if (call.state !== 'ringing' || !order) return
      call.state = 'talking'
      await report(call, 'in-progress')
      await turn(call, order.url, formOf(call, 'in-progress', { AnsweredBy: by }))
    },

    async decline(call: Call): Promise<void> {
      if (call.state === 'ringing') await end(call, 'busy')
    },

    /** One key of the keypad. */
    async press(call: Call, key: string): Promise<void> {
      const { gather } = call
      if (!gather || !KEYS.test(key)) return
      if (key === gather.finish) return press(call, gather.action, call.typed || key)
      call.typed = (call.typed + key).slice(0, MOST_TYPED)
      if (call.typed.length === gather.most) await press(call, gather.action, call.typed)
    },

    /** The person says and presses nothing. */
    async wait(call: Call): Promise<void> {
      if (call.gather) await press(call, call.gather.action, call.typed)
    },

    async hangUp(call: Call): Promise<void> {
      if (call.state === 'talking') await end(call, 'completed')
    },

    /** Takes an ended call off the screen. */
    putAway(call: Call): void {
      if (call.state === 'ended') calls.delete(call.phone.id)
    },
  }
}

/** Order of the states of a call, as Twilio numbers them. */
const SEQUENCE: Readonly<Record<string, number>> = {
  ...{ ringing: 1, 'in-progress': 2, completed: 3, busy: 2, 'no-answer': 2 },
}
