// Doors that lead into a chat: a link or code opened as a phone opens it, a keyword of a poster, and
// an advertisement. Each puts words into the message field; the person sends them, or others.

import type { Ad } from '../providers/sandbox/network.ts'
import type { Sandbox } from '../providers/sandbox/sandbox.ts'
import type { Catalog } from '../settings/catalog.ts'
import type { EntryPoint } from '../settings/schemas.ts'
import { consentSentence } from '../settings/urls.ts'
import type { Chat } from './page.ts'

/** Words in the message field of a chat. */
export interface Draft {
  readonly draft?: string
  /** Id of the chat. */
  readonly chat?: string
  /** Slug of the door whose advertisement led here. */
  readonly ad?: string
}

/** Kinds of doors that put words into a message field. */
const SCANNED: ReadonlySet<string> = new Set(['wa_link', 'qr', 'email', 'social', 'sms_keyword'])
/** Of Meta's length; those of a door that names none. */
const AD_ID = '120000000000000000'

const liveOf = (catalog: Catalog, business: string, isWanted: (kind: string) => boolean) =>
  catalog
    .list('entry-point', business)
    .flatMap(({ body }) => catalog.entryPoint(body.slug) ?? [])
    .filter(({ kind, state }) => state === 'live' && isWanted(kind))

/** Doors whose link, code or keyword can be taken. */
export const scannable = (catalog: Catalog, business: string): EntryPoint[] =>
  liveOf(catalog, business, (kind) => SCANNED.has(kind))

/** Doors that are advertised. */
export const advertised = (catalog: Catalog, business: string): EntryPoint[] =>
  liveOf(catalog, business, (kind) => kind === 'ctwa_ad')

export interface DoorDeps {
  readonly sandbox: Pick<Sandbox, 'visit'>
  readonly catalog: Catalog
  readonly chats: () => readonly Chat[]
}

/** Opens a link as the browser of the phone does, so that it leads, and counts, as it really would. */
export async function scanned(
  { sandbox, catalog, chats }: DoorDeps,
  slug: string,
  business: string,
  language: string,
): Promise<Draft> {
  const door = scannable(catalog, business).find((each) => each.slug === slug)
  if (!door) return {}
  if (door.kind === 'sms_keyword') {
    const sms = chats().find((each) => each.business === business && each.channel === 'sms')
    return { draft: door.keywords?.[0] ?? '', ...(sms && { chat: sms.id }) }
  }
  const led = URL.parse((await sandbox.visit(`/l/${door.slug}`, language)) ?? '')
  if (led?.host !== 'wa.me') return {}
  const chat = chatAt(chats(), `+${led.pathname.slice(1)}`)
  return { draft: led.searchParams.get('text') ?? '', ...(chat && { chat: chat.id }) }
}

/** Taps an advertisement: what is sent next comes through it. */
export function tapped(
  { catalog, chats }: DoorDeps,
  slug: string,
  business: string,
  language: string,
): Draft {
  const door = advertised(catalog, business).find((each) => each.slug === slug)
  if (!door) return {}
  const chat = chatAt(chats(), catalog.numberOf(business, door))
  const draft = consentSentence(catalog, door, language)
  return { draft, ad: door.slug, ...(chat && { chat: chat.id }) }
}

/** The advertisement of a door, as WhatsApp hangs it on the message that it led to. */
export function adOf(catalog: Catalog, slug: string, business: string): Ad | undefined {
  const door = advertised(catalog, business).find((each) => each.slug === slug)
  if (!door) return undefined
  return {
    id: door.adIds?.[0] ?? AD_ID,
    headline: catalog.business(business)?.displayName ?? '',
  }
}

const chatAt = (chats: readonly Chat[], number: string | undefined): Chat | undefined =>
  chats.find((each) => each.number === number && each.channel === 'whatsapp')
