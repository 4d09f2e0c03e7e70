// The last moment before a message leaves: the rules are asked once more, and where none forbids it,
// the send is reserved in the same step of the ledger. So an opt-out recorded before that step wins,
// and caps and paces count the send. A number that can be written in two ways may have facts under the
// other way, outside of that step: they are looked at before it and after it, and a no found there
// gives the reserve back.

import { type Asker, identifiersIn } from '../../check/asker.ts'
import type { ConsentEvent } from '../../consent/events.ts'
import { erasureOf, withoutSent } from '../../consent/kept.ts'
import { consentTopic } from '../../consent/reading.ts'
import { EMPTY, join, type Standing } from '../../consent/standing.ts'
import { pacedUntil, unansweredAd } from '../../consent/windows.ts'
import { askReasons } from '../../eligibility/ask.ts'
import { ToolkitError } from '../../errors.ts'
import type { Keyring } from '../../keys/keyring.ts'
import type { Doc, Ledger, PersonKey, SealedIdentifier } from '../../ledger/port.ts'
import { countryOf, otherKeysOf, type Person, sealedOf } from '../../people/identify.ts'
import { reachable } from '../../people/portfolio.ts'
import type { Catalog } from '../../settings/catalog.ts'
import type { KnownSender } from '../../settings/senders.ts'
import { lineRefusal } from '../../world/phones/line.ts'
import { paced } from './limits.ts'
import { reservationOf, type StoredMessage, updateOf } from './message.ts'

type Stored = Doc<StoredMessage>
type Updated = Extract<ConsentEvent, { type: 'message.updated' }>

export interface Reserved {
  /** Codes of the rules that forbid it; empty: none does. */
  readonly reasons: readonly string[]
  /** It may leave, but not before this; ms. */
  readonly waitMs: number
  /** Somebody else holds this very try. */
  readonly isTaken: boolean
  /** It is the first answer to an advertisement. */
  readonly answersAd: boolean
  /** Key of the person it was reserved for. */
  readonly person: PersonKey | undefined
}

/** Decides and reserves in one step. @throws ToolkitError for a sender, topic or template gone */
export type Reserve = (doc: Stored, to: Person, now: number) => Promise<Reserved>

export function createReserve(deps: {
  readonly ledger: Ledger
  readonly catalog: Catalog
  readonly keyring: Keyring
  readonly asker: Asker
}): Reserve {
  const { ledger, catalog, keyring, asker } = deps

  /** Codes of the rules that forbid it now, on this standing; pure once made. */
  function judgeOf({ id, business, body }: Stored, to: Person, now: number) {
    const { claim } = body
    if (claim.type === 'ask') {
      const sender = senderOf(catalog, business, body)
      const frame = { at: now, sender, policy: catalog.policyAt(business, now) }
      const topics = catalog.topics(business, claim.topics).map(consentTopic)
      const leaving = { business, sender, senders: () => catalog.senders(business) }
      return (standing: Standing, known: readonly SealedIdentifier[]) =>
        askReasons({
          ...frame,
          standing,
          person: {
            ...{ ...to, country: countryOf(to) },
            isForeign: reachable(keyring, leaving, to, known) === undefined,
          },
          outdatedFrom: () => undefined,
          purpose: claim.purpose,
          channel: body.channel,
          isTemplate: claim.isTemplate ?? false,
          topics,
          saidAt: claim.saidAt,
        })
    }
    const asking = asker.prepare(business, { sender: body.sender, message: claim }, now)
    return (standing: Standing, known: readonly SealedIdentifier[]) => {
      // An earlier try of this message does not count against the cap.
      const others = withoutSent(standing, id)
      return asking.judge(to, others, known).reasons.map((reason) => reason.code)
    }
  }

  /** The category a message counts under in frequency caps. */
  function categoryOf({ business, body }: Stored, now: number) {
    const { claim } = body
    if (claim.type !== 'template') return undefined
    const { message } = asker.prepare(business, { sender: body.sender, message: claim }, now)
    return message.type === 'template' ? message.category : undefined
  }

  /** What is on record under another way of writing the number: a list of hashes may have used it. */
  async function standingOf(others: readonly PersonKey[]): Promise<Standing> {
    const found = others.length === 0 ? [] : await ledger.read(others)
    return found.reduce((all, record) => (record ? join(all, record.standing) : all), EMPTY)
  }

  return async (doc, to, now) => {
    const { body } = doc
    const { claim, channel } = body
    const line = channel !== 'whatsapp' && to.phone && lineRefusal(to.phone, channel)
    if (line) return refused(line)
    const id = reservationOf(doc)
    const judge = judgeOf(doc, to, now)
    const category = categoryOf(doc, now)
    const base = updateOf(doc, now)
    const event: Updated = {
      ...base,
      id,
      state: 'sending',
      ...(category && { category }),
      ...(claim.type === 'ask' && claim.question !== undefined && { asks: claim.question }),
      ...(claim.type === 'ask' && claim.door !== undefined && { entryPoint: claim.door }),
      evidence: {
        provider: body.provider,
        kind: claim.type,
        ...(claim.type === 'ask' && { purpose: claim.purpose }),
      },
    }
    const given = sealedOf(keyring, doc.business, to)
    const others = otherKeysOf(keyring, doc.business, to)
    const elsewhere = await standingOf(others)
    let reasons: readonly string[] = []
    let waitMs = 0
    let answersAd = false
    let own: Standing = EMPTY
    let known: readonly SealedIdentifier[] = []
    const recorded = await ledger.record(given, (standing, met) => {
      own = standing
      known = identifiersIn(met)
      const isGone = isErasedSince(own, body)
      reasons = isGone ? ['person_erased'] : judge(join(own, elsewhere), known)
      if (reasons.length > 0) return []
      if (body.channel !== 'whatsapp') return [event]
      answersAd = unansweredAd(standing, body.sender, now) !== undefined
      const pace = paced(pacedUntil(standing, body.sender), now)
      waitMs = pace.waitMs
      return waitMs > 0 ? [] : [{ ...event, pacedUntil: pace.until }]
    })
    const { person, events, duplicate } = recorded
    if (others.length > 0 && events.length > 0 && !duplicate) {
      reasons = judge(join(own, await standingOf(others)), known)
      const evidence = { provider: body.provider, reasons: [...reasons] }
      const back: Updated = { ...base, id: `${id}.back`, state: 'failed', evidence }
      if (reasons.length > 0) await ledger.record(given, () => [back])
    }
    return { reasons, waitMs, answersAd, person, isTaken: duplicate && events.length > 0 }
  }
}

/** A message from before an erasure no longer leaves, not even an answer, which needs no consent. */
const isErasedSince = (standing: Standing, { createdAt }: StoredMessage): boolean =>
  (erasureOf(standing)?.t ?? -1) >= createdAt

/** A refusal for one reason, whatever is known of the person. */
export const refused = (code: string): Reserved => ({
  ...{ reasons: [code], waitMs: 0, isTaken: false, answersAd: false, person: undefined },
})

/** The sender it leaves from, as the rules see it. @throws ToolkitError `sender_unknown` */
export function senderOf(
  catalog: Catalog,
  business: string,
  { provider, from }: Pick<StoredMessage, 'provider' | 'from'>,
): KnownSender {
  const found = catalog
    .senders(business)
    .find((sender) => sender.provider === provider && sender.providerId === from)
  if (found) return found
  throw new ToolkitError('sender_unknown', 'This sender is gone.')
}
