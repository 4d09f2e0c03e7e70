// What one thing heard amounts to: facts about a person, decided on what is known of them. Pure;
// whom it is about and what it may mean are found out before, in `listen.ts`.

import { type Reading, readWords, WORDS_VERSION } from '../chat/words.ts'
import { decide } from '../consent/decide.ts'
import type { ConsentEvent, Evidence } from '../consent/events.ts'
import { standingOptOut, type TopicOf } from '../consent/reading.ts'
import type { Standing } from '../consent/standing.ts'
import type { PersonKey } from '../ledger/port.ts'
import type { Heard } from '../providers/port.ts'
import { type Agreed, grantOf } from './agreed.ts'
import type { Answered } from './answered.ts'
import { type Askable, questionOf } from './begun.ts'
import { blockEvents } from './blocks.ts'
import { freeUntilOf } from './free-entry.ts'
import { type Signed, signedGrant } from './signed.ts'
import { clocked, type FactBase, statusEvents } from './status.ts'

export interface Frame {
  readonly sender: string
  readonly provider: string
  /** Key of the person, as far as the fact names them. */
  readonly person: PersonKey
  /** Key of whom they are known as from now on. */
  readonly becomes: PersonKey | undefined
  readonly now: number
  readonly topics: readonly TopicOf[]
  /** What the person's own message agrees to through one of our links. */
  readonly agreed: Agreed | undefined
  /** What they agreed to on a screen of WhatsApp's. */
  readonly signed: Signed | undefined
  /** The question of ours it answers. */
  readonly answered: Answered | undefined
  /** What we may ask them now that they wrote. */
  readonly askable: Askable | undefined
  /** The door of the advertisement they came through. */
  readonly door: string | undefined
}

/** What a fact heard amounts to, on what is known. Pure. */
export function eventsOf(heard: Heard, frame: Frame, standing: Standing): ConsentEvent[] {
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
      const asksHelp = !heard.isForwarded && wordsOf(heard).meaning === 'help'
      const received = decide(
        {
          ...common,
          ...(asksHelp && { evidence: { ...evidence, read: { meaning: 'help' } } }),
          type: 'receive',
          sender,
          ...(heard.fromAd && { fromAd: true }),
          ...(frame.door !== undefined && { entryPoint: frame.door }),
        },
        standing,
      )
      const spoken = said(heard, { ...common, id: `${heard.key}.said` }, frame, standing)
      // An edit is no new message: it opens no window, and only a no in it is heard.
      if (heard.isEdit) return spoken.filter(({ type }) => NOES.has(type))
      return [...received, ...spoken]
    }
    case 'call': {
      const evidence = { provider, receiver: heard.receiver ?? '', kind: 'call' }
      return decide({ ...base, actor: 'person', evidence, type: 'receive', sender }, standing)
    }
    case 'signup': {
      const evidence = { provider, signupId: heard.signupId }
      const common = { ...base, actor: 'person' as const, evidence }
      // It switches marketing on again at the platform, whatever we know of its words.
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
      const freeUntil = freeUntilOf(heard, standing, sender, at)
      const updates = statusEvents({ ...heard, messageId, freeUntil }, base, frame)
      if (heard.error?.failure !== 'reassigned') return updates
      return [...updates, changed({ ...base, id: `${heard.key}.owner` }, 'owner', frame)]
    }
    case 'identity':
      return [changed(base, heard.cause, frame)]
    default:
      return heard satisfies never
  }
}

const NOES: ReadonlySet<string> = new Set(['consent.withdrawn', 'consent.refused'])

/** Consent does not follow a change of number or owner; noes do. */
export const changed = (
  base: FactBase,
  cause: 'number' | 'owner' | 'user_id',
  { provider, becomes }: Pick<Frame, 'provider' | 'becomes'>,
): ConsentEvent => ({
  ...clocked(base),
  type: 'identity.changed',
  actor: 'platform',
  cause,
  ...(becomes !== undefined && { becomes }),
  evidence: { provider },
})

type MessageBase = Omit<Parameters<typeof decide>[0], 'type'>

/** What the person's words or button order, if anything. */
function said(
  heard: Extract<Heard, { type: 'message' }>,
  common: MessageBase,
  frame: Frame,
  standing: Standing,
): ConsentEvent[] {
  const ordered = payloadOrder(heard.payload, frame)
  if (ordered) {
    const evidence = { ...common.evidence, ...repeats(ordered.scope, standing) }
    return decide({ ...common, evidence, type: 'withdraw', ...ordered }, standing)
  }
  // Somebody else's words order nothing.
  if (heard.isForwarded) return []
  if (frame.agreed) return decide(grantOf(frame.agreed, common, frame.topics, standing), standing)
  if (frame.signed) return decide(signedGrant(frame.signed, common, frame.topics), standing)
  const { meaning, word, language } = wordsOf(heard)
  if (frame.answered && meaning !== 'stop') {
    // Answered in the language it was asked in.
    const { language: asked } = frame.answered.question.evidence ?? {}
    const evidence = { ...common.evidence, ...(asked !== undefined && { language: asked }) }
    return decide({ ...common, evidence, type: 'answer', ...frame.answered }, standing)
  }
  const rule = { list: WORDS_VERSION, word: word ?? '', language: language ?? '' }
  const evidence: Evidence = {
    ...common.evidence,
    read: { meaning, ...rule },
    ...(heard.handled && { handled: heard.handled }),
    ...(meaning === 'stop' && repeats('all', standing)),
  }
  switch (meaning) {
    case 'stop':
      return decide(
        { ...common, evidence, type: 'withdraw', scope: 'all', topics: [], byStopWord: true },
        standing,
      )
    case 'doubt':
      return decide(
        { ...common, evidence, type: 'withdraw', scope: 'marketing', topics: [], doubtful: true },
        standing,
      )
    case 'start':
      return decide({ ...common, evidence, type: 'restore', topics: frame.topics }, standing)
    case 'help':
      return []
    case 'none': {
      const question = frame.askable && questionOf(frame.askable, common, frame.topics, standing)
      return question ? decide(question, standing) : []
    }
    default:
      return meaning satisfies never
  }
}

/** Told so already: an opt-out said again is a fact, but is confirmed no second time. */
function repeats(scope: 'all' | 'marketing' | 'topic', standing: Standing): { repeats?: true } {
  return scope === 'all' && standingOptOut(standing) ? { repeats: true } : {}
}

/** What the provider read already stands; else we read. */
const wordsOf = ({ handled, text = '' }: Extract<Heard, { type: 'message' }>): Reading =>
  handled ? { meaning: handled } : readWords(text)

/** Payloads of our own opt-out buttons. */
function payloadOrder(payload: string | undefined, { topics }: Frame) {
  if (payload === 'OPTOUT_ALL') return { scope: 'all', topics: [] } as const
  if (payload === 'OPTOUT_MARKETING') return { scope: 'marketing', topics: [] } as const
  const key = /^OPTOUT_TOPIC:(.+)$/.exec(payload ?? '')?.[1]
  if (key === undefined) return undefined
  // A topic that is gone was still refused: then all of marketing is the nearest no.
  return topics.some((topic) => topic.key === key)
    ? ({ scope: 'topic', topics: [key] } as const)
    : ({ scope: 'marketing', topics: [] } as const)
}
