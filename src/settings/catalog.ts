// All settings of all businesses, in memory: a check looks up a dozen of them and may not ask
// the store for each. Kept current by following the store's changes.

import { setTimeout } from 'node:timers/promises'
import { ToolkitError } from '../errors.ts'
import type { Doc, Documents } from '../ledger/port.ts'
import * as notices from './notices.ts'
import { type Policy, policy as policySchema } from './policy-schema.ts'
import type { Business, EntryPoint, Notice, NoticeVersion, Template, Topic } from './schemas.ts'
import { type KnownSender, knownSender } from './senders.ts'
import { SETTING_KINDS, type SettingDoc, type SettingKind } from './stored.ts'
import { templateIn } from './templates.ts'
import { inForce } from './versions.ts'

/** Changed settings count within this in processes that did not change them. */
const FOLLOW_MS = 1_000
const AGAIN_MS = 100

const DEFAULT_POLICY: Policy = policySchema.parse({})

export class Catalog {
  readonly #documents: Documents
  /** By kind, then by document id. */
  readonly #docs = new Map<SettingKind, Map<string, Doc>>()
  /** By kind and business, in order of id; made when asked for, dropped when changed. */
  readonly #lists = new Map<string, Doc[]>()
  readonly #keys = new Map<string, SettingDoc<'api-key'>>()
  readonly #onChange: (() => void)[] = []
  #mark: string | undefined
  #refreshedAt = 0
  #timer: NodeJS.Timeout | undefined
  #refreshing: Promise<void> | undefined
  #refreshingSoon: Promise<void> | undefined

  constructor(documents: Documents) {
    this.#documents = documents
    for (const kind of SETTING_KINDS) this.#docs.set(kind, new Map())
  }

  /** Takes over what changed in the store. @throws ToolkitError `store_unavailable` */
  refresh(): Promise<void> {
    this.#refreshing ??= (async () => {
      try {
        const { docs, mark } = await this.#documents.changes(SETTING_KINDS, this.#mark)
        for (const doc of docs) this.apply(doc)
        this.#mark = mark
        this.#refreshedAt = Date.now()
      } finally {
        this.#refreshing = undefined
      }
    })()
    return this.#refreshing
  }

  /**
   * Refreshes once for all who ask within a moment, so that strangers cannot make us ask the store
   * often. What was written before the call is known afterwards.
   */
  refreshSoon(): Promise<void> {
    this.#refreshingSoon ??= (async () => {
      try {
        await setTimeout(Math.max(0, this.#refreshedAt + AGAIN_MS - Date.now()))
      } finally {
        this.#refreshingSoon = undefined
      }
      // One that began before may have read already.
      await this.#refreshing
      await this.refresh()
    })()
    return this.#refreshingSoon
  }

  /** Follows the store until `stop`. `onError` hears of a store that is away; it goes on. */
  follow(onError: (error: unknown) => void): void {
    this.#timer = setInterval(() => this.refresh().catch(onError), FOLLOW_MS)
    this.#timer.unref()
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  /** Calls back whenever a setting changed. */
  onChange(listener: () => void): void {
    this.#onChange.push(listener)
  }

  /** Takes over one document, unless a newer one is known. */
  apply(doc: Doc): void {
    const docs = this.#docs.get(doc.kind as SettingKind)
    const known = docs?.get(doc.id)
    if (!docs || (known && known.version >= doc.version)) return
    docs.set(doc.id, doc)
    this.#lists.delete(`${doc.kind} ${doc.business}`)
    if (doc.kind === 'api-key') {
      const key = doc as SettingDoc<'api-key'>
      if (key.body.revokedAt === null) this.#keys.set(key.body.digest, key)
      else this.#keys.delete(key.body.digest)
    }
    for (const listener of this.#onChange) listener()
  }

  /** A settings document, whatever its business. */
  doc<K extends SettingKind>(kind: K, id: string): SettingDoc<K> | undefined {
    return this.#docs.get(kind)?.get(id) as SettingDoc<K> | undefined
  }

  /** The documents of a business, in order of id. */
  list<K extends SettingKind>(kind: K, business: string): SettingDoc<K>[] {
    const name = `${kind} ${business}`
    let list = this.#lists.get(name)
    if (!list) {
      list = [...(this.#docs.get(kind)?.values() ?? [])]
        .filter((doc) => doc.business === business)
        .sort((a, b) => (a.id < b.id ? -1 : 1))
      this.#lists.set(name, list)
    }
    return list as SettingDoc<K>[]
  }

  business(id: string): Business | undefined {
    return this.doc('business', id)?.body
  }

  businesses(): Business[] {
    return [...(this.#docs.get('business')?.values() ?? [])].map((doc) => doc.body as Business)
  }

  topic(business: string, key: string): Topic | undefined {
    return this.doc('topic', `${business}.${key}`)?.body
  }

  /** The same with the category it had at a moment. */
  topicAt(business: string, key: string, at: number): Topic | undefined {
    const topic = this.doc('topic', `${business}.${key}`)?.body
    const category = topic?.categories && inForce(topic.categories, at)
    return topic && category ? { ...topic, category } : topic
  }

  /** Those of these keys that are there, in their order; all, without any. */
  topics(business: string, keys?: readonly string[]): Topic[] {
    if (keys) return keys.flatMap((key) => this.topic(business, key) ?? [])
    return this.list('topic', business).map((doc) => doc.body)
  }

  senders(business: string): KnownSender[] {
    return this.list('sender', business).map(knownSender)
  }

  /** Slugs are unique across businesses. */
  entryPoint(slug: string): EntryPoint | undefined {
    const doc = this.doc('entry-point', slug)
    return doc && { ...doc.body, business: doc.business }
  }

  /** The number an entry point's messages and links name: its own sender, else the first. */
  numberOf(business: string, door?: { readonly sender?: string | undefined }): string | undefined {
    const senders = this.senders(business).filter((sender) => sender.isWhatsApp)
    return (senders.find((sender) => sender.phone === door?.sender) ?? senders[0])?.phone
  }

  notice(business: string, id: string): Notice | undefined {
    const doc = this.doc('notice', id)
    return doc?.business === business ? doc.body : undefined
  }

  /**
   * A published version: the one named, else the one in use at a moment, else the first.
   * @throws ToolkitError `notice_unknown`, `notice_unpublished`
   */
  noticeVersion(
    business: string,
    id: string,
    which: { readonly version?: number | undefined; readonly at: number },
  ): NoticeVersion {
    const notice = this.notice(business, id)
    const faults = [{ path: 'notice.id', code: 'notice_unknown', message: 'No such notice.' }]
    if (!notice) {
      throw new ToolkitError('notice_unknown', 'This business has no such notice.', { faults })
    }
    const published = notice.versions.filter((version) => version.publishedAt !== null)
    const found =
      which.version === undefined
        ? (published.findLast((version) => (version.publishedAt ?? 0) <= which.at) ?? published[0])
        : published.find((version) => version.version === which.version)
    if (!found) throw new ToolkitError('notice_unpublished', 'This notice was never published.')
    return found
  }

  /** The words of a notice version as shown, in the language that fits best. */
  renderNotice(
    business: string,
    version: NoticeVersion,
    language: string | undefined,
    door?: Pick<EntryPoint, 'sender'>,
  ) {
    const owner = this.business(business)
    if (!owner) throw new ToolkitError('not_found', 'There is no such business.')
    const topics = this.topics(business, version.topics)
    const number = this.numberOf(business, door)
    return notices.render(version, language, { business: owner, topics, number })
  }

  /** When the notice of a grant stopped covering what was agreed under it, epoch ms. */
  outdatedFrom(
    business: string,
    { notice, version }: { readonly notice?: string; readonly version?: number },
  ): number | undefined {
    if (notice === undefined || version === undefined) return undefined
    return (
      this.notice(business, notice)?.versions.find(
        (later) => later.reconsent && later.publishedAt !== null && later.version > version,
      )?.publishedAt ?? undefined
    )
  }

  policyAt(business: string, at: number): Policy {
    const versions = this.doc('policy', business)?.body
    return (versions && inForce(versions, at)) ?? DEFAULT_POLICY
  }

  /** A registered template as of a moment (`templateIn`). @param sender phone it leaves from */
  template(
    business: string,
    name: string,
    language: string | undefined,
    at: number,
    sender: string | undefined,
  ): Template | undefined {
    const docs = this.list('template', business)
    return templateIn(docs, business, { name, language, sender }, at)
  }

  /** A key in force, by the digest of its secret. */
  apiKey(digest: string): SettingDoc<'api-key'> | undefined {
    return this.#keys.get(digest)
  }
}
