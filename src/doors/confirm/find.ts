// What a link of `/c/{token}` leads to now, and what was answered through it. Reads only.

import type { ConsentEvent, RecordedEvent } from '../../consent/events.ts'
import { countsFrom } from '../../consent/kept.ts'
import { isRefusal } from '../../errors.ts'
import type { Keyring } from '../../keys/keyring.ts'
import { historyOf } from '../../ledger/history.ts'
import type { Ledger } from '../../ledger/port.ts'
import { type Person, personIn } from '../../people/identify.ts'
import { actIdOf } from '../../recording/recorder.ts'
import { wordsShown } from '../../recording/words.ts'
import type { Catalog } from '../../settings/catalog.ts'
import { digestOf } from '../../settings/notices.ts'
import type { Business, EntryPoint } from '../../settings/schemas.ts'
import type { Link, Links } from './links.ts'

type Pending = Extract<ConsentEvent, { type: 'consent.pending' }>

type Yes = Extract<RecordedEvent, { type: 'consent.given' | 'consent.confirmed' }>

/**
 * What the person did so far. `withdrawn`: said no after a yes. `tapped`: the phone opened the link,
 * the person has not spoken.
 */
interface Answer {
  readonly choice: 'agreed' | 'declined' | 'withdrawn' | 'tapped'
  /** Epoch ms. */
  readonly at: number
}

/** What is needed to record an answer to an invitation. */
export interface Asked {
  readonly person: Person
  readonly notice: { readonly id: string; readonly version: number; readonly language: string }
  /** Changes with anything the page says: only what was shown is agreed to. */
  readonly shown: string
}

interface Leads {
  readonly link: Link
  readonly business: Business
  readonly door: EntryPoint | undefined
  readonly topics: readonly string[]
  /** The words that stand on the page. */
  readonly text: string
  /** Of `text`; empty where an older fact does not say it. */
  readonly textLanguage: string
  readonly answer: Answer | undefined
}
/** A double opt-in that waits for its answer, or has it. */
export type Question = Leads & { readonly type: 'question'; readonly pending: Pending }
/** An invitation; `asked` is there until it is agreed to or declined. */
export type Invitation = Leads & { readonly type: 'invitation'; readonly asked?: Asked }
export type Expired = Pick<Leads, 'link' | 'business' | 'door'> & { readonly type: 'expired' }
export type Found =
  | Question
  | Invitation
  | Expired
  | { readonly type: 'paused'; readonly business: Business }
  | { readonly type: 'none' }

/** Keys of the facts an invitation can become. */
export const actKeysOf = ({ id }: Pick<Link, 'id'>) => ({
  answer: `invitation ${id}`,
  tap: `invitation ${id} tap`,
  no: `invitation ${id} no`,
})

const noOf = (link: Link): string =>
  link.purpose === 'question' ? `link.${link.id}.no` : actIdOf(link.business, actKeysOf(link).no)

/**
 * The id of a no through a link.
 * @param after the latest yes it takes back, epoch ms: after a later one it is another no
 */
export const noIdOf = (link: Link, after = 0): string => `${noOf(link)}.${after}`

/** Whether a fact is a no through this link, by its id. */
export const isNoOf = (link: Link, id: string): boolean => id.startsWith(`${noOf(link)}.`)

export interface FindDeps {
  readonly links: Links
  readonly ledger: Ledger
  readonly catalog: Catalog
  readonly keyring: Keyring
  readonly clock: () => number
}

/**
 * @param languageOf language of the page, once the business is known
 * @throws ToolkitError `store_unavailable`
 */
export async function findLink(
  deps: FindDeps,
  token: string,
  languageOf: (business: Business) => string,
): Promise<Found> {
  const link = await deps.links.find(token)
  const business = link && deps.catalog.business(link.business)
  if (!link || !business) return { type: 'none' }
  const door = deps.catalog.entryPoint(link.door ?? '')
  const events: RecordedEvent[] = []
  for await (const event of historyOf(deps.ledger, link.person)) {
    if (event.type.startsWith('consent.')) events.push(event)
  }
  const leads = { link, business, door }
  const found =
    link.purpose === 'question'
      ? questionOf(leads, events)
      : await invitationOf(deps, leads, events, languageOf(business))
  if (!('answer' in found) || isFinal(found.answer)) return found
  return deps.clock() < link.expiresAt ? found : { type: 'expired', ...leads }
}

const isFinal = (answer: Answer | undefined) => answer !== undefined && answer.choice !== 'tapped'

function questionOf(leads: Pick<Leads, 'link' | 'business' | 'door'>, events: RecordedEvent[]) {
  const pending = events.find(({ id }) => id === leads.link.id)
  // An erased question has no words that a yes could stand on.
  if (pending?.type !== 'consent.pending' || pending.erased) {
    return { type: 'expired', ...leads } as const
  }
  const { topics } = pending
  const answer = answerTo(pending.id, events)
  return { type: 'question', ...leads, pending, topics, ...textOf(pending), answer } as const
}

async function invitationOf(
  { ledger, catalog, keyring, clock }: FindDeps,
  leads: Pick<Leads, 'link' | 'business' | 'door'>,
  events: RecordedEvent[],
  language: string,
): Promise<Found> {
  const { link, business, door } = leads
  const act = (key: string) => events.find(({ id }) => id === actIdOf(link.business, key))
  const keys = actKeysOf(link)
  const tapped = act(keys.tap)
  const type = 'invitation'
  const answered = act(keys.answer)
  const last = events.findLast(({ id }) => isNoOf(link, id)) ?? answered
  if (last && 'topics' in last) {
    const yes = last.type === 'consent.given' ? last : yesThrough(last.entryPoint, last, events)
    const { topics, occurredAt: at } = yes ?? last
    const answer = { choice: choiceOf(yes ?? last), at }
    return { type, ...leads, topics, ...textOf(yes ?? last), answer }
  }
  if (!door || door.business !== link.business || door.state === 'draft') return { type: 'none' }
  if (door.state === 'paused') return { type: 'paused', business }
  const [record] = await ledger.read([link.person])
  const person = personIn(keyring, record?.identifiers ?? [])
  // Erased since.
  if (person.phone === undefined && person.userId === undefined)
    return { type: 'expired', ...leads }
  try {
    const given = { id: door.noticeId, language }
    const words = wordsShown(catalog, business.id, door.topics, given, clock(), door)
    const { noticeId: id, noticeVersion: version, text, topics } = words
    const shown = digestOf({ text, topics, business: business.displayName }).slice(0, 16)
    const asked = { person, notice: { id, version, language: words.language }, shown }
    const answer = tapped && sinceTap(tapped, events)
    return { type, ...leads, topics, text, textLanguage: words.language, asked, answer }
  } catch (error) {
    // Its notice no longer names the topics: nothing can be agreed to through it for now.
    if (!isRefusal(error)) throw error
    return { type: 'paused', business }
  }
}

function choiceOf({ type }: RecordedEvent): Answer['choice'] {
  if (type === 'consent.withdrawn') return 'withdrawn'
  return type === 'consent.refused' ? 'declined' : 'agreed'
}

const textOf = ({ evidence: { text = '', language: textLanguage = '' } = {} }: RecordedEvent) => ({
  text,
  textLanguage,
})

/** The last answer to a pending consent, through a link or any other way; of two at once the no. */
function answerTo(question: string, events: readonly RecordedEvent[]): Answer | undefined {
  let last: { readonly answer: Answer; readonly t: number } | undefined
  for (const event of events) {
    if (!('answers' in event) || event.answers !== question) continue
    const choice = choiceOf(event)
    const t = countsFrom(event)
    const isLater = last === undefined || t > last.t || (t === last.t && choice !== 'agreed')
    if (isLater) last = { answer: { choice, at: event.occurredAt }, t }
  }
  return last?.answer
}

/** What followed the tap: their own message through the same door, an answer in the chat, nothing. */
function sinceTap(tapped: RecordedEvent, events: readonly RecordedEvent[]): Answer {
  const answer = answerTo(tapped.id, events)
  if (answer) return answer
  const since = { occurredAt: tapped.occurredAt - 1_001 }
  const given = yesThrough(tapped.entryPoint, since, events)
  return given
    ? { choice: 'agreed', at: given.occurredAt }
    : { choice: 'tapped', at: tapped.occurredAt }
}

/** The first yes through a door after a moment: their own message, or an answer in the chat. */
function yesThrough(
  door: string | undefined,
  since: Pick<RecordedEvent, 'occurredAt'>,
  events: readonly RecordedEvent[],
) {
  return events.find(
    (event) =>
      (event.type === 'consent.given' || event.type === 'consent.confirmed') &&
      event.entryPoint === door &&
      event.occurredAt > since.occurredAt,
  ) as Yes | undefined
}
