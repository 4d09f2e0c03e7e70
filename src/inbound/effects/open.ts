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

/** What is asked about; without a type it is a consent that waits. */
export type Asked = Pick<Question, 'id' | 'topics' | 'entryPoint' | 'evidence'> & {
  readonly type?: Question['type']
}

type Pending = RecordedEvent & Extract<Question, { type: 'consent.pending' }>
type Called = RecordedEvent & Extract<Question, { type: 'consent.given' }>

/** A key press heard by us; what a business's own system reports as a call is its own affair. */
export const isCalled = (event: RecordedEvent): event is Called =>
  event.type === 'consent.given' &&
  event.channel === 'voice' &&
  event.evidence?.recordedBy === undefined

/**
 * What names a question, so that it is asked once. A number that somebody keyed in on a telephone
 * may not be theirs: its owner is asked once a day, however often that happens.
 */
export function questionKey({ id, evidence }: Asked, person: string, now: number): string {
  const isKeyed = evidence?.recordedBy === undefined && evidence?.provided?.number === 'keyed'
  return isKeyed ? `question keyed ${person} ${Math.floor(now / DAY_MS)}` : keyOfForm(id)
}

/** Of the message that asks about a pending consent, by its id. */
export const keyOfForm = (id: string): string => `question ${id}`

/** Whether it was not taken back, and a given one not confirmed: else there is nothing to ask. */
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
 * Double opt-ins that nothing has asked about yet, and nothing has answered, as they were given: a
 * yes is one to all they name, so where something of it was stopped since, nothing is asked.
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
 * Double opt-ins that waited already when START was said, and wait still, the newest first: the page
 * told whoever is opted out to send it.
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
      // A tap waits for its own message, and may be a scanner's.
      .filter(({ evidence }) => evidence?.until !== 'message')
      .filter((event) => isWaiting(catalog, business, event, record.standing, now))
      .sort((a, b) => b.occurredAt - a.occurredAt)
  )
}

/** Whether it waits still, for one of its topics at least, and none of them was stopped since. */
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

/** Those meant, with their words; and all that a question which left, and did not fail, asked about. */
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

/** Consents of a person's calls of which nothing has been answered yet. */
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
