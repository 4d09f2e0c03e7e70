// What a provider told becomes facts about people. Nothing heard is dropped: what names none of
// our senders, or nobody, is set aside where people can see it.

import type { Flow } from '../breaker/flow.ts'
import { decide } from '../consent/decide.ts'
import type { ConsentEvent, Evidence } from '../consent/events.ts'
import type { Standing } from '../consent/standing.ts'
import type { Gate } from '../gate/gate.ts'
import type { Keyring } from '../keys/keyring.ts'
import type { Ledger } from '../ledger/port.ts'
import { keysOf, type Person, sealedOf } from '../people/identify.ts'
import { frameOf } from '../people/routes.ts'
import { normalisePhone } from '../phones/normalise.ts'
import type { Heard, Named } from '../providers/port.ts'
import type { Catalog, StoredSender } from '../settings/catalog.ts'
import { agreedIn } from './agreed.ts'
import { answeredIn } from './answered.ts'
import { noesFollowing } from './follow.ts'
import { readingOf, type SaidFrame, said } from './said.ts'
import { clocked, statusEvents } from './status.ts'

export type Outcome =
  | 'recorded'
  | 'known'
  | 'unknown_receiver'
  | 'unknown_message'
  | 'no_person'
  | 'nothing'

export interface Hearing {
  /**
   * Records a fact, durably, before it resolves.
   * @throws ToolkitError `store_unavailable`; then the webhook must come again
   */
  hear(provider: string, heard: Heard, now: number): Promise<Outcome>
}

export function createHearing(deps: {
  readonly ledger: Ledger
  readonly catalog: Catalog
  readonly keyring: Keyring
  /** Whose message a status is about; false: none of ours. */
  readonly told?: Gate['told']
  /** Counts what leaves through a provider without us. */
  readonly flow?: Flow
}): Hearing {
  const { ledger, catalog, keyring, told, flow } = deps
  return {
    async hear(provider, heard, now) {
      const sender = catalog.doc<StoredSender>('sender', `${provider}.${heard.receiver}`)
      if (!sender) return 'unknown_receiver'
      const person = personOf(heard.from)
      if (!person) return 'no_person'
      const { business } = sender
      const topics = catalog
        .topics(business)
        .map((topic) => ({ key: topic.key, marketing: topic.category === 'marketing' }))
      const agreed = agreedIn(catalog, business, heard, heard.at ?? now)
      const people = keysOf(keyring, business, person)
      const answered = await answeredIn(ledger, people, heard, now)
      const reading = readingOf(catalog, business, heard)
      const frame = { sender: sender.body.phone, provider, now, topics, agreed, answered, reading }
      const recorded = await ledger.record(sealedOf(keyring, business, person), (standing) =>
        eventsOf(heard, frame, standing),
      )
      const next = heard.type === 'identity' && heard.becomes && personOf(heard.becomes)
      if (next) {
        // Also when the change is known already: a crash may have come between the two.
        const sealed = sealedOf(keyring, business, next)
        const change = { id: heard.key, at: heard.at ?? now, person: sealed[0]?.key ?? '' }
        const noes = noesFollowing(recorded.standing, change, frameOf(catalog, business, now))
        await ledger.record(sealed, () => noes)
      }
      if (heard.type === 'status' && told) {
        const messageId = heard.reference ?? heard.messageId
        const about = { ...heard, messageId, providerMessageId: heard.messageId }
        if (!(await told(provider, business, about))) {
          if (heard.state === 'sent' || heard.state === 'failed') flow?.add(business, provider)
          return 'unknown_message'
        }
      }
      if (recorded.events.length === 0) return 'nothing'
      return recorded.duplicate ? 'known' : 'recorded'
    },
  }
}

/** Numbers as a provider writes them; an impossible one leaves the other identifier. */
function personOf({ phone, userId }: Named): Person | undefined {
  const person: Person = {
    ...(phone !== undefined && possible(phone)),
    ...(userId !== undefined &&
      /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/.test(userId) && { userId }),
  }
  return person.phone === undefined && person.userId === undefined ? undefined : person
}

function possible(phone: string): { phone: string } | undefined {
  try {
    return { phone: normalisePhone(phone) }
  } catch {
    return undefined
  }
}

interface Frame extends SaidFrame {
  readonly sender: string
  readonly provider: string
}

function eventsOf(heard: Heard, frame: Frame, standing: Standing): ConsentEvent[] {
  const { sender, now, provider } = frame
  const base = {
    id: heard.key,
    occurredAt: heard.at ?? now,
    ...(heard.precision && { precision: heard.precision }),
    now,
    channel: heard.channel,
  }
  switch (heard.type) {
    case 'message': {
      const evidence: Evidence = {
        provider,
        receiver: heard.receiver,
        ...heard.about,
        ...(heard.text !== undefined && { text: heard.text }),
        ...(heard.payload !== undefined && { payload: heard.payload }),
        ...(heard.isForwarded && { forwarded: true }),
      }
      const common = { ...base, actor: 'person' as const, evidence }
      const asksHelp = !heard.isForwarded && frame.reading.meaning === 'help'
      const received = decide(
        {
          ...common,
          ...(asksHelp && { evidence: { ...evidence, read: { meaning: 'help' } } }),
          type: 'receive',
          sender,
        },
        standing,
      )
      return [...received, ...said(heard, { ...common, id: `${heard.key}.said` }, frame, standing)]
    }
    case 'preference': {
      const type = heard.value === 'stop' ? 'stop-marketing' : 'resume-marketing'
      return decide({ ...base, actor: 'person', evidence: { provider }, type, sender }, standing)
    }
    case 'status':
      return statusEvents({ ...heard, messageId: heard.reference ?? heard.messageId }, base, frame)
    case 'identity':
      return [
        {
          ...clocked(base),
          type: 'identity.changed',
          actor: 'platform',
          cause: heard.cause,
          evidence: { provider },
        },
      ]
    default:
      return heard satisfies never
  }
}
