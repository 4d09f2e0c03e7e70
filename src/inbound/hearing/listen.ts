// What providers tell becomes facts about people: which sender and which person is it about, what may
// it mean (`framing.ts`), which facts does it make (`hear.ts`), and those go into the ledger. What
// names none of our senders, or nobody, is set aside by `webhooks.ts`, where people can see it.

import type { Keyring } from '../../keys/keyring.ts'
import type { Doc, Ledger, SealedIdentifier } from '../../ledger/port.ts'
import type { Gate } from '../../outbound/gate/gate.ts'
import type { SendCounts } from '../../outbound/gate/send-counts.ts'
import { countryOf, otherKeysOf, sealedOf } from '../../people/identify.ts'
import type { Affair, Heard } from '../../providers/port.ts'
import { changed } from '../../recording/status.ts'
import { portfolioOf, type StoredSender } from '../../settings/senders.ts'
import type { Settings } from '../../settings/store.ts'
import { type AffairOutcome, settleAffair } from './account.ts'
import { createFraming } from './framing.ts'
import { eventsOf, type Frame } from './hear.ts'
import { isNewOwner, ownerChanged } from './owner.ts'
import { createReferring, type Whom } from './referring.ts'
import { oneForEach, personOf, sendersTold } from './whom.ts'

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
  /** The same for what a provider says of our own account. */
  settle(provider: string, affair: Affair, now: number): Promise<AffairOutcome>
}

/**
 * The id of a fact is a keyed digest of the provider's id: that can hold a phone number (`wamid.…`
 * does, in base64), while ids of facts stand unsealed in the store and in answers.
 */
const PURPOSE = 'heard'

/** The identifiers a fact names its person by, the leading one first; none where only a key is known. */
type Given = readonly SealedIdentifier[]

export function createHearing(deps: {
  readonly ledger: Ledger
  readonly settings: Settings
  readonly keyring: Keyring
  /** Knows our own messages, which statuses and answers are about. */
  readonly gate?: Pick<
    Gate,
    'told' | 'sentBy' | 'referred' | 'questionIn' | 'mayHaveArrived' | 'leaving'
  >
  /** Counts messages that were sent past us, which we only hear of by their statuses. */
  readonly sendCounts?: SendCounts
}): Hearing {
  const { ledger, settings, keyring, gate, sendCounts } = deps
  const { catalog } = settings
  const frameOf = createFraming({ ledger, catalog, keyring, gate })
  const referring = createReferring({ catalog, keyring, gate })

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

  /** Cuts off what was recorded for the new number before they came to it: it was somebody else's. */
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
    const frame = await frameOf(heard, { provider, sender, people, country, now })
    // The new number first, so that there is a person there whom their noes can follow to.
    if (heard.type === 'identity') await arrive(heard, sender, frame)
    const recorded = await record(heard, sender, given, frame)
    if (!recorded) return 'no_person'
    if (heard.type === 'status' && gate) {
      const messageId = heard.reference ?? heard.messageId
      if (!(await gate.told(provider, business, { ...heard, messageId }))) {
        if (heard.state === 'sent' || heard.state === 'failed') sendCounts?.add(business, provider)
        return 'unknown_message'
      }
    }
    if (heard.type === 'signup' && !frame.signed) return 'unknown_signup'
    if (recorded.events.length === 0) return 'nothing'
    return recorded.duplicate ? 'known' : 'recorded'
  }

  return {
    async hear(provider, told, now) {
      const named: Heard = { ...told, key: keyring.digest(PURPOSE, `${provider} ${told.key}`) }
      const person = personOf(named.from)
      const { heard, found } = await referring(provider, named, person)
      if (found) return hearAs(provider, heard, found.sender, found.whom, now)
      if (heard.type === 'status' && !person) return 'unknown_message'
      const { receiver } = heard
      const all = sendersTold(catalog, provider, heard)
      // Of several senders that may have sent the message, only one did: no fact for the others.
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
