// Where a door can be entered.

import type { Catalog } from './catalog.ts'
import { labelOf } from './notices.ts'
import type { EntryPoint } from './schemas.ts'

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
const LINKS: ReadonlySet<string> = new Set(['wa_link', 'qr', 'email', 'social'])

/** Whether doors of a kind have a hosted page. */
export const hasPage = (kind: string): boolean => PAGES.has(kind)

export interface DoorUrls {
  readonly page?: string
  readonly short?: string
  readonly waMe?: string
  readonly qr?: string
  readonly voice?: string
}

/**
 * The sentence a wa.me link puts into the person's input box: business, topics, and the door as
 * a short reference. Editable by them, so what counts is the text that arrives.
 */
export function consentSentence(catalog: Catalog, door: EntryPoint, language: string): string {
  const business = catalog.business(door.business)?.displayName ?? ''
  const topics = catalog.topics(door.business, door.topics).map((topic) => labelOf(topic, language))
  const list = new Intl.ListFormat(language, { type: 'conjunction' }).format(topics)
  const sentence = language.startsWith('ja')
    ? `${business}から${list}をWhatsAppで受け取ることに同意します。`
    : `I agree to get ${list} from ${business} on WhatsApp.`
  return `${sentence} (${door.slug})`
}

/** Where Twilio asks what a call is to do; it repeats a failed call only if the address says so. */
const voiceUrl = (publicUrl: string, slug: string) =>
  `${publicUrl}/webhooks/twilio/voice/${slug}#rc=5&rp=all`

/** The addresses of a door, by its kind. */
export function urlsOf(catalog: Catalog, door: EntryPoint, publicUrl: string): DoorUrls {
  const number = catalog.numberOf(door.business, door)
  const language = catalog.business(door.business)?.languages[0] ?? 'en'
  const isLink = LINKS.has(door.kind) && number !== undefined
  return {
    ...(hasPage(door.kind) && { page: `${publicUrl}/o/${door.slug}` }),
    ...(isLink && {
      waMe: waMe(number, consentSentence(catalog, door, language)),
    }),
    ...(door.kind === 'ivr' && { voice: voiceUrl(publicUrl, door.slug) }),
  }
}

/** `https://wa.me/<digits>?text=`. @see WhatsApp, click to chat */
export const waMe = (e164: string, text: string): string =>
  `https://wa.me/${e164.slice(1)}?text=${encodeURIComponent(text)}`
