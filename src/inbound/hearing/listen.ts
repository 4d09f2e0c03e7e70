// What providers tell becomes facts about people. Nothing heard is dropped: what names none of our
// senders, or nobody, is set aside where people can see it.

import { asRead, type TopicOf } from '../../consent/reading.ts'
import type { Keyring } from '../../keys/keyring.ts'
import type { Doc, Ledger, PersonKey, SealedIdentifier } from '../../ledger/port.ts'
import type { Flow } from '../../outbound/gate/flow.ts'
import type { Gate } from '../../outbound/gate/gate.ts'
import { isMessageId, type Reference } from '../../outbound/gate/message.ts'
import { countryOf, keysOf, otherKeysOf, type Person, sealedOf } from '../../people/identify.ts'
import type { Affair, Heard } from '../../providers/port.ts'
import { changed } from '../../recording/status.ts'
import { perList } from '../../settings/per-list.ts'
import type { Topic } from '../../settings/schemas.ts'
import { portfolioOf, type StoredSender } from '../../settings/senders.ts'
import type { Settings } from '../../settings/store.ts'
import { DAY_MS } from '../../time.ts'
import { type AffairOutcome, settleAffair } from './affairs.ts'
import { agreedIn } from './agreed.ts'
import { answeredIn } from './answered.ts'
import { askableIn } from './begun.ts'
import { eventsOf, type Frame } from './hear.ts'
import { isNewOwner, ownerChanged } from './owner.ts'
import { readingOf } from './said.ts'
import { flowAnswered, signedUp } from './signed.ts'
import { doorThrough } from './through.ts'
import { begunAt, waitingIn } from './waiting.ts'
import { oneForEach, personOf, sendersOf } from './whom.ts'

export type Outcome =
  | 'recorded'
  | 'known'
  | 'unknown_receiver'
  | 'unknown_message'
  | 'unknown_signup'
  | 'no_person'
  | 'nothing'

export interface Hearing {
  /**
   * Records a fact, durably, before it resolves.
   * @throws ToolkitError `store_unavailable`; then the webhook must come again
   */
  hear(provider: string, heard: Heard, now: number): Promise<Outcome>
  /** The same for what is told of our own account. */
  settle(provider: string, affair: Affair, now: number): Promise<AffairOutcome>
}

/**
 * Facts are named by a keyed digest of what names them at the provider: a message id or a number
 * holds who somebody is (`wamid.…` does, in base64), and ids stand unsealed in store and answers.
 */
const PURPOSE = 'heard'
/** Of a message that is none of ours, in place of the provider's id: for the same reason. */
const FOREIGN_PURPOSE = 'foreign-message'

/** Whom a fact is about: by what it names, or (a status) by the message it is about. */
type Whom = { readonly person: Person } | { readonly key: PersonKey }
/** Identifiers a fact came with, the first one leads; none where its person is known by key. */
type Given = readonly SealedIdentifier[]

const topicsRead = perList<Topic, readonly TopicOf[]>((docs) =>
  docs.map(({ body }) => asRead(body)),
)

export function createHearing(deps: {
  readonly ledger: Ledger
  readonly settings: Settings
  readonly keyring: Keyring
  /** Our own messages, by what a status says of them. */
  readonly gate?: Pick<
    Gate,
    'told' | 'sentBy' | 'referred' | 'questionIn' | 'mayHaveArrived' | 'leaving'
  >
  /** Counts what leaves through a provider without us. */
  readonly flow?: Flow
}): Hearing {
  const { ledger, settings, keyring, gate, flow } = deps
  const { catalog } = settings

  /** What can be known before deciding: which doors, questions and words the fact may mean. */
  async function frameOf(
    provider: string,
    heard: Heard,
    { business, body: sender }: Doc<StoredSender>,
    people: readonly PersonKey[],
    now: number,
    country: string | undefined,
  ): Promise<Frame> {
    const at = heard.at ?? now
    const isMessage = heard.type === 'message'
    const becomes = heard.type === 'identity' && heard.becomes && personOf(heard.becomes)
    const signed =
      heard.type === 'signup'
        ? signedUp(catalog, business, heard, at)
        : isMessage && heard.flow
          ? flowAnswered({ catalog, keyring }, business, await everyKey(people), heard, at)
          : undefined
    const reading = readingOf(catalog, business, heard)
    const { consentLifetimeDays: days } = catalog.policyAt(business, now)
    const here = { receiver: sender.phone, country }
    const answered = await answeredIn(ledger, people, heard, {
      ...{ sender: sender.phone, now },
      questionIn: async (messageId) => gate?.questionIn(provider, messageId),
      mayHaveArrived: async (messageId) => (await gate?.mayHaveArrived(messageId)) ?? true,
    })
    const over = answered?.isOver && answered.question
    const agreed = agreedIn(catalog, business, heard, at, here)
    // A keyword is an act of its own each time: it is answered with the notice it stands for.
    const isSecond = agreed && agreed.keyword === undefined
    return {
      sender: sender.phone,
      provider,
      person: people[0] ?? '',
      becomes: becomes ? keysOf(keyring, business, becomes)[0] : undefined,
      now,
      topics: topicsRead(catalog.list('topic', business)),
      lapsedAt: days === undefined ? 0 : now - days * DAY_MS,
      agreed,
      begun: isSecond ? await begunAt(ledger, people, agreed.door) : [],
      signed,
      answered: over ? undefined : answered,
      reading,
      waiting: reading.meaning === 'start' ? await waitingIn(ledger, people) : [],
      askable: isMessage
        ? askableIn(catalog, business, heard, { receiver: sender.phone, at, over })
        : undefined,
      leaving: heard.type === 'status' ? await gate?.leaving(provider, business, heard) : undefined,
      door: doorThrough(catalog, business, heard, { agreed, signed }),
    }
  }

  /** All keys of whoever these keys lead to. */
  async function everyKey(people: readonly PersonKey[]): Promise<PersonKey[]> {
    const found = (await ledger.read(people)).filter((record) => record !== undefined)
    return [...people, ...found.flatMap((one) => one.identifiers.map(({ key }) => key))]
  }

  const portfolioIn = ({ id, body }: Doc<StoredSender>) => portfolioOf(body) ?? id

  function record(heard: Heard, sender: Doc<StoredSender>, given: Given, frame: Frame) {
    if (given.length === 0)
      return ledger.recordFor(frame.person, (standing) => eventsOf(heard, frame, standing))
    const isSamePortfolio = (via: string) => {
      const other = catalog.doc('sender', via)
      return other !== undefined && portfolioIn(other) === portfolioIn(sender)
    }
    return ledger.record(given, (standing, met) => {
      const events = eventsOf(heard, frame, standing)
      const isNew = heard.type !== 'identity' && isNewOwner(given, met, standing, isSamePortfolio)
      if (!isNew || events.length === 0) return events
      const { now, provider } = frame
      const { key: id, channel, at: occurredAt = now } = heard
      return [ownerChanged(standing, { id, channel, occurredAt, now }, provider), ...events]
    })
  }

  /** Consents recorded for the new number before they came to it were somebody else's. */
  async function arrive(
    heard: Extract<Heard, { type: 'identity' }>,
    sender: Doc<StoredSender>,
    frame: Frame,
  ) {
    const next = heard.becomes && personOf(heard.becomes)
    if (!next) return
    const sealed: SealedIdentifier[] = sealedOf(keyring, sender.business, next, sender.id)
    const { key, channel, cause, at: occurredAt = frame.now, precision } = heard
    const { now, provider } = frame
    const base = { id: `${key}.arrived`, channel, occurredAt, now, ...(precision && { precision }) }
    await ledger.record(sealed, () => [changed(base, cause, { provider, becomes: undefined })])
  }

  async function hearAs(
    provider: string,
    heard: Heard,
    sender: Doc<StoredSender>,
    whom: Whom,
    now: number,
  ): Promise<Outcome> {
    const { business } = sender
    const given = 'key' in whom ? [] : sealedOf(keyring, business, whom.person, sender.id)
    const people =
      'key' in whom
        ? [whom.key]
        : [...given.map(({ key }) => key), ...otherKeysOf(keyring, business, whom.person)]
    const country = 'key' in whom ? undefined : countryOf(whom.person)
    const frame = await frameOf(provider, heard, sender, people, now, country)
    // First where they went, so that there is somebody whom their noes can follow to.
    if (heard.type === 'identity') await arrive(heard, sender, frame)
    const recorded = await record(heard, sender, given, frame)
    if (!recorded) return 'no_person'
    if (heard.type === 'status' && gate) {
      const messageId = heard.reference ?? heard.messageId
      if (!(await gate.told(provider, business, { ...heard, messageId }))) {
        if (heard.state === 'sent' || heard.state === 'failed') flow?.add(business, provider)
        return 'unknown_message'
      }
    }
    if (heard.type === 'signup' && !frame.signed) return 'unknown_signup'
    if (recorded.events.length === 0) return 'nothing'
    return recorded.duplicate ? 'known' : 'recorded'
  }

  /** A status that leaves it open: by the message of ours it is about. */
  async function byMessage(
    provider: string,
    heard: Extract<Heard, { type: 'status' }>,
    own: Reference | undefined,
  ) {
    const messageId = heard.reference ?? heard.messageId
    const sent = await gate?.sentBy(provider, messageId, own)
    const sender = sent && catalog.doc('sender', `${provider}.${sent.from}`)
    const person = personOf(heard.from) ?? sent?.to
    if (!sent || !sender) return undefined
    if (person) return { sender, whom: { person } }
    return sent.person === undefined ? undefined : { sender, whom: { key: sent.person } }
  }

  /**
   * A status with our own id of the message it is about, under which it was counted when it left,
   * or, of a message that is none of ours, with a digest of the provider's; and by that message,
   * whose it is where the provider leaves it open. The id is looked up once, and not at all where it
   * rode along and nothing else is asked.
   */
  async function referring(provider: string, heard: Heard, person: Person | undefined) {
    if (heard.type !== 'status') return { heard }
    const { reference = '', messageId } = heard
    const isOpen = heard.receiver === undefined || !person
    if (!isOpen && isMessageId(reference)) return { heard }
    const own = await gate?.referred(provider, messageId)
    const foreign = () => keyring.digest(FOREIGN_PURPOSE, `${provider} ${messageId}`)
    const known = own?.messageId ?? (isMessageId(reference) ? reference : foreign())
    const status = { ...heard, reference: known }
    return { heard: status, found: isOpen ? await byMessage(provider, status, own) : undefined }
  }

  /** The sender told of, or all of the provider where none is. */
  function sendersFor(provider: string, { type, receiver }: Heard): Doc<StoredSender>[] {
    if (receiver === undefined) return sendersOf(catalog, provider)
    const told = catalog.doc('sender', `${provider}.${receiver}`)
    if (told) return [told]
    // A list may name a number we do not send from. A no is worth more than a doubt whose it is,
    // as long as it can be only one business's.
    const others = type === 'block' ? sendersOf(catalog, provider) : []
    return new Set(others.map(({ business }) => business)).size === 1 ? others : []
  }

  return {
    async hear(provider, told, now) {
      const named: Heard = { ...told, key: keyring.digest(PURPOSE, `${provider} ${told.key}`) }
      const person = personOf(named.from)
      const { heard, found } = await referring(provider, named, person)
      if (found) return hearAs(provider, heard, found.sender, found.whom, now)
      if (heard.type === 'status' && !person) return 'unknown_message'
      const { receiver } = heard
      const all = sendersFor(provider, heard)
      // A status of somebody's message is nobody else's fact.
      const isGuess = heard.type === 'status' && receiver === undefined && all.length > 1
      if (isGuess) return 'unknown_message'
      if (!person) return all.length === 0 ? 'unknown_receiver' : 'no_person'
      let outcome: Outcome = 'unknown_receiver'
      for (const sender of oneForEach(all)) {
        outcome = await hearAs(provider, heard, sender, { person }, now)
      }
      return outcome
    },
    settle: (provider, affair, now) => settleAffair(settings, provider, affair, now),
  }
}
