// Where a door can be entered.

import { REPEATED } from '../providers/port.ts'
import type { Catalog } from './catalog.ts'
import { labelOf } from './notices.ts'
import type { EntryPoint } from './schemas.ts'
import { sentenceIn } from './sentences.ts'

const PAGES: ReadonlySet<string> = new Set([
  'form',
  'page',
  'popup',
  'banner',
  'checkbox',
  'sms_link',
  'kiosk',
  'atm',
  'in_person',
  'email',
  'social',
])
/**
 * Doors that end in a chat the person starts: what is printed, posted or advertised, and what
 * stands where staff or a machine are, so that people can agree on their own phone instead.
 * Web forms, keywords and calls take the number themselves and need no way round.
 */
const LINKS: ReadonlySet<string> = new Set([
  'wa_link',
  'qr',
  'email',
  'social',
  'ctwa_ad',
  'chat',
  'paper',
  'in_person',
  'kiosk',
  'atm',
])

/** Whether doors of a kind have a hosted page. */
export const hasPage = (kind: string): boolean => PAGES.has(kind)

/** Whether doors of a kind have a tracked short link and a QR code. */
export const hasLink = (kind: string): boolean => LINKS.has(kind)

export interface DoorUrls {
  readonly page?: string
  /** The tracked link: where it leads can be changed without printing it anew. */
  readonly short?: string
  readonly waMe?: string
  /** The code of the short link as SVG; `.png` and `.pdf` beside it. */
  readonly qr?: string
  readonly voice?: string
}

/**
 * The sentence a wa.me link puts into the person's input box: business, topics, and the door as
 * a short reference. Editable by them, so what counts is the text that arrives.
 * @param keys of the topics it names: what the person chose, where they have chosen; else all
 */
export function consentSentence(
  catalog: Catalog,
  door: EntryPoint,
  language: string,
  keys: readonly string[] = door.topics,
): string {
  const business = catalog.business(door.business)?.displayName ?? ''
  const topics = catalog.topics(door.business, keys).map((topic) => labelOf(topic, language))
  return `${sentenceIn(language, business, topics)} (${door.slug})`
}

/** Where Twilio asks what a call is to do. */
const voiceUrl = (publicUrl: string, slug: string) =>
  `${publicUrl}/webhooks/twilio/voice/${slug}${REPEATED}`

/** The addresses of a door, by its kind. */
export function urlsOf(catalog: Catalog, door: EntryPoint, publicUrl: string): DoorUrls {
  const number = catalog.numberOf(door.business, door)
  const language = catalog.business(door.business)?.languages[0] ?? 'en'
  return {
    ...(hasPage(door.kind) && { page: `${publicUrl}/o/${door.slug}` }),
    ...(hasLink(door.kind) &&
      number !== undefined && {
        short: shortLink(publicUrl, door.slug),
        waMe: waMe(number, consentSentence(catalog, door, language)),
        qr: `${publicUrl}/q/${door.slug}.svg`,
      }),
    ...(door.kind === 'ivr' && { voice: voiceUrl(publicUrl, door.slug) }),
  }
}

/** What a printed code holds. */
export const shortLink = (publicUrl: string, slug: string): string => `${publicUrl}/l/${slug}`

/** `https://wa.me/<digits>?text=`, the text in UTF-8. @see WhatsApp, click to chat */
export const waMe = (e164: string, text: string): string =>
  `${bareChat(e164)}?text=${encodeURIComponent(text.toWellFormed())}`

/** Opens the chat with a number, and nothing is written there. */
export const bareChat = (e164: string): string => `https://wa.me/${e164.replaceAll(/\D/g, '')}`

/**
 * Meta's own QR codes (`message_qrdls`) prefill at most so many characters; there are 2,000 of
 * them per number, and they count nothing. Ours have neither limit.
 * @see Meta, WhatsApp Business Platform, QR codes
 */
const META_TEXT_MOST = 140

/** What a business should know about a door that stands all the same. */
export interface DoorWarning {
  readonly code: 'meta_qr_text_long' | 'sender_missing'
  readonly message: string
}

export function warningsOf(catalog: Catalog, door: EntryPoint): DoorWarning[] {
  if (!hasLink(door.kind)) return []
  if (catalog.numberOf(door.business, door) === undefined) {
    const message = 'No WhatsApp sender: links and codes of this door lead nowhere yet.'
    return [{ code: 'sender_missing', message }]
  }
  const languages = catalog.business(door.business)?.languages ?? []
  const long = languages.filter(
    (language) => [...consentSentence(catalog, door, language)].length > META_TEXT_MOST,
  )
  if (long.length === 0) return []
  const message = `The sentence (${long.join(', ')}) is longer than the ${META_TEXT_MOST} characters that QR codes made by Meta can prefill. Links and codes made here hold it whole.`
  return [{ code: 'meta_qr_text_long', message }]
}
