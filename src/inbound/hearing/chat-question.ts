// Somebody writes to us who has not agreed to anything yet. Writing is no consent, but the door they
// came through may let us ask once, with the words of its notice and two buttons.

import { agreementIn, isNegated, referenceIn } from '../../chat/agreement.ts'
import { languageOf } from '../../chat/script.ts'
import type { Command, CommandBase, Question } from '../../consent/commands.ts'
import { type ConsentTopic, readTopic, type TopicReading } from '../../consent/reading.ts'
import type { Standing } from '../../consent/standing.ts'
import { indexOf } from '../../consent/standing-index.ts'
import { orUndefined } from '../../errors.ts'
import type { Heard } from '../../providers/port.ts'
import { type WordsShown, wordsShown } from '../../recording/words.ts'
import { liveWithin, type Span } from '../../settings/asked.ts'
import type { Catalog } from '../../settings/catalog.ts'
import { perList } from '../../settings/per-list.ts'
import type { EntryPoint, StoredEntryPoint } from '../../settings/schemas.ts'
import { QUESTION_MOST } from '../../settings/whatsapp-doors.ts'
import { DAY_MS } from '../../time.ts'

type Message = Extract<Heard, { type: 'message' }>

/** While one question waits for its answer no other is asked: a plain yes could mean either. */
const ONE_AT_A_TIME_MS = DAY_MS

const liveByKind = perList<StoredEntryPoint, ReadonlyMap<string, readonly EntryPoint[]>>((docs) => {
  const doors = docs.map(({ body, business }): EntryPoint => ({ ...body, business }))
  return Map.groupBy(
    doors.filter(({ state }) => state === 'live'),
    ({ kind }) => kind,
  )
})

export const liveDoors = (
  catalog: Catalog,
  business: string,
  kind: EntryPoint['kind'],
): readonly EntryPoint[] => liveByKind(catalog.list('entry-point', business)).get(kind) ?? []

/**
 * The door of the advertisement a message came through: the one that names it, else the only one
 * that names none.
 */
export function adDoor(catalog: Catalog, business: string, heard: Message): EntryPoint | undefined {
  if (!heard.fromAd) return undefined
  const doors = liveDoors(catalog, business, 'ctwa_ad')
  const { adId } = heard.about
  const named = doors.find(({ adIds }) => adId !== undefined && adIds?.includes(adId))
  const [only, ...others] = doors.filter(({ adIds = [] }) => adIds.length === 0)
  return named ?? (others.length === 0 ? only : undefined)
}

/** What an advertisement's own text agrees to, when it was sent as it stood in the box. */
export function advertised(catalog: Catalog, business: string, span: Span, heard: Message) {
  const now = adDoor(catalog, business, heard)
  const door = now && liveWithin(now, span)
  const owner = catalog.business(business)
  if (!door || !owner || heard.text === undefined) return undefined
  const topics = catalog.topics(business, door.topics)
  const agreement = agreementIn(heard.text, { businessName: owner.displayName, topics })
  return agreement && { door, ...agreement, act: 'message' as const }
}

/** The live door of this business that a text names, and whether its words may be a no. */
function linkedIn(catalog: Catalog, business: string, text: string) {
  const slug = referenceIn(text, (each) => catalog.entryPoint(each) !== undefined)
  const door = catalog.entryPoint(slug ?? '')
  if (door?.business !== business || door.state !== 'live') return undefined
  const businessName = catalog.business(business)?.displayName ?? ''
  const topics = catalog.topics(business, door.topics)
  return { door, isNegated: isNegated(text, { slug: door.slug, businessName, topics }) }
}

/** A door at which we may ask, and the words we would ask with. */
export interface Askable {
  readonly door: string
  readonly words: WordsShown
  /** They agreed to a question that had run out. */
  readonly isAgain?: true
}

/** Doors whose link brings a sentence that agrees: whoever changed it is asked the same. */
const LINKS: ReadonlySet<string> = new Set(['wa_link', 'qr', 'email', 'social'])

/**
 * What we may ask, and at which door: the advertisement's, else the one that the text names, else a
 * chat. A door asks where its confirmation is `double`. One with a link asks in any case, unless
 * what the person made of the link's sentence may be a no.
 */
export function askableIn(
  catalog: Catalog,
  business: string,
  heard: Message,
  about: { readonly receiver: string; readonly at: number; readonly over?: Question | undefined },
): Askable | undefined {
  if (heard.isForwarded || heard.isEdit || heard.handled) return undefined
  if (about.over) return askedAnew(catalog, business, about.over, about.at)
  const linked = linkedIn(catalog, business, heard.text ?? '')
  const door =
    adDoor(catalog, business, heard) ??
    linked?.door ??
    askingChat(liveDoors(catalog, business, 'chat'), about.receiver)
  const isLink = door !== undefined && door === linked?.door
  const asks = door?.confirmation === 'double' || (isLink && LINKS.has(door.kind))
  if (!door || !asks || (isLink && linked?.isNegated)) return undefined
  const languages = catalog.business(business)?.languages ?? []
  const language = languageOf(heard.text ?? '', languages) ?? languages[0]
  return askableAt(catalog, door, door.topics, language, about.at)
}

/** The only chat that asks at this number, else the only one that asks at every number. */
function askingChat(chats: readonly EntryPoint[], receiver: string): EntryPoint | undefined {
  const asking = chats.filter(({ confirmation }) => confirmation === 'double')
  const own = asking.filter(({ sender }) => sender === receiver)
  const found = own.length > 0 ? own : asking.filter(({ sender }) => sender === undefined)
  return found.length === 1 ? found[0] : undefined
}

/** A question once more, in today's words; undefined where its door no longer asks for all of it. */
function askedAnew(
  catalog: Catalog,
  business: string,
  { entryPoint = '', topics, evidence }: Question,
  at: number,
): Askable | undefined {
  const door = catalog.entryPoint(entryPoint)
  const isOpen = door?.business === business && door.state === 'live'
  if (!isOpen || !topics.every((key) => door.topics.includes(key))) return undefined
  const askable = askableAt(catalog, door, topics, evidence?.language, at)
  return askable && { ...askable, isAgain: true }
}

function askableAt(
  catalog: Catalog,
  door: EntryPoint,
  topics: readonly string[],
  language: string | undefined,
  at: number,
): Askable | undefined {
  const notice = { id: door.noticeId, ...(language !== undefined && { language }) }
  // Refused where the notice no longer names the topics: such words ask for nothing.
  const words = orUndefined(() => wordsShown(catalog, door.business, topics, notice, at, door))
  return words && words.text.length <= QUESTION_MOST ? { door: door.slug, words } : undefined
}

/**
 * The question, where the person has never said anything about these topics, or agreed too late. None
 * where they said no to anything: somebody who left is not asked to come back.
 */
export function questionOf(
  { door, words, isAgain }: Askable,
  common: CommandBase,
  { topics, lapsedAt }: { readonly topics: readonly ConsentTopic[]; readonly lapsedAt: number },
  standing: Standing,
): Command | undefined {
  const { asked } = indexOf(standing)
  const at = Math.min(common.occurredAt, common.now)
  if ([...asked.values()].some(({ t }) => at < t + ONE_AT_A_TIME_MS)) return undefined
  const readings = topics.map((topic) => ({
    topic,
    reading: readTopic(standing, topic, common.now),
  }))
  const saidNo = readings.some(
    ({ reading }) => reading.optOut ?? reading.optOutMarketing ?? reading.review ?? reading.refusal,
  )
  if (saidNo) return undefined
  const isNew = ({ key }: ConsentTopic, { status, grants }: TopicReading) =>
    isAgain
      ? grants.every(({ t }) => t <= lapsedAt)
      : status === undefined && !indexOf(standing).pending.has(key)
  const open = readings.filter(
    ({ topic, reading }) =>
      words.topics.includes(topic.key) &&
      isNew(topic, reading) &&
      reading.optOutTopic === undefined,
  )
  // Part of what the words name cannot be asked for alone.
  if (open.length === 0 || open.length < words.topics.length) return undefined
  const { notice, ...shown } = words
  return {
    ...common,
    id: `${common.id}.asked`,
    evidence: { ...common.evidence, ...shown, asksWith: 'words' },
    type: 'grant',
    entryPoint: door,
    topics: open.map(({ topic }) => topic),
    act: 'message',
    notice,
    double: true,
  }
}
