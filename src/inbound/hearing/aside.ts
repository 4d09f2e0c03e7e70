// What a webhook said and could not be placed: counted, logged by its kind, and kept sealed for a
// month, so that somebody can look at it and nothing heard is silently gone.

import type { Keyring } from '../../keys/keyring.ts'
import { madeOnce } from '../../ledger/late.ts'
import type { Doc, Documents } from '../../ledger/port.ts'
import { walked } from '../../ledger/walk.ts'
import type { Tell } from '../../people/aside.ts'
import type { Forget, Named } from '../../people/erasing.ts'
import type { Catalog } from '../../settings/catalog.ts'
import { DAY_MS } from '../../time.ts'
import type { Logger } from '../../web/http/logs.ts'
import type { Count } from '../../web/http/metrics.ts'
import { otherForm } from '../../world/phones/variants.ts'

const KIND = 'set-aside'
/** By time, newest first; leads to the entry. */
const LIST = 'set-aside-list'
const KEPT_MS = 30 * DAY_MS
/** So many characters of what came are kept: more than any entry has, far less than a body may. */
const RAW_MOST = 100_000
/** In place of a business: nobody knows whose the entry is. */
const NOBODY = ''

/** What is known of an entry without opening it. */
interface About {
  readonly provider: string
  readonly reason: string
  /** Name of what was not known, never its content. */
  readonly what: string
}

/** Durable when it resolves; the same content again is kept once. */
export type SetAside = (
  entry: About & {
    /** Whose sender heard it, where that is known. */
    readonly business: string | undefined
    readonly raw: string
    readonly now: number
  },
) => Promise<void>

interface Stored extends About {
  /** Epoch ms. */
  readonly at: number
  readonly sealed: string
}
type Listed = About & Pick<Stored, 'at'> & { readonly entry: string }

/** Ascending ids are descending times. */
const listId = (at: number, entry: string) =>
  `aside_${String(1e15 - at).padStart(15, '0')}_${entry.slice(0, 20)}`

export function createSetAside(deps: {
  readonly documents: Documents
  readonly keyring: Keyring
  readonly logger: Logger
  readonly count: Count<'provider' | 'reason'>
}): SetAside {
  const { documents } = deps

  /** @returns what is kept: this, or what was there before it */
  async function keep<T>(doc: Omit<Doc<T>, 'version'>, expiresAt: number): Promise<T> {
    if (await madeOnce(documents, doc, { expiresAt })) return doc.body
    return (await documents.get<T>(doc.kind, doc.id))?.body ?? doc.body
  }

  return async ({ business = NOBODY, raw, now, ...about }) => {
    deps.count.add({ provider: about.provider, reason: about.reason })
    deps.logger.warn({ ...about }, 'set aside')
    const name = `${about.provider} ${about.reason} ${raw}`
    // A plain digest could be matched by trying out numbers and words, so it is keyed.
    const id = deps.keyring.digest(KIND, name)
    const kept = raw.length > RAW_MOST ? `${raw.slice(0, RAW_MOST)}…` : raw
    const sealed = deps.keyring.seal(kept, id)
    const body: Stored = { ...about, at: now, sealed }
    const { at } = await keep({ kind: KIND, id, business, body }, now + KEPT_MS)
    const listed: Listed = { ...about, at, entry: id }
    await keep({ kind: LIST, id: listId(at, id), business, body: listed }, at + KEPT_MS)
  }
}

/** An entry as it is listed. */
export interface AsideEntry extends About {
  readonly id: string
  /** Epoch ms. */
  readonly at: number
  /** Whether it came through a sender of the business; else nobody knows whose it is. */
  readonly isOwn: boolean
}

export type Aside = ReturnType<typeof createAside>

/** Reading what was set aside. */
export function createAside({
  documents,
  keyring,
  businesses,
}: {
  readonly documents: Documents
  readonly keyring: Keyring
  readonly businesses: () => readonly string[]
}) {
  const entryOf = ({ id, business, body }: Doc<Listed>): AsideEntry => {
    const { entry: _, ...about } = body
    return { id, isOwn: business !== NOBODY, ...about }
  }
  return {
    /** Newest first: the business's own, and those of which nobody knows whose they are. */
    async list(business: string, after: string | undefined, limit: number) {
      const found = await Promise.all(
        [business, NOBODY].map((of) => documents.list<Listed>(LIST, of, after, limit)),
      )
      return found
        .flat()
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, limit)
        .map(entryOf)
    },

    /**
     * One of the entries listed, with its content as it came. One of which nobody knows whose it is
     * may be another business's, so its content is shown only where there is but one business.
     */
    async open(
      business: string,
      id: string,
    ): Promise<(AsideEntry & { readonly content: string | null }) | undefined> {
      const doc = await documents.get<Listed>(LIST, id)
      if (!doc || (doc.business !== business && doc.business !== NOBODY)) return undefined
      const mayOpen = doc.business === business || businesses().length === 1
      if (!mayOpen) return { ...entryOf(doc), content: null }
      const stored = await documents.get<Stored>(KIND, doc.body.entry)
      if (!stored) return undefined
      return { ...entryOf(doc), content: keyring.open(stored.body.sealed, stored.id) }
    },
  }
}

interface LookingDeps {
  readonly documents: Documents
  readonly keyring: Keyring
  readonly catalog: Catalog
}

/**
 * What was set aside of somebody: entries that came to a number of the business, or all where it is
 * the only one. Among several businesses, an entry of which nobody knows whose it is can be neither
 * opened nor removed by any of them; it expires after a month.
 */
function lyingIn({ documents, keyring, catalog }: LookingDeps) {
  return async function* ({ business, identifiers }: Named) {
    // Providers write numbers with a plus sign or without, and some numbers have two forms.
    const names = identifiers
      .flatMap(({ kind, value }) => [value, (kind === 'phone' && otherForm(value)) || value])
      .map((value) => value.replace(/^\+/, ''))
    const receivers = catalog.senders(business).map(({ providerId }) => providerId)
    const isAlone = catalog.businesses().length === 1
    const isIn = (texts: readonly string[], needles: readonly string[]) =>
      needles.some((needle) => needle.length > 4 && texts.some((text) => text.includes(needle)))
    for (const of of names.length === 0 ? [] : [business, NOBODY]) {
      for await (const { id, body } of walked<Stored>(documents, KIND, of)) {
        const content = keyring.open(body.sealed, id)
        const texts = readings(content)
        const isOwn = of === business || isAlone || isIn(texts, receivers)
        if (isIn(texts, names) && isOwn) yield { id, at: body.at, content }
      }
    }
  }
}

/** Takes it out when they are erased. */
export function createForgetAside(deps: LookingDeps): Forget {
  const lying = lyingIn(deps)
  return async (who) => {
    for await (const { id, at } of lying(who)) {
      await deps.documents.remove(KIND, id)
      await deps.documents.remove(LIST, listId(at, id))
    }
  }
}

/** Tells of it until then. */
export function createTellAside(deps: LookingDeps): Tell {
  const lying = lyingIn(deps)
  return async function* (who) {
    for await (const { at, content } of lying(who)) {
      yield { kind: 'set_aside', since: at, content }
    }
  }
}

/** What was said, as it came and, of a form, as it was meant: Twilio's are URL-encoded. */
function readings(raw: string): string[] {
  const fields = [...new URLSearchParams(raw)].flat()
  return [raw, ...fields]
}
