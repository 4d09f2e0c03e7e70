// The person's answer to a question of ours: a button that carries its token, or a plain yes or no
// within 24 hours of our asking.

import { plainAnswer } from '../chat/yes.ts'
import { historyOf } from '../check/asker.ts'
import type { Question } from '../consent/decide.ts'
import { indexOf } from '../consent/index.ts'
import { EMPTY, join } from '../consent/standing.ts'
import type { Ledger, PersonKey } from '../ledger/port.ts'
import type { Heard } from '../providers/port.ts'

/** A plain word answers a question for so long (`api.md`, double opt-in). */
const ANSWERABLE_MS = 24 * 3_600_000

export interface Answered {
  readonly question: Question
  readonly agrees: boolean
}

/**
 * What a message answers. The token is looked for among that person's own questions only, so a
 * button passed on to somebody else answers nothing.
 * @throws ToolkitError `store_unavailable`
 */
export async function answeredIn(
  ledger: Ledger,
  people: readonly PersonKey[],
  heard: Heard,
  now: number,
): Promise<Answered | undefined> {
  if (heard.type !== 'message' || heard.isForwarded || heard.handled) return undefined
  const button = /^(CONFIRM|DECLINE):(.{1,200})$/s.exec(heard.payload ?? '')
  const word = button || heard.payload !== undefined ? undefined : plainAnswer(heard.text ?? '')
  if (!button && !word) return undefined
  const records = (await ledger.read(people)).filter((record) => record !== undefined)
  const { asked } = indexOf(records.reduce((all, { standing }) => join(all, standing), EMPTY))
  const isFresh = asked !== undefined && (heard.at ?? now) < asked.t + ANSWERABLE_MS
  const token = button?.[2] ?? (isFresh ? asked.answers : undefined)
  if (token === undefined) return undefined
  for (const { person } of records) {
    for await (const event of historyOf(ledger, person)) {
      const isAsked =
        event.type === 'consent.pending' ||
        (event.type === 'consent.given' && event.channel === 'voice')
      // An erased question has no words that a yes could stand on.
      if (event.id === token && isAsked && !event.erased) {
        return { question: event, agrees: button ? button[1] === 'CONFIRM' : word === 'yes' }
      }
    }
  }
  return undefined
}

/** A typed consent that waits for its address to speak. */
export type Waiting = Extract<Question, { type: 'consent.pending' }>

/**
 * What somebody typed for this address while it was opted out: START from it is what they were told
 * to send. Which of it still waits is seen when it is decided.
 * @throws ToolkitError `store_unavailable`
 */
export async function waitingIn(
  ledger: Ledger,
  people: readonly PersonKey[],
): Promise<readonly Waiting[]> {
  const records = (await ledger.read(people)).filter((record) => record !== undefined)
  const { grants } = indexOf(records.reduce((all, { standing }) => join(all, standing), EMPTY))
  const ids = new Set(grants.filter(({ cls }) => cls === 'waiting').map(({ id }) => id))
  const waiting: Waiting[] = []
  for (const { person } of ids.size > 0 ? records : []) {
    for await (const event of historyOf(ledger, person)) {
      if (event.type === 'consent.pending' && !event.erased && ids.has(event.id))
        waiting.push(event)
    }
  }
  return waiting
}
