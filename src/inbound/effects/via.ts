// Through which of a business's numbers a question goes: where the person wrote, and with a template
// only from a number that the template is registered for.

import { CONFIRMATION_TEMPLATE } from '../../chat/confirmation.ts'
import type { Standing } from '../../consent/standing.ts'
import { windowOf } from '../../consent/windows.ts'
import type { Catalog } from '../../settings/catalog.ts'
import type { Template } from '../../settings/schemas.ts'
import type { KnownSender } from '../../settings/senders.ts'
import { canCarry } from '../../settings/templates.ts'
import { inForce } from '../../settings/versions.ts'
import type { Asked } from './open.ts'

/** A template to ask with, and the number it can leave from. */
export interface Registered {
  readonly via: KnownSender
  readonly template: Pick<Template, 'name' | 'language' | 'providerId'>
}

interface Door {
  readonly sender?: string | undefined
}

/**
 * The number to ask through, among those whose window is open: the one that the message behind this
 * question came to, else the door's own, else the one they wrote to last.
 */
export function chatOf(
  senders: readonly KnownSender[],
  { evidence }: Pick<Asked, 'evidence'>,
  door: Door | undefined,
  standing: Standing,
  now: number,
): KnownSender | undefined {
  const open = senders
    .filter(({ isWhatsApp }) => isWhatsApp)
    .map((sender) => ({ sender, window: windowOf(standing, sender.phone, now) }))
    .filter(({ window }) => window.open)
    .sort((a, b) => (b.window.closesAt ?? 0) - (a.window.closesAt ?? 0))
    .map(({ sender }) => sender)
  const isHeard = ({ provider, providerId }: KnownSender) =>
    provider === evidence?.provider && providerId === evidence?.receiver
  return open.find(isHeard) ?? open.find(({ phone }) => phone === door?.sender) ?? open[0]
}

/**
 * The template `optin_confirmation`, in this language or else in any, with a number it can leave from:
 * the door's own where it names one. One registered for that number comes before one for every number.
 */
export function registeredOf(
  catalog: Catalog,
  business: string,
  door: Door | undefined,
  language: string,
  now: number,
): Registered | undefined {
  const all = catalog.senders(business).filter(({ isWhatsApp }) => isWhatsApp)
  const own = all.filter(({ phone }) => phone === door?.sender)
  const senders = own.length > 0 ? own : all
  const templates = catalog
    .list('template', business)
    .flatMap(({ body }) => inForce(body, now) ?? [])
    .filter(({ name, state }) => name === CONFIRMATION_TEMPLATE && state === 'approved')
  const others = (template: Template) =>
    Number(template.language !== language) * 2 + Number(template.sender === undefined)
  const [found] = senders
    .flatMap((via) =>
      templates.filter((one) => canCarry(via, one)).map((template) => ({ via, template })),
    )
    .sort((a, b) => others(a.template) - others(b.template))
  if (found) return found
  // The sandbox's numbers need no registered template. They are used only where there is no real
  // number, since nobody would see the question there.
  const [via] = senders.every(({ provider }) => provider === 'sandbox') ? senders : []
  return via && { via, template: { name: CONFIRMATION_TEMPLATE, language } }
}
