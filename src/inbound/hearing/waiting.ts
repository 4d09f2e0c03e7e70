// Pending consents of a person, which a message from their address may confirm.

import type { Question } from '../../consent/commands.ts'
import type { Fact } from '../../consent/fact.ts'
import { readTopic } from '../../consent/reading.ts'
import { EMPTY, join, type Standing } from '../../consent/standing.ts'
import { type Index, indexOf } from '../../consent/standing-index.ts'
import { historyOf } from '../../ledger/history.ts'
import type { Ledger, PersonKey } from '../../ledger/port.ts'
import type { Answered, Asking } from './answered.ts'

/** A typed consent that waits for its address to speak. */
export type Waiting = Extract<Question, { type: 'consent.pending' }>

/**
 * What was typed for this address while it was opted out. The page told them to send START from it.
 * Whether it still waits is decided later, on the standing of that moment.
 * @throws ToolkitError `store_unavailable`
 */
export const waitingIn = (
  ledger: Ledger,
  people: readonly PersonKey[],
): Promise<readonly Waiting[]> =>
  pendingIn(ledger, people, ({ grants }) => grants.filter(({ cls }) => cls === 'waiting'))

/**
 * What waits for an answer at one door. Taps that may have been a link scanner's are left out: they
 * are no first act. Whether it still waits is decided later, on the standing of that moment.
 * @param door slug
 * @throws ToolkitError `store_unavailable`
 */
export async function begunAt(
  ledger: Ledger,
  people: readonly PersonKey[],
  door: string,
): Promise<readonly Waiting[]> {
  const found = await pendingIn(ledger, people, ({ grants, pending }) =>
    [...pending.values(), ...grants.filter(({ cls }) => cls === 'waiting')].filter(
      (fact) => fact.door === door,
    ),
  )
  return found.filter(({ evidence }) => evidence?.until !== 'message')
}

/** The events of pending consents, which hold the words shown, by their facts in the standings. */
async function pendingIn(
  ledger: Ledger,
  people: readonly PersonKey[],
  which: (index: Index) => readonly Fact[],
): Promise<readonly Waiting[]> {
  const records = (await ledger.read(people)).filter((record) => record !== undefined)
  const index = indexOf(records.reduce((all, { standing }) => join(all, standing), EMPTY))
  const ids = new Set(which(index).map(({ id }) => id))
  const found: Waiting[] = []
  for (const { person } of ids.size > 0 ? records : []) {
    for await (const event of historyOf(ledger, person)) {
      if (event.type === 'consent.pending' && !event.erased && ids.has(event.id)) found.push(event)
    }
  }
  return found
}

/**
 * The second act of a double opt-in: a pending consent of this door that the person's own message now
 * agrees to. It answers only for the topics it names, and only where all of these are still pending.
 */
export function finishedBy(
  keys: readonly string[],
  { begun, topics, now }: Asking & { readonly begun: readonly Waiting[] },
  standing: Standing,
): Answered | undefined {
  const question = begun.find(({ id }) =>
    keys.every((key) => {
      const topic = topics.find((each) => each.key === key)
      const reading = topic && readTopic(standing, topic, now)
      return reading?.status === 'pending' && reading.act?.id === id
    }),
  )
  return question && { question: { ...question, topics: keys }, agrees: true, byWord: false }
}
