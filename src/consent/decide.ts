// From a command to facts. Pure. A withdrawal is always recorded, and no command lifts a person's no
// by itself: whether a grant lifts one is read from the facts later, in whatever order they came.

import type { Command } from './commands.ts'
import type { ActKind, ConsentEvent } from './events.ts'
import { type ConsentTopic, readTopic } from './reading.ts'
import { EMPTY, type Standing } from './standing.ts'
import { indexOf } from './standing-index.ts'

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
 * The facts a command makes, given what is known. It makes none in two cases only: a hold to be
 * lifted that is not there, and a yes to a question that was erased. Whether a fact is known already,
 * by its id, is for the ledger to see.
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
    case 'answer':
      return answer(command, common, standing)
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

type Common = ReturnType<typeof base>

function answer(
  command: Extract<Command, { type: 'answer' }>,
  common: Common,
  standing: Standing,
): ConsentEvent[] {
  const { question } = command
  // Its words are gone, so a yes to it would stand on nothing.
  if (question.erased && command.agrees) return []
  // An answer follows its question, also where the clock of its source, or of the machine that
  // asked, says otherwise.
  const occurredAt = Math.max(common.occurredAt, question.occurredAt)
  const recordedAt = Math.max(common.recordedAt, occurredAt)
  const { topics, id: answers } = question
  const answered = { ...common, occurredAt, recordedAt, answers }
  if (!command.agrees) return [no(answered, topics, standing, question.type === 'consent.given')]
  return [
    {
      ...answered,
      type: 'consent.confirmed',
      topics,
      ...(command.byWord && { asOf: question.occurredAt }),
      ...(question.notice && { notice: question.notice }),
      ...(question.entryPoint !== undefined && { entryPoint: question.entryPoint }),
    },
  ]
}

/**
 * A no to what was asked. Where a consent to any of it is on record, the no withdraws it; else it is
 * a refusal. The difference: after a refusal anybody may fill in a form anew, after a withdrawal only
 * an act from the address itself counts. For a consent that arrives later than its no, `reading.ts`
 * comes to the same.
 * @param wasGiven the question itself was a consent already given, in a call
 */
function no(
  common: Common & { readonly answers?: string },
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
  common: Common,
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
    // An opt-out makes what is typed wait until the address speaks. A refusal does not: it answered
    // one question of ours, and filling in the form again is an act of their own.
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

/** The topics whose grants count again once this START is known: those its reply has to name. */
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
