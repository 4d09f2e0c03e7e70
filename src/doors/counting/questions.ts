// The questions of double opt-ins: which of them a door really asked, and what an answer settles. By
// the messages that left, not by the forms that came: a form sent three times is asked about once,
// and what only waits for a message of theirs is not asked about at all.

import type { RecordedEvent } from '../../consent/events.ts'
import { earlier, isBefore } from './past.ts'

/** What can be asked about: a consent that waits, or one given in a call that the chat confirms. */
type Question = Extract<RecordedEvent, { type: 'consent.pending' | 'consent.given' }>
/** A message of ours that asks. */
type Asking = Extract<RecordedEvent, { type: 'message.updated' }> & { readonly asks: string }

const isQuestion = (event: RecordedEvent): event is Question =>
  event.type === 'consent.pending' || event.type === 'consent.given'

export const isAsking = (event: RecordedEvent): event is Asking =>
  event.type === 'message.updated' && event.state === 'sending' && event.asks !== undefined

/** What was asked, by its token. */
export const questionIn = (past: readonly RecordedEvent[], token: string): Question | undefined =>
  past.find((each): each is Question => isQuestion(each) && each.id === token)

/** The door of a question that is of a double opt-in; what a call gave is none. */
export function doorAsking(past: readonly RecordedEvent[], token: string): string | undefined {
  const question = questionIn(past, token)
  const isDouble = question?.type === 'consent.pending' && question.awaits === 'confirmation'
  return isDouble ? question.entryPoint : undefined
}

/**
 * Messages that asked at a door and have no answer yet: one answer is one to all that asked there.
 * @param past what was recorded of a person, oldest first
 */
function openAt(door: string, past: readonly RecordedEvent[]): Asking[] {
  const asking = past.filter(isAsking).filter((each) => {
    return doorAsking(past, each.asks) === door
  })
  if (asking.length === 0) return []
  const questions = past.filter(isQuestion).filter(({ entryPoint }) => entryPoint === door)
  const byToken = new Map(questions.map((each) => [each.id, each]))
  const answers = past.filter((each) => {
    const question = 'answers' in each ? byToken.get(each.answers ?? '') : undefined
    return question && isBefore(question, each, past)
  })
  return asking.filter((each) => !answers.some((answer) => isBefore(each, answer, past)))
}

/** Whether somebody who is asked at a door has answered all that asked there before. */
export const isAskedAnew = (door: string, past: readonly RecordedEvent[]): boolean =>
  openAt(door, past).length === 0

/** What an answer at a door settles: those that counted as asked, one for each person merged. */
export const settledAt = (door: string, past: readonly RecordedEvent[]): Asking[] =>
  openAt(door, past).filter((asking) => isAskedAnew(door, earlier(asking, past)))
