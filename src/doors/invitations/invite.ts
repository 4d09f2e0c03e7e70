// Inviting a person by SMS or call: who may be invited, how often, and the message itself. The
// turn of the person is the commit point; what follows has ids made from the invitation's, so
// whoever finishes it after a crash sends nothing twice.

import { createHash, randomUUID } from 'node:crypto'
import { smsWithLink } from '../../chat/sms.ts'
import { iso } from '../../check/render.ts'
import { EMPTY, join } from '../../consent/standing.ts'
import { ToolkitError } from '../../errors.ts'
import type { Keyring } from '../../keys/keyring.ts'
import { wordsIn } from '../../languages/language.ts'
import type { Ledger, PersonKey } from '../../ledger/port.ts'
import { invitationTo, type Messages, messageIdOf } from '../../outbound/gate/message.ts'
import type { Outgoing } from '../../outbound/gate/outgoing.ts'
import { type PlaceCall, voiceSender } from '../../outbound/gate/placing.ts'
import type { Budget } from '../../outbound/limits/budget.ts'
import { dailyShares } from '../../outbound/limits/spending.ts'
import { type Reached, reachedBy, type Turn, type Turns } from '../../outbound/limits/turns.ts'
import { countryOf, keysOf, type Person } from '../../people/identify.ts'
import type { Catalog } from '../../settings/catalog.ts'
import { labelOf } from '../../settings/notices.ts'
import type { EntryPoint } from '../../settings/schemas.ts'
import { takesReplies, textSender } from '../../settings/text-sender.ts'
import { invitationLanguage } from './language.ts'
import { INVITATION_TURNS, OPEN_MS } from './limits.ts'
import { healedAt, type InvitationReason, invitationReasons } from './reasons.ts'

export interface InvitationDeps {
  readonly ledger: Ledger
  readonly catalog: Catalog
  readonly keyring: Keyring
  readonly messages: Messages
  readonly outgoing: Outgoing
  readonly turns: Turns
  readonly budget: Budget
  /** The address behind which an invitation is answered; the same invitation has the same one. */
  readonly linkTo: (
    about: { id: string; business: string; person: PersonKey; door: string },
    now: number,
  ) => Promise<string>
  readonly placeCall: PlaceCall
}

interface InvitationOrder {
  readonly business: string
  readonly to: Person
  readonly channel: 'sms' | 'voice'
  readonly door: EntryPoint
  /** BCP 47; else the one most spoken where the number is. */
  readonly language?: string | undefined
  /** The caller's own key: the same key is the same invitation. */
  readonly key: string | undefined
  /** Epoch ms. */
  readonly now: number
}

interface Invitation {
  readonly id: string
  readonly messageId: string
  readonly language: string
  /** Epoch ms. */
  readonly expiresAt: number
}

export interface Invitations {
  /**
   * Durable when it resolves.
   * @throws ToolkitError `not_eligible` with every reason, `rate_limited` with `retryAt`,
   *   `store_unavailable`
   */
  invite(order: InvitationOrder): Promise<Invitation>
}

export function createInvitations(deps: InvitationDeps): Invitations {
  const { ledger, catalog, keyring, messages, turns, budget } = deps

  async function mayInvite(order: InvitationOrder): Promise<void> {
    const { business, to, channel, door, now } = order
    const found = await ledger.read(keysOf(keyring, business, to))
    const standing = found.reduce(
      (all, record) => (record ? join(all, record.standing) : all),
      EMPTY,
    )
    const sender =
      channel === 'sms'
        ? textSender(catalog, business, door)
        : voiceSender(catalog.senders(business), door)
    const common = { business, to, channel, door, standing, now }
    const reasons = invitationReasons(catalog, { ...common, sender })
    if (reasons.length > 0) throw refused(reasons, now)
  }

  /** An invitation through the same door that can still be answered, unless it never arrived. */
  async function openOne(order: InvitationOrder, before: readonly Turn[]) {
    const about = aboutOf(order)
    for (const turn of before) {
      if (turn.about !== about || order.now >= turn.at + OPEN_MS[order.channel]) continue
      const message = await messages.get(messageIdFor(order.business, turn.id))
      if (message?.body.state !== 'failed') return { turn, isSent: message !== undefined }
    }
    return undefined
  }

  /** @returns the turn this invitation has, or the one whose sending was cut off */
  async function takeTurn(order: InvitationOrder, person: PersonKey): Promise<Turn> {
    const { business, now } = order
    const turn: Turn = { id: invitationIdOf(order), about: aboutOf(order), at: now }
    const before = await turns.list(person, now)
    const mine = before.find(({ id }) => id === turn.id)
    if (mine) return mine
    const open = await openOne(order, before)
    if (open && !open.isSent) return open.turn
    if (open) {
      const retryAt = open.turn.at + OPEN_MS[order.channel]
      throw limited({ limit: 'open_invitation', retryAt }, now)
    }
    // Asked first, so that whoever is over their own limit does not hold up the others.
    const over = reachedBy(before, turn, INVITATION_TURNS)
    if (over) throw limited(over, now)
    const shares = dailyShares(catalog, business, order.to, now)
    const spent = await budget.spend(business, shares, now)
    if (spent) throw limited(spent, now)
    const reached = await turns.take(business, person, turn)
    if (!reached) return turn
    await budget.giveBack(business, shares, now)
    throw limited(reached, now)
  }

  /** The message of an invitation that has its turn. Safe to do again. */
  async function send(order: InvitationOrder, turn: Turn, person: PersonKey): Promise<Invitation> {
    const { business, to, channel, door, now } = order
    const languages = catalog.business(business)?.languages ?? []
    const language = invitationLanguage(order.language, countryOf(to), languages)
    const key = `invitation ${turn.id}`
    const made = { id: turn.id, language, expiresAt: turn.at + OPEN_MS[channel] }
    if (channel === 'voice') {
      const messageId = await deps.placeCall({ business, to, door, language, key, now })
      return { ...made, messageId }
    }
    const sender = textSender(catalog, business, door)
    const words = wordsIn(language).invitation
    if (!sender || !words) throw new Error('a text that cannot be sent was permitted')
    const about = { id: turn.id, business, person, door: door.slug }
    const url = await deps.linkTo(about, turn.at)
    const say = takesReplies(sender) ? words.sms : words.smsOneWay
    const topics = new Intl.ListFormat(language, { type: 'conjunction' }).format(
      catalog.topics(business, door.topics).map((topic) => labelOf(topic, language)),
    )
    const names = { business: catalog.business(business)?.displayName ?? '', topics }
    const claim = invitationTo(door)
    const content = { type: 'text', text: smsWithLink(say, names, url) } as const
    const messageId = await deps.outgoing.send({ business, key, sender, claim, to, content, now })
    return { ...made, messageId }
  }

  return {
    async invite(order) {
      await mayInvite(order)
      const { phone } = order.to
      if (phone === undefined) throw new Error('somebody without a phone was permitted')
      const to: Person = { phone }
      const [person] = keysOf(keyring, order.business, to)
      if (person === undefined) throw new Error('a phone without a key')
      const turn = await takeTurn(order, person)
      return send({ ...order, to }, turn, person)
    },
  }
}

/** Unguessable; the same for a retry with the same key. */
function invitationIdOf({ business, key }: InvitationOrder): string {
  if (key === undefined) return `inv_${randomUUID().replaceAll('-', '')}`
  const digest = createHash('sha256').update(JSON.stringify(['invitation', business, key]))
  return `inv_${digest.digest('hex').slice(0, 32)}`
}

const aboutOf = ({ channel, door }: InvitationOrder) => `${channel} ${door.slug}`

const messageIdFor = (business: string, invitation: string) =>
  messageIdOf(business, `invitation ${invitation}`, 'effect')

function refused(reasons: readonly InvitationReason[], now: number): ToolkitError {
  return new ToolkitError('not_eligible', 'This person may not be invited.', {
    details: {
      decision: {
        decision: 'deny',
        reasons: reasons.map((reason) => ({
          ...reason,
          since: iso(reason.since),
          until: iso(reason.until),
        })),
        retryAt: iso(healedAt(reasons)),
        checkedAt: iso(now),
      },
    },
  })
}

function limited({ limit, retryAt }: Reached, now: number): ToolkitError {
  const retryAfter = Math.max(1, Math.ceil((retryAt - now) / 1_000))
  return new ToolkitError('rate_limited', 'No more invitations of this kind for now.', {
    details: { limit, retryAt: iso(retryAt), retryAfter },
  })
}
