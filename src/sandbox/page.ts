// What the sandbox page shows, worked out beforehand.

import { staffLanguages } from '../languages/language.ts'
import type { Call } from '../providers/sandbox/calls.ts'
import type { Bubble, Phone } from '../providers/sandbox/network.ts'
import type { EntryPoint } from '../settings/schemas.ts'
import { frame } from '../web/pages/frame.ts'
import { callPanel } from './call.ts'
import { linked } from './linked.ts'
import { sandboxWords } from './words.ts'

/** One of our numbers as a chat of a phone. */
export interface Chat {
  readonly business: string
  readonly name: string
  /** The sender's `providerId`: names the chat. */
  readonly id: string
  readonly number: string
  readonly channel: 'whatsapp' | 'sms'
}

export interface SandboxState {
  readonly language: string
  readonly phones: readonly Phone[]
  readonly phone: Phone
  readonly chats: readonly Chat[]
  readonly chat: Chat
  readonly doors: readonly EntryPoint[]
  /** Doors that are advertised. */
  readonly ads: readonly EntryPoint[]
  /** Doors that can be called. */
  readonly lines: readonly EntryPoint[]
  readonly call: Call | undefined
  /** Put into the message field by a link. */
  readonly draft: string
  /** Slug of the advertisement that did; of nothing else it may be. */
  readonly ad: string
  /** How many messages of a phone in a chat nobody has looked at. */
  readonly unseen: (phone: Phone, chat: Chat) => number
  /** A number that is none: typed into which field, and what. */
  readonly wrong: { readonly field: 'add' | 'move'; readonly typed: string } | undefined
  readonly now: number
  readonly timeZone: string
}

/** Hours the clock can be moved by: past a window, past a question, past a review. */
const AHEAD_HOURS = [1, 24, 240]

export function sandboxPage(state: SandboxState) {
  const { language, phone, chat, timeZone } = state
  const words = sandboxWords(language)
  const format = new Intl.DateTimeFormat(language, {
    ...{ month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', timeZone },
  })
  const hrefOf = (phoneId: string, chatId: string) =>
    `/sandbox?p=${phoneId}&c=${encodeURIComponent(chatId)}&lang=${language}`
  const toggle = (name: string, label: string, hint: string, isOn: boolean) => ({
    ...{ name, label, hint, isOn },
    state: isOn ? words.on : words.off,
    action: isOn ? words.turnOff : words.turnOn,
    value: isOn ? 'off' : 'on',
  })
  const freshIn = (counts: readonly number[]) => {
    const count = counts.reduce((sum, each) => sum + each, 0)
    return { fresh: count, freshText: words.fresh(count) }
  }
  const numberField = (name: 'add' | 'move') => {
    const isWrong = state.wrong?.field === name
    const described = [isWrong ? `${name}-error` : '', name === 'move' ? 'move-hint' : '']
    return {
      isWrong,
      value: isWrong ? state.wrong?.typed : '',
      describedBy: described.filter(Boolean).join(' '),
    }
  }
  const isSms = chat.channel === 'sms'
  const ad = isSms ? undefined : state.ads.find(({ slug }) => slug === state.ad)
  return {
    ...frame(language, words.title, staffLanguages()),
    languages: [],
    isWide: true,
    style: '/sandbox.css',
    words,
    here: { p: phone.id, c: chat.id, lang: language },
    switch: language.startsWith('ja')
      ? {
          name: 'English',
          tag: 'en',
          href: `${hrefOf(phone.id, chat.id).replace(/lang=.*/, 'lang=en')}`,
        }
      : {
          name: '日本語',
          tag: 'ja',
          href: `${hrefOf(phone.id, chat.id).replace(/lang=.*/, 'lang=ja')}`,
        },
    phones: state.phones.map((each) => ({
      number: each.number,
      href: hrefOf(each.id, chat.id),
      current: each === phone,
      ...freshIn(state.chats.map((one) => state.unseen(each, one))),
    })),
    number: phone.number,
    chats: state.chats.map((each) => ({
      name: each.name,
      kind: each.channel === 'sms' ? words.sms : words.whatsapp,
      number: each.number,
      href: hrefOf(phone.id, each.id),
      current: each.id === chat.id,
      ...freshIn([state.unseen(phone, each)]),
    })),
    doorsOf:
      new Set(state.chats.map(({ business }) => business)).size > 1 ? words.doorsOf(chat.name) : '',
    chat: { ...chat, kind: isSms ? words.sms : words.whatsapp },
    bubbles: phone.bubbles
      .filter(({ sender }) => sender === chat.id)
      .map((bubble) => bubbleOf(bubble, phone, words.states, format)),
    isOffline: phone.isOffline,
    draft: state.draft,
    draftHint: ad ? words.fromAd : words.scanned,
    ad: ad?.slug ?? '',
    ads: state.ads.map(({ slug }) => ({ slug, label: words.tap(slug) })),
    add: numberField('add'),
    move: numberField('move'),
    toggles: [
      ...(isSms
        ? []
        : [toggle('offers', words.offers, words.offersHint, !phone.stopped.has(chat.id))]),
      toggle('airplane', words.airplane, '', phone.isOffline),
      toggle('block', words.block, '', phone.blocked.has(chat.id)),
    ],
    doors: state.doors.map((door) => ({ slug: door.slug, kind: door.kind })),
    ...callPanel(
      state.call,
      state.lines,
      state.chats.find(({ id }) => id === state.call?.sender)?.name ?? chat.name,
      language,
    ),
    clock: format.format(state.now),
    ahead: AHEAD_HOURS.map((hours) => ({ hours, label: words.ahead(hours) })),
  }
}

function bubbleOf(
  bubble: Bubble,
  phone: Phone,
  states: Readonly<Record<Bubble['state'], string>>,
  format: Intl.DateTimeFormat,
) {
  const isOurs = bubble.from === 'business'
  const isHidden =
    isOurs && (bubble.state === 'failed' || (phone.isOffline && bubble.state === 'held'))
  return {
    id: bubble.id,
    pieces: linked(bubble.text),
    isOurs,
    isHidden,
    buttons: isHidden ? [] : bubble.buttons,
    when: format.format(bubble.at),
    state: isOurs ? states[bubble.state] : '',
  }
}
