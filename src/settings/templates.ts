// Which registered template is meant. Providers know templates by name and language each for
// themselves, so one that names its sender is that sender's; the others stand for any.

import type { Doc } from '../ledger/port.ts'
import type { Template, Versioned } from './schemas.ts'
import { inForce } from './versions.ts'

/** What tells one template from another, within a business. */
export type TemplateName = Pick<Template, 'name' | 'language' | 'sender'>

/** Id of the document; the public id is what follows the business. */
export const templateId = (business: string, { name, language, sender }: TemplateName): string =>
  [business, name, language, ...(sender === undefined ? [] : [sender])].join('.')

/**
 * The template a sender sends under a name, as of a moment: its own, else the one for any, else
 * one of another sender, which says at least what is meant.
 * @param docs of the business, in order of id
 * @param asked.language without one, any
 */
export function templateIn(
  docs: readonly Doc<Versioned<Template>>[],
  business: string,
  asked: Pick<TemplateName, 'name' | 'sender'> & { readonly language: string | undefined },
  at: number,
): Template | undefined {
  const { name, language, sender } = asked
  const start = language === undefined ? `${business}.${name}` : `${business}.${name}.${language}`
  const found = alike(docs, business, name)
    .filter(({ id }) => id === start || id.startsWith(`${start}.`))
    .flatMap(({ body }) => inForce(body, at) ?? [])
  return (
    found.find((template) => sender !== undefined && template.sender === sender) ??
    found.find((template) => template.sender === undefined) ??
    found[0]
  )
}

/** Sorted by name, once for each list: a list is another one whenever a template changed. */
const byName = new WeakMap<object, Map<string, Doc<Versioned<Template>>[]>>()

const firstOf = (name: string) => name.split('.', 1)[0] ?? ''

/** Those whose names begin alike: every check by a template asks, among hundreds of them. */
function alike(docs: readonly Doc<Versioned<Template>>[], business: string, name: string) {
  let names = byName.get(docs)
  if (!names) {
    names = Map.groupBy(docs, ({ id }) => firstOf(id.slice(business.length + 1)))
    byName.set(docs, names)
  }
  return names.get(firstOf(name)) ?? []
}

/**
 * Whether a template can leave from a sender. Twilio knows templates by an id of its own (`HX…`),
 * and the others know nothing of such.
 */
export function canCarry(
  { phone, provider }: { readonly phone: string; readonly provider: string },
  { sender, providerId }: Pick<Template, 'sender' | 'providerId'>,
): boolean {
  const isTwilios = providerId?.startsWith('HX') ?? false
  return (sender === undefined || sender === phone) && isTwilios === (provider === 'twilio')
}
