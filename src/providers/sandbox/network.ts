// A telephone network on one machine: phones that hold SMS and WhatsApp chats, and what their
// owners can do. In memory, bounded, and gone with the process: for trying out, never for real.

import { randomBytes } from 'node:crypto'

export interface Bubble {
  readonly id: string
  /** Epoch ms, by the sandbox's clock. */
  readonly at: number
  readonly channel: 'whatsapp' | 'sms'
  /** Our number's `providerId`. */
  readonly sender: string
  readonly from: 'business' | 'person'
  readonly text: string
  readonly buttons: readonly { readonly id: string; readonly title: string }[]
  /** Buttons of a template come back as `button`, those of a chat as `interactive`. */
  readonly isTemplate: boolean
  /** How far it came: the person's own are always delivered. */
  state: 'held' | 'delivered' | 'read' | 'failed'
}

export interface Phone {
  /** Names it in addresses, where no number may stand. */
  readonly id: string
  /** E.164. */
  number: string
  isOffline: boolean
  /** Senders whose "Offers and announcements" are off, and senders blocked. */
  readonly stopped: Set<string>
  readonly blocked: Set<string>
  readonly bubbles: Bubble[]
}

/** An advertisement that opened a chat. */
export interface Ad {
  /** Meta's id of it. */
  readonly id: string
  readonly headline: string
}

/** What happens on the network and has to be told by webhook. */
export type Happening =
  | {
      readonly type: 'said'
      readonly phone: Phone
      readonly bubble: Bubble
      readonly payload?: string
      readonly answers?: string
      readonly ad?: Ad
    }
  | {
      readonly type: 'status'
      readonly phone: Phone
      readonly bubble: Bubble
      readonly status: 'sent' | 'delivered' | 'read' | 'failed'
      readonly code?: number
      readonly reference?: string
    }
  | {
      readonly type: 'preference'
      readonly phone: Phone
      readonly sender: string
      readonly value: 'stop' | 'resume'
    }
  | {
      readonly type: 'moved'
      readonly phone: Phone
      readonly from: string
      readonly sender: string
    }

/** The oldest leave first. */
const MOST_PHONES = 20
const MOST_BUBBLES = 200
const MOST_TEXT = 4_096

const FIRST = ['+819012345678', '+447700900123']

export type Network = ReturnType<typeof createNetwork>

export function createNetwork(deps: {
  readonly clock: () => number
  /** Tells the toolkit, as a provider would. */
  readonly tell: (happening: Happening) => Promise<void>
}) {
  const phones = new Map<string, Phone>()
  let count = 0
  /** Our own ids of what is on its way, to be told back. */
  const references = new Map<string, string>()

  const add = (number: string): Phone => {
    const known = phones.get(number)
    if (known) return known
    const [oldest] = phones.keys()
    if (phones.size >= MOST_PHONES && oldest !== undefined) phones.delete(oldest)
    const phone: Phone = {
      ...{ id: `p${++count}`, number, isOffline: false, bubbles: [] },
      ...{ stopped: new Set<string>(), blocked: new Set<string>() },
    }
    phones.set(number, phone)
    return phone
  }
  for (const number of FIRST) add(number)

  const put = (phone: Phone, bubble: Omit<Bubble, 'id' | 'at'>): Bubble => {
    const prefix = bubble.channel === 'sms' ? 'SM' : 'wamid.'
    const made: Bubble = {
      ...bubble,
      id: prefix + randomBytes(16).toString('hex'),
      at: deps.clock(),
    }
    phone.bubbles.push(made)
    if (phone.bubbles.length > MOST_BUBBLES) phone.bubbles.shift()
    return made
  }

  async function report(
    phone: Phone,
    bubble: Bubble,
    status: 'sent' | 'delivered' | 'read' | 'failed',
    code?: number,
  ) {
    const reference = references.get(bubble.id)
    await deps.tell({
      ...{ type: 'status', phone, bubble, status },
      ...(code !== undefined && { code }),
      ...(reference !== undefined && { reference }),
    })
    if (status === 'read' || status === 'failed') references.delete(bubble.id)
  }

  /** A message of the business arrives, waits for the phone, or is dropped. */
  async function arrive(phone: Phone, bubble: Bubble): Promise<void> {
    if (phone.blocked.has(bubble.sender)) {
      bubble.state = 'failed'
      await report(phone, bubble, 'failed', bubble.channel === 'sms' ? 30008 : 131026)
      return
    }
    await report(phone, bubble, 'sent')
    if (phone.isOffline) return
    bubble.state = 'delivered'
    await report(phone, bubble, 'delivered')
  }

  return {
    phones: (): readonly Phone[] => [...phones.values()],
    phone: (id: unknown) => [...phones.values()].find((phone) => phone.id === id),
    add,

    /** What a provider's API takes. @returns the provider's id, and what follows */
    take(message: {
      readonly to: string
      readonly sender: string
      readonly channel: 'whatsapp' | 'sms'
      readonly text: string
      readonly buttons?: Bubble['buttons']
      readonly isTemplate?: boolean
      readonly reference?: string
    }): { readonly id: string; readonly settle: () => Promise<void> } {
      const phone = add(message.to)
      const bubble = put(phone, {
        ...{ channel: message.channel, sender: message.sender, from: 'business' },
        ...{ text: message.text.slice(0, MOST_TEXT), buttons: message.buttons ?? [] },
        ...{ isTemplate: message.isTemplate ?? false, state: 'held' },
      })
      if (message.reference !== undefined) references.set(bubble.id, message.reference)
      return { id: bubble.id, settle: () => arrive(phone, bubble) }
    },

    /** The person writes. @param ad led them to this chat of WhatsApp */
    async say(
      phone: Phone,
      sender: string,
      channel: 'whatsapp' | 'sms',
      text: string,
      ad?: Ad,
    ): Promise<void> {
      const bubble = put(phone, {
        ...{ channel, sender, from: 'person', text: text.slice(0, MOST_TEXT) },
        ...{ buttons: [], isTemplate: false, state: 'delivered' },
      })
      await deps.tell({ type: 'said', phone, bubble, ...(ad && { ad }) })
    },

    /** The person taps a button of a message. */
    async press(phone: Phone, bubbleId: string, buttonId: string): Promise<void> {
      const asked = phone.bubbles.find(({ id }) => id === bubbleId)
      const button = asked?.buttons.find(({ id }) => id === buttonId)
      if (!asked || !button) return
      const bubble = put(phone, {
        ...{ channel: asked.channel, sender: asked.sender, from: 'person', text: button.title },
        ...{ buttons: [], isTemplate: asked.isTemplate, state: 'delivered' },
      })
      await deps.tell({ type: 'said', phone, bubble, payload: button.id, answers: asked.id })
    },

    /** The person looks at a chat: what is there counts as read. */
    async look(phone: Phone, sender: string): Promise<void> {
      for (const bubble of phone.bubbles) {
        const isNew = bubble.from === 'business' && bubble.state === 'delivered'
        if (!isNew || bubble.sender !== sender || bubble.channel !== 'whatsapp') continue
        bubble.state = 'read'
        await report(phone, bubble, 'read')
      }
    },

    /** WhatsApp's switch "Offers and announcements" of one chat. */
    async offers(phone: Phone, sender: string, isOn: boolean): Promise<void> {
      if (isOn === !phone.stopped.has(sender)) return
      if (isOn) phone.stopped.delete(sender)
      else phone.stopped.add(sender)
      await deps.tell({ type: 'preference', phone, sender, value: isOn ? 'resume' : 'stop' })
    },

    block(phone: Phone, sender: string, isBlocked: boolean): void {
      if (isBlocked) phone.blocked.add(sender)
      else phone.blocked.delete(sender)
    },

    async offline(phone: Phone, isOffline: boolean): Promise<void> {
      phone.isOffline = isOffline
      if (isOffline) return
      for (const bubble of phone.bubbles) {
        if (bubble.from !== 'business' || bubble.state !== 'held') continue
        bubble.state = 'delivered'
        await report(phone, bubble, 'delivered')
      }
    },

    /** The person takes their WhatsApp account to another number. */
    async move(phone: Phone, number: string, senders: readonly string[]): Promise<void> {
      const from = phone.number
      if (phones.has(number)) return
      phones.delete(from)
      phone.number = number
      phones.set(number, phone)
      for (const sender of senders) await deps.tell({ type: 'moved', phone, from, sender })
    },
  }
}
