// Sends the code that proves whose number it is: by WhatsApp where they have just written to us, else by
// SMS, else as an authentication template. It goes to any number that was typed, known to us or not:
// somebody we never heard of may want to say no before anybody writes to them.

import { languageOf } from '../../consent/kept.ts'
import { textBarOf } from '../../consent/reach.ts'
import { EMPTY, join } from '../../consent/standing.ts'
import { windowOf } from '../../consent/windows.ts'
import type { Keyring } from '../../keys/keyring.ts'
import { wordsIn } from '../../languages/language.ts'
import type { Ledger } from '../../ledger/port.ts'
import type { Outgoing } from '../../outbound/gate/outgoing.ts'
import { keysOf, type Person } from '../../people/identify.ts'
import type { Content } from '../../providers/sending.ts'
import type { Catalog } from '../../settings/catalog.ts'
import type { Template } from '../../settings/schemas.ts'
import type { KnownSender } from '../../settings/senders.ts'
import { canCarry } from '../../settings/templates.ts'
import { lineRefusal } from '../../world/phones/line.ts'

/** Name of the authentication template a code goes by where there is no other way. */
const CODE_TEMPLATE = 'optin_code'

export interface CodeDeps {
  readonly ledger: Ledger
  readonly catalog: Catalog
  readonly keyring: Keyring
  readonly outgoing: Outgoing
  /** Providers that can send here. */
  readonly providers: ReadonlySet<string>
}

export interface CodeOrder {
  readonly business: string
  readonly person: Person
  readonly ticket: string
  readonly code: string
  /** Of the page it was asked for on. */
  readonly language: string
  /** Epoch ms. */
  readonly now: number
}

/** Numbers through which this business reaches people, those that can send. */
export function sendersOf(
  catalog: Catalog,
  business: string,
  providers: ReadonlySet<string>,
): { readonly whatsApp: readonly KnownSender[]; readonly sms: readonly KnownSender[] } {
  const able = catalog
    .senders(business)
    .filter(({ provider, blocked }) => providers.has(provider) && !blocked)
    // The sandbox's numbers reach nobody outside it.
    .sort((a, b) => Number(a.provider === 'sandbox') - Number(b.provider === 'sandbox'))
  return {
    whatsApp: able.filter((sender) => sender.isWhatsApp),
    sms: able.filter((sender) => !sender.isWhatsApp),
  }
}

export function createCodes(deps: CodeDeps) {
  const { ledger, catalog, keyring, outgoing, providers } = deps

  /** The template of the first of these that has one to send, in this language or any. */
  function templateOf(
    business: string,
    senders: readonly KnownSender[],
    language: string,
    now: number,
  ): { readonly from: KnownSender; readonly template: Template } | undefined {
    for (const from of senders) {
      const template =
        catalog.template(business, CODE_TEMPLATE, language, now, from.phone) ??
        catalog.template(business, CODE_TEMPLATE, undefined, now, from.phone)
      const isReady = template?.state === 'approved' && template.category === 'authentication'
      if (template && isReady && canCarry(from, template)) return { from, template }
    }
    return undefined
  }

  /** Numbers a code can leave from unasked: it goes to whatever number somebody typed. */
  function waysTo(business: string, phone: string | undefined) {
    const { whatsApp, sms } = sendersOf(catalog, business, providers)
    const line = phone === undefined ? undefined : lineRefusal(phone, 'sms')
    return {
      texts: line === undefined ? sms : [],
      templates: line === 'special_number' ? [] : whatsApp,
    }
  }

  return {
    /** Whether a code can reach anybody, whoever they are; of a number, whosever it is. */
    canReach(business: string, now: number, phone?: string): boolean {
      const { texts, templates } = waysTo(business, phone)
      return texts.length > 0 || templateOf(business, templates, 'en', now) !== undefined
    },

    /** Durable when it resolves. Does as much for a stranger as for somebody known. */
    async send({ business, person, ticket, code, language, now }: CodeOrder): Promise<void> {
      const { whatsApp } = sendersOf(catalog, business, providers)
      const { texts, templates } = waysTo(business, person.phone)
      const found = await ledger.read(keysOf(keyring, business, person))
      const standing = found.reduce((all, each) => join(all, each?.standing ?? EMPTY), EMPTY)
      const speaks = languageOf(standing) ?? language
      const open = whatsApp.find(({ phone }) => windowOf(standing, phone, now).open)
      // Refused by the provider: then by a template where there is one.
      const [text] = textBarOf(standing) ? [] : texts
      const [any] = whatsApp
      const byTemplate = templateOf(business, templates, speaks, now)
      const name = catalog.business(business)?.displayName ?? ''
      const words: Content = {
        type: 'text',
        text: wordsIn(speaks).preferences.stop.message(code, name),
      }
      const via = open ?? text ?? byTemplate?.from
      if (!via) return
      const content =
        open || text || !byTemplate ? words : templateContent(byTemplate.template, code)
      const isTemplate = content.type === 'template'
      const claim = { type: 'ask', purpose: 'proof', topics: [], isTemplate } as const
      // The rules look at a WhatsApp sender; an SMS leaves from its own.
      const sender = via.isWhatsApp ? via : (any ?? via)
      const key = `proof ${keyring.digest('proof-ticket', ticket)}`
      await outgoing.send({ business, key, sender, via, claim, to: person, content, now })
    },
  }
}

const templateContent = (template: Template, code: string): Content => ({
  type: 'template',
  name: template.name,
  language: template.language,
  variables: [code],
  copyCode: code,
  providerId: template.providerId,
})
