// What one recorded fact adds to the counts of doors. Pure: of the fact and of what was recorded
// of its person before, so that counting again from the beginning counts the same.
//
// Counts are of acts, on the day they were recorded, and are never taken back: an import undone
// or a person erased leaves them as they were.

import type { RecordedEvent } from '../../consent/events.ts'
import { consentsIn, doorsEnded, type IsMarketing, mayEnd, type Withdrawn } from './ended.ts'

const OUTCOMES = ['pending', 'given', 'refused', 'withdrawn', 'asked', 'answered'] as const
/**
 * `pending`: consents that wait for an answer. `given`: consents, one per act, whatever topics it
 * names; a yes to a question counts while what it names does not stand by an earlier yes to the same
 * question, or by the very consent that was asked about. `refused`: noes to a question or at a door.
 * `withdrawn`: withdrawals, at each door whose consent they ended; where they ended none, at their
 * own door. A pause ends nothing. `asked` and `answered`: double opt-ins, both on the day of the question, so that what
 * is left unanswered can be told for each day.
 */
type Outcome = (typeof OUTCOMES)[number]

/** One to be added. */
export interface Mark {
  /** Slug. */
  readonly door: string
  readonly outcome: Outcome
  /** Whose day counts, epoch ms. */
  readonly at: number
}

/** What can be asked about: a consent that waits, or one given in a call that the chat confirms. */
type Question = Extract<RecordedEvent, { type: 'consent.pending' | 'consent.given' }>
type Confirmed = Extract<RecordedEvent, { type: 'consent.confirmed' }>

/** Whether `marksOf` has to know what was recorded before. */
export const looksBack = (event: RecordedEvent): boolean =>
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
      return [...here('pending'), ...(event.awaits === 'confirmation' ? here('asked') : [])]
    case 'consent.confirmed':
      return [
        ...(isGiven(event) ? [] : here('given', doorOf(event.answers))),
        ...first(event.answers),
      ]
    case 'consent.refused':
      return event.answers === undefined ? here('refused') : refused(event.answers)
    case 'consent.withdrawn': {
      if (!mayEnd(event)) return []
      const ended = doorsEnded(event, before, isMarketing)
      const doors = ended.length > 0 ? ended : ownOf(event)
      const marks = doors.flatMap((door) => here('withdrawn', door))
      return event.answers === undefined ? marks : [...marks, ...first(event.answers)]
    }
    default:
      return []
  }

  function askedBy(question: string): Question | undefined {
    return before.find(
      (each): each is Question =>
        (each.type === 'consent.pending' || each.type === 'consent.given') && each.id === question,
    )
  }

  function doorOf(question: string): string | undefined {
    return askedBy(question)?.entryPoint ?? event.entryPoint
  }

  function answersTo(question: string): RecordedEvent[] {
    return before.filter((each) => 'answers' in each && each.answers === question)
  }

  /** What the first answer to a question adds. */
  function first(question: string): Mark[] {
    const asked = askedBy(question)
    const door = doorOf(question)
    if (door === undefined || asked?.type !== 'consent.pending') return []
    if (asked.awaits !== 'confirmation' || answersTo(question).length > 0) return []
    return [{ door, outcome: 'answered', at: asked.recordedAt }]
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
      askedBy(answers)?.type === 'consent.given' ||
      answersTo(answers).some(({ type }) => type === 'consent.confirmed')
    if (!isBrought) return false
    const consents = consentsIn(before, isMarketing)
    return topics.every((topic) => consents.get(topic)?.stands)
  }

  /** A button pressed twice refuses once. */
  function refused(question: string): Mark[] {
    const isAgain = answersTo(question).some(({ type }) => type === 'consent.refused')
    return [...(isAgain ? [] : here('refused', doorOf(question))), ...first(question)]
  }
}
