// Which consents are asked about in the chat: those that wait for an answer, and those given by a
// key press in a call, which the answer confirms or withdraws.

import type { Question } from '../../consent/commands.ts'
import type { RecordedEvent } from '../../consent/events.ts'
import type { Fact } from '../../consent/fact.ts'
import { consentTopic, readTopic } from '../../consent/reading.ts'
import { hasFailed, type Standing } from '../../consent/standing.ts'
import { indexOf } from '../../consent/standing-index.ts'
import { historyOf } from '../../ledger/history.ts'
import type { Ledger, PersonRecord } from '../../ledger/port.ts'
import type { Catalog } from '../../settings/catalog.ts'
import { DAY_MS } from '../../time.ts'

/** A question may wait so long: for a window, or for a store or a server that was away. */
export const QUESTION_WITHIN_MS = DAY_MS

/** What is asked about; without a type it is a pending consent. */
export type Asked = Pick<Question, 'id' | 'topics' | 'entryPoint' | 'evidence'> & {
  readonly type?: Question['type']
}

type Pending = RecordedEvent & Extract<Question, { type: 'consent.pending' }>
type Called = RecordedEvent & Extract<Question, { type: 'consent.given' }>

/** A consent given by a key press in a call of ours; about calls of other systems we ask nothing. */
export const isCalled = (event: RecordedEvent): event is Called =>
  event.type === 'consent.given' &&
  event.channel === 'voice' &&
  event.evidence?.recordedBy === undefined

/**
 * The key under which a question is sent, so that it is sent once. A number that somebody keyed in
 * during a call may not be theirs: its owner is asked once a day at most, however often that happens.
 */
export function questionKey({ id, evidence }: Asked, person: string, now: number): string {
  const isKeyed = evidence?.recordedBy === undefined && evidence?.provided?.number === 'keyed'
  return isKeyed ? `question keyed ${person} ${Math.floor(now / DAY_MS)}` : keyOfForm(id)
}

/** The key of the message that asks about a pending consent. */
export const keyOfForm = (id: string): string => `question ${id}`

/** Whether there is still something to ask: a pending consent still waits, a given one still stands. */
export function isOpen(
  catalog: Catalog,
  business: string,
  event: Question,
  standing: Standing,
  now: number,
): boolean {
  return catalog.topics(business, event.topics).some((topic) => {
    if (event.type === 'consent.pending') {
      return indexOf(standing).pending.get(topic.key)?.id === event.id
    }
    return readTopic(standing, consentTopic(topic), now).act?.id === event.id
  })
}

/**
 * Double opt-ins that were neither asked about nor answered yet. A yes would agree to all the topics
 * that one names, so it is left out where one of them was stopped since.
 */
export async function openQuestions(
  ledger: Ledger,
  catalog: Catalog,
  business: string,
  record: PersonRecord,
  now: number,
): Promise<Pending[]> {
  const last = new Set([...indexOf(record.standing).asked.values()].map(({ answers }) => answers))
  const { waiting, asked } = await waitingIn(ledger, record, ({ id, t }) => {
    return !last.has(id) && now - t < QUESTION_WITHIN_MS
  })
  return waiting.filter(
    (event) => !asked.has(event.id) && isWaiting(catalog, business, event, record.standing, now),
  )
}

/**
 * Double opt-ins that are still pending and were so before START was said, newest first: their page
 * had told whoever is opted out to send START.
 */
export async function waitingBefore(
  ledger: Ledger,
  catalog: Catalog,
  business: string,
  record: PersonRecord,
  start: RecordedEvent,
  now: number,
): Promise<Pending[]> {
  const { waiting } = await waitingIn(ledger, record, ({ t }) => t < start.occurredAt)
  return (
    waiting
      // A tap on a link may be a scanner's; it waits for the message its page leads to.
      .filter(({ evidence }) => evidence?.until !== 'message')
      .filter((event) => isWaiting(catalog, business, event, record.standing, now))
      .sort((a, b) => b.occurredAt - a.occurredAt)
  )
}

/** Whether it is still pending for one of its topics at least, and none of them was stopped since. */
function isWaiting(
  catalog: Catalog,
  business: string,
  { id, topics }: Pending,
  standing: Standing,
  now: number,
): boolean {
  const readings = catalog
    .topics(business, topics)
    .map((topic) => readTopic(standing, consentTopic(topic), now))
  return (
    readings.length === topics.length &&
    readings.every(({ status }) => status === 'pending' || status === 'given') &&
    readings.some(({ act }) => act?.id === id)
  )
}

/**
 * Pending consents with their words; and the ids of all that were asked about by a question that did
 * not fail.
 */
async function waitingIn(
  ledger: Ledger,
  { person, standing }: PersonRecord,
  isMeant: (pending: Fact) => boolean,
): Promise<{ readonly waiting: Pending[]; readonly asked: ReadonlySet<string> }> {
  const ids = new Set([...indexOf(standing).pending.values()].filter(isMeant).map(({ id }) => id))
  const waiting: Pending[] = []
  const asked = new Set<string>()
  for await (const event of ids.size > 0 ? historyOf(ledger, person) : []) {
    if (event.type === 'consent.pending' && ids.has(event.id) && !event.erased) waiting.push(event)
    if (event.type === 'message.updated' && event.asks !== undefined) {
      if (!hasFailed(standing, event.messageId)) asked.add(event.asks)
    }
  }
  return { waiting, asked }
}

/** Consents given in calls lately and not answered in the chat yet. */
export async function calledLately(
  ledger: Ledger,
  catalog: Catalog,
  business: string,
  { person, standing }: PersonRecord,
  now: number,
): Promise<Called[]> {
  const candidates = new Set(
    indexOf(standing).grants.flatMap(({ id, t, door }) => {
      const isCall = catalog.entryPoint(door ?? '')?.kind === 'ivr'
      return isCall && now - t < QUESTION_WITHIN_MS ? [id] : []
    }),
  )
  if (candidates.size === 0) return []
  const found: Called[] = []
  for await (const event of historyOf(ledger, person)) {
    if (!candidates.has(event.id) || !isCalled(event)) continue
    if (isOpen(catalog, business, event, standing, now)) found.push(event)
  }
  return found
}
