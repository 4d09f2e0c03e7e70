// From an order to facts. Pure: times, ids and the words shown arrive in the command.
// A withdrawal is never refused, and no command ever lifts a person's no by itself: whether a
// grant lifts anything is read from the facts, whatever order they came in.

import type { ActKind, ConsentEvent, EventBase, NoticeRef, Scope } from './events.ts'
import { type ConsentTopic, readTopic } from './reading.ts'
import { EMPTY, type Standing } from './standing.ts'
import { indexOf } from './standing-index.ts'

/** What can be asked about: a consent that waits, or one given in a call that the chat confirms. */
export type Question = Extract<ConsentEvent, { type: 'consent.pending' | 'consent.given' }>

/** What every command carries: what its event will have, and the time at which it is decided. */
export interface CommandBase extends Omit<EventBase, 'recordedAt'> {
  /** Epoch ms. A claimed time later than this counts as this. */
  readonly now: number
}

export type Command = CommandBase &
  (
    | {
        readonly type: 'grant'
        readonly topics: readonly ConsentTopic[]
        readonly act: ActKind
        readonly notice: NoticeRef
        /** Double opt-in: nothing is granted until the address answers. */
        readonly double: boolean
        /** The address is only claimed (a caller id nobody vouches for): counts as typed. */
        readonly isClaimed?: boolean
      }
    /** A no to what was asked for, and to nothing else. Takes back what of it was agreed to. */
    | { readonly type: 'refuse'; readonly topics: readonly string[] }
    /** The grants of a batch were a mistake: a machine's, not a person's. */
    | { readonly type: 'take-back'; readonly takesBack: string; readonly topics: readonly string[] }
    | {
        readonly type: 'withdraw'
        readonly scope: Scope
        readonly topics: readonly string[]
        readonly byStopWord?: boolean
        readonly doubtful?: boolean
        /** With scope `marketing`: only for so many days. */
        readonly forDays?: number
      }
    | { readonly type: 'choose-language'; readonly language: string }
    /** START, from the address: lifts what STOP made. */
    | { readonly type: 'restore'; readonly topics: readonly ConsentTopic[] }
    /** The person's answer to a question of ours, by its token (the id of the fact it asks about). */
    | {
        readonly type: 'answer'
        readonly agrees: boolean
        readonly question: Question
        /** Without its token: a plain word. */
        readonly byWord?: boolean
      }
    | { readonly type: 'hold'; readonly holdId: string; readonly expiresAt?: number }
    | { readonly type: 'lift-hold'; readonly holdId: string }
    | { readonly type: 'lift-list'; readonly list: string }
    | { readonly type: 'receive'; readonly sender: string; readonly fromAd?: boolean }
    | { readonly type: 'stop-marketing'; readonly sender: string }
    | { readonly type: 'resume-marketing'; readonly sender: string }
  )

/** Acts that come from the address itself (design: only the person lifts the person's no). */
const FROM_ADDRESS: ReadonlySet<ActKind> = new Set(['call', 'message', 'link', 'button'])
/** Acts that somebody else reports. */
const REPORTED: ReadonlySet<ActKind> = new Set(['paper', 'import'])

function base(command: Command) {
  return {
    id: command.id,
    occurredAt: Math.min(command.occurredAt, command.now),
    ...(command.precision && { precision: command.precision }),
    recordedAt: command.now,
    actor: command.actor,
    channel: command.channel,
    ...(command.entryPoint !== undefined && { entryPoint: command.entryPoint }),
    ...(command.batch !== undefined && { batch: command.batch }),
    ...(command.evidence !== undefined && { evidence: command.evidence }),
    ...(command.zone !== undefined && { zone: command.zone }),
  }
}

/**
 * The facts a command makes, given what is known. Never empty but for a hold that is not there and
 * a yes to a question that was erased: whether a fact is already known by its key is the ledger's question.
 */
export function decide(command: Command, standing: Standing = EMPTY): ConsentEvent[] {
  const common = base(command)
  switch (command.type) {
    case 'grant':
      return grant(command, common, standing)
    case 'withdraw':
      return [
        {
          ...common,
          type: 'consent.withdrawn',
          scope: command.scope,
          topics: command.scope === 'topic' ? [...command.topics] : [],
          ...(command.byStopWord && { byStopWord: true as const }),
          ...(command.doubtful && { doubtful: true as const }),
          ...(command.forDays !== undefined && { forDays: command.forDays }),
        },
      ]
    case 'refuse':
      return [no(common, command.topics, standing)]
    case 'take-back':
      return [
        {
          ...common,
          type: 'consent.withdrawn',
          scope: 'topic',
          topics: command.topics,
          takesBack: command.takesBack,
        },
      ]
    case 'choose-language':
      return [{ ...common, type: 'language.chosen', language: command.language }]
    case 'restore': {
      const topics = topicsRestored(command.topics, standing, common)
      return [
        {
          ...common,
          type: 'consent.given',
          strength: 'explicit',
          fromAddress: true,
          restores: true,
          topics,
        },
      ]
    }
    case 'answer': {
      const { question } = command
      // Its words are gone, so a yes to it would stand on nothing.
      if (question.erased && command.agrees) return []
      // An answer that carries our token follows its question, whatever the clocks say: the
      // source's, or the one of the machine that asked.
      const occurredAt = Math.max(common.occurredAt, question.occurredAt)
      const recordedAt = Math.max(common.recordedAt, occurredAt)
      const { topics, id: answers } = question
      const answer = { ...common, occurredAt, recordedAt, answers }
      if (!command.agrees) return [no(answer, topics, standing, question.type === 'consent.given')]
      return [
        {
          ...answer,
          type: 'consent.confirmed',
          topics,
          ...(command.byWord && { asOf: question.occurredAt }),
          ...(question.notice && { notice: question.notice }),
          ...(question.entryPoint !== undefined && { entryPoint: question.entryPoint }),
        },
      ]
    }
    case 'hold':
      return [
        {
          ...common,
          type: 'hold.placed',
          holdId: command.holdId,
          ...(command.expiresAt !== undefined && { expiresAt: command.expiresAt }),
        },
      ]
    case 'lift-hold':
      return indexOf(standing).holds.has(command.holdId)
        ? [{ ...common, type: 'hold.lifted', holdId: command.holdId }]
        : []
    case 'lift-list':
      return [{ ...common, type: 'hold.lifted', list: command.list }]
    case 'receive':
      return [
        {
          ...common,
          type: 'message.received',
          sender: command.sender,
          ...(command.fromAd && { fromAd: true as const }),
        },
      ]
    case 'stop-marketing':
      return [{ ...common, type: 'marketing.stopped', sender: command.sender }]
    case 'resume-marketing':
      return [{ ...common, type: 'marketing.resumed', sender: command.sender }]
    default:
      return command satisfies never
  }
}

/**
 * A no to what was asked. Where a consent to any of it is on record it takes that back: anybody may
 * ask anew after a refusal, but after a withdrawal only the person, from their address. Of a consent
 * from the address that is told of later, `reading.ts` makes the same.
 */
function no(
  common: ReturnType<typeof base> & { readonly answers?: string },
  topics: readonly string[],
  standing: Standing,
  wasGiven = false,
): ConsentEvent {
  const isAgreed = indexOf(standing).grants.some(({ topic }) => topics.includes(topic))
  return wasGiven || isAgreed
    ? { ...common, type: 'consent.withdrawn', scope: 'topic', topics }
    : { ...common, type: 'consent.refused', topics }
}

function grant(
  command: Extract<Command, { type: 'grant' }>,
  common: ReturnType<typeof base>,
  standing: Standing,
): ConsentEvent[] {
  const { notice, act } = command
  const shown = { ...common, notice }
  if (command.double) {
    const topics = command.topics.map((topic) => topic.key)
    return [{ ...shown, type: 'consent.pending', awaits: 'confirmation', topics }]
  }
  const fromAddress = FROM_ADDRESS.has(act) && !command.isClaimed
  const waits = (topic: ConsentTopic) => {
    if (fromAddress || REPORTED.has(act)) return false
    const reading = readTopic(standing, topic, command.now)
    // A refusal answered one question of ours: asking to be asked again is their own act.
    return [reading.optOut, reading.optOutMarketing, reading.optOutTopic].some(
      (no) => no !== undefined && no !== reading.refusal && no.t < common.occurredAt,
    )
  }
  const pending = command.topics.filter(waits).map((topic) => topic.key)
  const given = command.topics.map((topic) => topic.key).filter((key) => !pending.includes(key))
  const events: ConsentEvent[] = []
  if (given.length > 0) {
    events.push({
      ...shown,
      type: 'consent.given',
      strength: REPORTED.has(act) ? 'recorded' : 'explicit',
      fromAddress,
      topics: given,
    })
  }
  if (pending.length > 0) {
    const id = given.length > 0 ? `${common.id}.pending` : common.id
    events.push({ ...shown, id, type: 'consent.pending', awaits: 'address', topics: pending })
  }
  return events
}

/** The topics whose grants count again once START is known: what its reply has to name. */
function topicsRestored(
  topics: readonly ConsentTopic[],
  standing: Standing,
  event: { id: string; occurredAt: number; recordedAt: number },
): string[] {
  const known = indexOf(standing).start
  const start = known && known.t > event.occurredAt ? known : { t: event.occurredAt, id: event.id }
  const after: Standing = { ...standing, start }
  return topics
    .filter((topic) => {
      const before = readTopic(standing, topic, event.recordedAt).status
      return before !== 'given' && readTopic(after, topic, event.recordedAt).status === 'given'
    })
    .map((topic) => topic.key)
}
