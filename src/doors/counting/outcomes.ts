// What one recorded fact adds to the counts of doors. Pure: of the fact and of what was recorded
// of its person before, so that counting again from the beginning counts the same.
//
// Counts are of acts, on the day they were recorded, and are never taken back: an import undone
// or a person erased leaves them as they were.

import type { RecordedEvent } from '../../consent/events.ts'
import { consentsIn, doorsEnded, type IsMarketing, mayEnd, type Withdrawn } from './ended.ts'
import { doorAsking, isAskedAnew, isAsking, questionIn, settledAt } from './questions.ts'

/**
 * `started`: messages that came through a door, each of them; what is begun on pages and in calls is
 * told by those, and the two add up.
 * `pending`: consents that wait for an answer. `given`: consents, one per act, whatever topics it
 * names; a yes to a question counts while what it names does not stand by an earlier yes to the same
 * question, or by the very consent that was asked about. `refused`: noes to a question or at a door.
 * `withdrawn`: withdrawals, at each door whose consent they ended; where they ended none, at their
 * own door. A pause ends nothing. `asked` and `answered`: people whom a door asked to confirm, and whether
 * they ever did or declined. Both on the day the question left, so that what is left unanswered can
 * be told for each day; while it waits, another one of the same door is the same.
 */
type Outcome = 'started' | 'pending' | 'given' | 'refused' | 'withdrawn' | 'asked' | 'answered'

/** One to be added. */
export interface Mark {
  /** Slug. */
  readonly door: string
  readonly outcome: Outcome
  /** Whose day counts, epoch ms. */
  readonly at: number
}

type Confirmed = Extract<RecordedEvent, { type: 'consent.confirmed' }>

/** Whether `marksOf` has to know what was recorded before. */
export const looksBack = (event: RecordedEvent): boolean =>
  isAsking(event) ||
  event.type === 'consent.confirmed' ||
  (event.type === 'consent.refused' && event.answers !== undefined) ||
  (event.type === 'consent.withdrawn' && mayEnd(event))

/** @param before what was recorded of this person before, oldest first; see `past.ts` */
export function marksOf(
  event: RecordedEvent,
  before: readonly RecordedEvent[],
  isMarketing: IsMarketing,
): Mark[] {
  const at = event.recordedAt
  const here = (outcome: Outcome, door = event.entryPoint): Mark[] =>
    door === undefined ? [] : [{ door, outcome, at }]
  switch (event.type) {
    case 'consent.given':
      // START takes up what was given before; it is no new consent.
      return event.restores ? [] : here('given')
    case 'consent.pending':
      return here('pending')
    case 'message.received':
      return here('started')
    case 'message.updated': {
      const door = isAsking(event) ? doorAsking(before, event.asks) : undefined
      return door !== undefined && isAskedAnew(door, before) ? here('asked', door) : []
    }
    case 'consent.confirmed':
      return [
        ...(isGiven(event) ? [] : here('given', doorOf(event.answers))),
        ...settled(event.answers),
      ]
    case 'consent.refused':
      return event.answers === undefined ? here('refused') : refused(event.answers)
    case 'consent.withdrawn': {
      if (!mayEnd(event)) return []
      const ended = doorsEnded(event, before, isMarketing)
      const doors = ended.length > 0 ? ended : ownOf(event)
      const marks = doors.flatMap((door) => here('withdrawn', door))
      return event.answers === undefined ? marks : [...marks, ...settled(event.answers)]
    }
    default:
      return []
  }

  function doorOf(question: string): string | undefined {
    return questionIn(before, question)?.entryPoint ?? event.entryPoint
  }

  function answersTo(question: string): RecordedEvent[] {
    return before.filter((each) => 'answers' in each && each.answers === question)
  }

  /** What of the questions that a door has asked is no longer left unanswered. */
  function settled(question: string): Mark[] {
    const door = questionIn(before, question)?.entryPoint
    if (door === undefined) return []
    return settledAt(door, before).map((asking) => ({
      ...{ door, outcome: 'answered', at: asking.recordedAt },
    }))
  }

  /** The door of what ends nothing; a button pressed twice says no once. */
  function ownOf({ answers, entryPoint }: Withdrawn): (string | undefined)[] {
    if (answers === undefined) return [entryPoint]
    const isAgain = answersTo(answers).some(({ type }) => type === 'consent.withdrawn')
    return isAgain ? [] : [doorOf(answers)]
  }

  /** Whether a yes says no more than what this question has brought already, and stands. */
  function isGiven({ answers, topics }: Confirmed): boolean {
    const isBrought =
      questionIn(before, answers)?.type === 'consent.given' ||
      answersTo(answers).some(({ type }) => type === 'consent.confirmed')
    if (!isBrought) return false
    const consents = consentsIn(before, isMarketing)
    return topics.every((topic) => consents.get(topic)?.stands)
  }

  /** A button pressed twice refuses once. */
  function refused(question: string): Mark[] {
    const isAgain = answersTo(question).some(({ type }) => type === 'consent.refused')
    return [...(isAgain ? [] : here('refused', doorOf(question))), ...settled(question)]
  }
}
