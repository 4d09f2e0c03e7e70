// What a provider says of our own templates and senders is written into our settings: the check reads
// a template's category there, and nothing leaves through a number that is restricted.

import type { Doc } from '../../ledger/port.ts'
import type { Affair } from '../../providers/port.ts'
import type { Template, Versioned } from '../../settings/schemas.ts'
import type { StoredSender } from '../../settings/senders.ts'
import type { Settings } from '../../settings/store.ts'
import { withFields } from '../../settings/versions.ts'
import { sendersOf } from './whom.ts'

export type AffairOutcome = 'recorded' | 'unknown_receiver' | 'unknown_template'

/**
 * Durable when it resolves. A repeat changes nothing, nor does an older one that comes late. Where the
 * provider tells no time, the time of receipt counts, and a repeat is what equals the last one told.
 * @throws ToolkitError `store_unavailable`
 */
export async function settleAffair(
  settings: Settings,
  provider: string,
  affair: Affair,
  now: number,
): Promise<AffairOutcome> {
  const senders = sendersOf(settings.catalog, provider).filter(({ body }) => fits(body, affair.of))
  if (senders.length === 0) return 'unknown_receiver'
  const at = Math.min(affair.at ?? now, now)
  const { about } = affair
  if (about.what === 'sender') {
    for (const { id, business } of senders) {
      await settings.change('sender', id, business, (stored) =>
        toldOf(stored, { ...affair, about }, at),
      )
    }
    return 'recorded'
  }
  const templates = templatesOf(settings, senders, about)
  if (templates.length === 0) return 'unknown_template'
  const { category, state, quality, next } = about
  const fields: Partial<Template> = {
    ...(category && { category }),
    ...(state && { state }),
    ...(quality !== undefined && { quality }),
  }
  for (const { id, business } of templates) {
    await settings.change('template', id, business, (stored) => {
      if (affair.isUndated && toldLast(stored, at, fields)?.startsWith(affair.key)) return stored
      const key = affair.isUndated ? `${affair.key}.${at}` : affair.key
      const told = withFields(stored, at, fields, key)
      // An announced change to a stricter category counts from its day; one to a laxer category only
      // once the provider says that it has happened.
      const isStricter = next?.category === 'marketing' && category !== 'marketing'
      if (!next || !isStricter) return told
      return withFields(told, next.from, { category: next.category }, `${key}.next`)
    })
  }
  return 'recorded'
}

/** The key under which a provider last told one of these fields, as of a moment. */
const toldLast = ({ versions }: Versioned<Template>, at: number, fields: Partial<Template>) =>
  versions.findLast(
    ({ key, from, sets }) =>
      key !== undefined && from <= at && sets?.some((name) => name in fields),
  )?.key

/** Whether it is about a sender. One whose account id nobody has set is found by its number only. */
function fits(sender: StoredSender, { wabaId, receiver, phone }: Affair['of']): boolean {
  if (receiver !== undefined && receiver !== sender.providerId) return false
  if (phone !== undefined && phone !== sender.phone) return false
  if (wabaId === undefined) return true
  return sender.wabaId === undefined ? phone !== undefined : wabaId === sender.wabaId
}

type AboutTemplate = Extract<Affair['about'], { what: 'template' }>

/**
 * The registered templates it is about: by the provider's own id, else by name and language. One that
 * is registered for every sender counts only where a sender has none of that name of its own.
 */
function templatesOf(
  { catalog }: Settings,
  senders: readonly Doc<StoredSender>[],
  { name, language, providerId }: AboutTemplate,
): Doc<Versioned<Template>>[] {
  const phones = new Set(senders.map(({ body }) => body.phone))
  const all = [...new Set(senders.map(({ business }) => business))]
    .flatMap((business) => catalog.list('template', business))
    .map((doc) => ({ doc, value: doc.body.versions.at(-1)?.value }))
    .filter(({ value }) => value?.sender === undefined || phones.has(value.sender))
  const byId = all.filter(
    ({ value }) => providerId !== undefined && value?.providerId === providerId,
  )
  const named = all.filter(
    ({ value }) => value?.name === name && (language === undefined || value?.language === language),
  )
  const hasOwn = ({ business, body }: Doc<StoredSender>, of: Template | undefined) =>
    named.some(
      ({ doc, value }) =>
        doc.business === business &&
        value?.language === of?.language &&
        value?.sender === body.phone,
    )
  const byName = named.filter(
    ({ doc, value }) =>
      value?.sender !== undefined ||
      senders.some((sender) => sender.business === doc.business && !hasOwn(sender, value)),
  )
  return (byId.length > 0 ? byId : byName).map(({ doc }) => doc)
}

type AboutSender = Extract<Affair['about'], { what: 'sender' }>

function toldOf(
  stored: StoredSender,
  { key, isUndated, about: { block, health } }: Affair & { readonly about: AboutSender },
  at: number,
): StoredSender {
  let next = stored
  const isRepeat = isUndated && stored.restrictedBy === key
  if (block !== undefined && !isRepeat && at >= (stored.restrictedAt ?? 0)) {
    const { restricted, ...rest } = next
    const since = restricted?.since ?? at
    const told = { restrictedAt: at, restrictedBy: key }
    next = { ...rest, ...told, ...(block && { restricted: { ...block, since } }) }
  }
  if (health && at >= (stored.healthAt ?? 0)) {
    next = { ...next, healthAt: at, health: { ...next.health, ...health } }
  }
  return next
}
