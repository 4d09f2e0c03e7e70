// The person's answer to a question of ours: a button that carries its token, or a plain yes or no
// within 24 hours of our asking. A word means whatever was said last, so a yes by one counts in the
// chat that asked, after it asked, and while nothing else has answered.

import { plainAnswer } from '../chat/yes.ts'
import { historyOf } from '../check/asker.ts'
import type { Question } from '../consent/decide.ts'
import { askedIn, type Index, indexOf } from '../consent/index.ts'
import { readTopic, type TopicOf } from '../consent/reading.ts'
import { EMPTY, type Fact, join, type Standing } from '../consent/standing.ts'
import type { Ledger, PersonKey } from '../ledger/port.ts'
import type { Heard } from '../providers/port.ts'

/** A plain word answers a question for so long (`api.md`, double opt-in). */
const ANSWERABLE_MS = 24 * 3_600_000
const LAST_OF_SECOND_MS = 999

export interface Answered {
  readonly question: Question
  readonly agrees: boolean
  /** By a plain word, not by a button of ours. */
  readonly byWord: boolean
}

type Message = Extract<Heard, { type: 'message' }>

/** Where and when it was heard. */
interface Here {
  /** Phone of the sender it was written to. */
  readonly sender: string
  readonly now: number
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
  here: Here,
): Promise<Answered | undefined> {
  if (heard.type !== 'message' || heard.isForwarded || heard.handled) return undefined
  const button = /^(CONFIRM|DECLINE):(.{1,200})$/s.exec(heard.payload ?? '')
  const word = button || heard.payload !== undefined ? undefined : plainAnswer(heard.text ?? '')
  if (!button && !word) return undefined
  const records = (await ledger.read(people)).filter((record) => record !== undefined)
  const { asked } = indexOf(records.reduce((all, { standing }) => join(all, standing), EMPTY))
  const token = button?.[2] ?? askedBefore(asked, heard, here, word === 'yes')?.answers
  if (token === undefined) return undefined
  for (const { person } of records) {
    for await (const event of historyOf(ledger, person)) {
      const isAsked =
        event.type === 'consent.pending' ||
        (event.type === 'consent.given' && event.channel === 'voice')
      // An erased question has no words that a yes could stand on.
      if (event.id === token && isAsked && !event.erased) {
        const agrees = button ? button[1] === 'CONFIRM' : word === 'yes'
        return { question: event, agrees, byWord: !button }
      }
    }
  }
  return undefined
}

/** The question a plain word may answer. A no is taken for one wherever it was said. */
function askedBefore(
  asked: Index['asked'],
  heard: Message,
  { sender, now }: Here,
  agrees: boolean,
): Fact | undefined {
  const at = heard.at ?? now
  const until = at + (heard.precision === 's' ? LAST_OF_SECOND_MS : 0)
  const here = asked.get(askedIn(heard.channel, sender))
  const fresh = (agrees ? (here ? [here] : []) : [...asked.values()]).filter(
    ({ t }) => at < t + ANSWERABLE_MS && (!agrees || until >= t),
  )
  return fresh.sort((a, b) => b.t - a.t)[0]
}

/** Whether the answer still meets its question: a plain yes only one that nothing else has settled. */
export function isOpenFor(
  { question, agrees, byWord }: Answered,
  { topics, now }: { readonly topics: readonly TopicOf[]; readonly now: number },
  standing: Standing,
): boolean {
  if (!byWord || !agrees) return true
  return topics.some((topic) => {
    const { status, act } = readTopic(standing, topic, now)
    const stands = status === 'pending' || status === 'given'
    return question.topics.includes(topic.key) && stands && act?.id === question.id
  })
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
