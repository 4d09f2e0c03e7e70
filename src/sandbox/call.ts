// Calls on the sandbox phone: what its screen and keypad show, and what the person does with them.

import type { PlaceCall } from '../outbound/gate/placing.ts'
import type { Call, Shown } from '../providers/sandbox/calls.ts'
import type { Phone } from '../providers/sandbox/network.ts'
import type { Sandbox } from '../providers/sandbox/sandbox.ts'
import type { Catalog } from '../settings/catalog.ts'
import type { EntryPoint } from '../settings/schemas.ts'
import { isWithheld } from '../world/phones/withheld.ts'
import { callSandboxWords } from './call-words.ts'
import type { Chat } from './page.ts'

const KEYPAD = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#']
const SHOWN: readonly Shown[] = ['number', 'withheld', 'landline']

/** The parts of the page that calls need. */
export function callPanel(
  call: Call | undefined,
  lines: readonly EntryPoint[],
  business: string,
  language: string,
) {
  const words = callSandboxWords(language)
  return {
    callWords: words,
    lines: lines.map(({ slug }) => ({ slug, dial: words.dial(slug), ring: words.ring(slug) })),
    shown: SHOWN.map((value, i) => ({ value, label: words.shown[value], checked: i === 0 })),
    call: call && {
      isRinging: call.state === 'ringing',
      isTalking: call.state === 'talking',
      isEnded: call.state === 'ended',
      initial: [...business][0] ?? '',
      title: words.states[call.state](business),
      detail: call.direction === 'placed' ? words.placed : words.dialled(shownAs(call, words)),
      said: call.said.map((lines, i) => ({
        lines: lines.map(({ language: tag, text }) => ({ tag, text })),
        isLast: i === call.said.length - 1,
      })),
      typed: call.typed,
      keys: call.gather
        ? KEYPAD.map((key) => ({ key, name: words.keys[key as keyof typeof words.keys] ?? key }))
        : [],
    },
  }
}

const shownAs = ({ shown }: Call, words: ReturnType<typeof callSandboxWords>): string =>
  isWithheld(shown) ? words.noNumber : shown

/**
 * What the person does on the telephone.
 * @returns whether it was something with calls
 */
export async function actOfCall(
  deps: {
    readonly sandbox: Sandbox
    readonly catalog: Catalog
    readonly placeCall: PlaceCall
  },
  { phone, chat }: { readonly phone: Phone; readonly chat: Chat },
  body: Readonly<Record<string, unknown>>,
  language: string,
): Promise<boolean> {
  const { sandbox, catalog } = deps
  const text = (name: string) => (typeof body[name] === 'string' ? body[name] : '')
  const phoneCalls = sandbox.phoneCalls
  const call = phoneCalls.of(phone)
  const line = lineOf(catalog, chat.business)
  const doorOf = (slug: string) =>
    linesOf(catalog, chat.business).find((door) => door.slug === slug)
  switch (text('do')) {
    case 'dial': {
      const door = doorOf(text('door'))
      const as = SHOWN.find((each) => each === text('shown')) ?? 'number'
      if (door && line) await phoneCalls.dial(phone, door.slug, line.providerId, as)
      return true
    }
    case 'ring': {
      const door = doorOf(text('door'))
      const to = { phone: phone.number }
      const order = { business: chat.business, to, language, key: undefined, now: sandbox.clock() }
      if (door) await deps.placeCall({ ...order, door })
      return true
    }
    case 'answer':
      if (call) await phoneCalls.answer(call, text('by') === 'machine' ? 'machine_start' : 'human')
      return true
    case 'decline':
      if (call) await phoneCalls.decline(call)
      return true
    case 'key':
      if (call) await phoneCalls.press(call, text('key'))
      return true
    case 'wait':
      if (call) await phoneCalls.wait(call)
      return true
    case 'hang-up':
      if (call) await phoneCalls.hangUp(call)
      return true
    case 'put-away':
      if (call) phoneCalls.putAway(call)
      return true
    default:
      return false
  }
}

/** The number a business calls from here, and is called at. */
const lineOf = (catalog: Catalog, business: string) =>
  catalog
    .senders(business)
    .find(({ provider, isWhatsApp }) => provider === 'sandbox' && !isWhatsApp)

/** The doors that can be called; none where no number of the sandbox can. */
export const linesOf = (catalog: Catalog, business: string): EntryPoint[] =>
  lineOf(catalog, business) === undefined
    ? []
    : catalog
        .list('entry-point', business)
        .flatMap(({ body }) => catalog.entryPoint(body.slug) ?? [])
        .filter(({ kind, state }) => kind === 'ivr' && state === 'live')
