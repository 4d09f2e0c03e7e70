// Which facts one thing heard makes, on what is known of the person. Pure: whom it is about and what
// it may mean were found out before, in `whom.ts` and `framing.ts`.

import { decide } from '../../consent/decide.ts'
import type { ConsentEvent } from '../../consent/events.ts'
import type { Evidence } from '../../consent/evidence.ts'
import type { Standing } from '../../consent/standing.ts'
import type { PersonKey } from '../../ledger/port.ts'
import { isMessageId } from '../../outbound/gate/message.ts'
import type { Heard } from '../../providers/port.ts'
import { freeUntilOf, mayOpenFreeEntry } from '../../recording/free-entry.ts'
import { reachEvents } from '../../recording/reach.ts'
import { changed, type Leaving, statusEvents } from '../../recording/status.ts'
import { blockEvents } from './blocks.ts'
import { type SaidFrame, said } from './said.ts'
import { signedGrant } from './signed.ts'

export interface Frame extends SaidFrame {
  readonly sender: string
  readonly provider: string
  /** Key of the person, by the leading identifier that the fact names. */
  readonly person: PersonKey
  /** Where they moved: the key they have from now on. */
  readonly becomes: PersonKey | undefined
  /** Of a status: how the message left, where that decides what its failure means. */
  readonly leaving: Leaving | undefined
  /** The door a message came through; see `door-through.ts`. */
  readonly door: string | undefined
}

/** The facts, with what they change in whether the person can be reached. Pure. */
export function eventsOf(heard: Heard, frame: Frame, standing: Standing): ConsentEvent[] {
  const events = factsOf(heard, frame, standing)
  return [...events, ...reachEvents(events, standing)]
}

function factsOf(heard: Heard, frame: Frame, standing: Standing): ConsentEvent[] {
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
        ...(heard.receiver !== undefined && { receiver: heard.receiver }),
        ...heard.about,
        ...(heard.text !== undefined && { text: heard.text }),
        ...(heard.payload !== undefined && { payload: heard.payload }),
        ...(heard.isForwarded && { forwarded: true }),
      }
      const common = { ...base, actor: 'person' as const, evidence }
      // Help that the provider has given already is not given again.
      const asksHelp = !heard.isForwarded && !heard.handled && frame.reading.meaning === 'help'
      const spoken = said(heard, { ...common, id: `${heard.key}.said` }, frame, standing)
      // Where a chat answers by asking for consent, the message came through that chat's door.
      const asked = spoken.find(({ type }) => type === 'consent.pending')
      const door = frame.door ?? asked?.entryPoint
      const received = decide(
        {
          ...common,
          ...(asksHelp && { evidence: { ...evidence, read: { meaning: 'help' } } }),
          type: 'receive',
          sender,
          ...(heard.fromAd && mayOpenFreeEntry(heard.about.adType) && { fromAd: true }),
          ...(door !== undefined && { entryPoint: door }),
        },
        standing,
      )
      // Neither an edit nor one of several readings is surely a new message of theirs: it opens no
      // window, and only a no in it counts.
      if (heard.isEdit || heard.isDoubted) return spoken.filter(({ type }) => NOES.has(type))
      return [...received, ...spoken]
    }
    case 'call': {
      const evidence = { provider, receiver: heard.receiver ?? '', kind: 'call' }
      return decide({ ...base, actor: 'person', evidence, type: 'receive', sender }, standing)
    }
    case 'signup': {
      const evidence = { provider, signupId: heard.signupId }
      const common = { ...base, actor: 'person' as const, evidence }
      // It switches marketing on again in WhatsApp, also where we do not know the words they saw.
      const resumed = {
        ...common,
        id: `${heard.key}.resumed`,
        type: 'resume-marketing',
        sender,
      } as const
      const granted = frame.signed && signedGrant(frame.signed, common, frame.topics)
      return [resumed, ...(granted ? [granted] : [])].flatMap((order) => decide(order, standing))
    }
    case 'block': {
      const { person } = frame
      return blockEvents(heard, base, { provider, person }, standing)
    }
    case 'preference': {
      const type = heard.value === 'stop' ? 'stop-marketing' : 'resume-marketing'
      return decide({ ...base, actor: 'person', evidence: { provider }, type, sender }, standing)
    }
    case 'status': {
      const messageId = heard.reference ?? heard.messageId
      const at = Math.min(base.occurredAt, now)
      const freeUntil = freeUntilOf({ ...heard, messageId }, standing, sender, at)
      const foreignId = isMessageId(messageId) ? undefined : heard.messageId
      const { leaving } = frame
      return statusEvents({ ...heard, messageId, foreignId, freeUntil, leaving }, base, frame)
    }
    case 'identity':
      return [changed(base, heard.cause, frame)]
    default:
      return heard satisfies never
  }
}

const NOES: ReadonlySet<string> = new Set(['consent.withdrawn', 'consent.refused'])
