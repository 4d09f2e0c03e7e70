// A message that is itself the consent: the sentence of one of our links or advertisements, a button,
// a keyword. Finds its door and the words the grant stands on.

import { agreementIn, referenceIn } from '../../chat/agreement.ts'
import { bareKeyword } from '../../chat/keyword.ts'
import type { Command, CommandBase } from '../../consent/commands.ts'
import { type ConsentTopic, readTopic } from '../../consent/reading.ts'
import type { Standing } from '../../consent/standing.ts'
import { orUndefined } from '../../errors.ts'
import type { Heard } from '../../providers/port.ts'
import { type WordsShown, wordsShown } from '../../recording/words.ts'
import { askedByAll, doorsWithin, liveWithin, type Span, spanOf } from '../../settings/asked.ts'
import type { Catalog } from '../../settings/catalog.ts'
import type { EntryPoint } from '../../settings/schemas.ts'
import { DAY_MS } from '../../time.ts'
import { spokenIn } from '../../world/places/language.ts'
import { advertised, liveDoors } from './chat-question.ts'

/** Nobody knows when a button was shown to its person: at most so long ago. */
const BUTTON_MS = 30 * DAY_MS

export interface Agreed {
  /** Slug. */
  readonly door: string
  readonly words: WordsShown
  readonly act: 'message' | 'button'
  /** The keyword they sent, where it was one. */
  readonly keyword?: string
}

/**
 * What a message agrees to. Its door must be the receiving business's, be live now and have been when
 * the message was sent; what it asked then counts. Somebody else's words, forwarded, agree to nothing.
 * @param about.receiver E.164 of our number it came to
 * @param about.country of the person's address, ISO 3166-1 alpha-2
 */
export function agreedIn(
  catalog: Catalog,
  business: string,
  heard: Heard,
  at: number,
  about: { readonly receiver: string; readonly country: string | undefined },
): Agreed | undefined {
  if (heard.type !== 'message' || heard.isForwarded || heard.handled) return undefined
  const span = spanOf(heard, at)
  const found =
    pressed(catalog, business, span, heard.payload) ??
    worded(catalog, business, span, heard.text ?? '') ??
    advertised(catalog, business, span, heard) ??
    keyed(catalog, business, span, heard.text ?? '', about)
  if (!found) return undefined
  const { door, topics, language, ...act } = found
  const notice = { id: door.noticeId, ...(language !== undefined && { language }) }
  // Refused where the notice no longer names the topics: then the message is mere conversation.
  const words = orUndefined(() => wordsShown(catalog, business, topics, notice, at, door))
  return words && { ...act, door: door.slug, words }
}

interface Found extends Pick<Agreed, 'act' | 'keyword'> {
  readonly door: EntryPoint
  readonly topics: readonly string[]
  readonly language?: string
}

/** A door of this business that is live now. */
export const liveDoor = (catalog: Catalog, business: string, slug: string | undefined) => {
  const door = catalog.entryPoint(slug ?? '')
  return door?.business === business && door.state === 'live' ? door : undefined
}

/**
 * A button that stands for a door: `OPTIN:<slug>`. It may have been sent before the door was changed,
 * so it agrees to no more than what the door has asked for all that time.
 */
function pressed(catalog: Catalog, business: string, span: Span, payload = ''): Found | undefined {
  const named = liveDoor(catalog, business, /^OPTIN:(.{1,63})$/.exec(payload)?.[1])
  const door = named && liveWithin(named, span)
  if (!door) return undefined
  // A draft asks nobody yet.
  const past = doorsWithin(named, { ...span, from: span.from - BUTTON_MS })
  const topics = askedByAll([...past.filter(({ state }) => state !== 'draft'), door])
  return topics.length === 0 ? undefined : { door, topics, act: 'button' }
}

/** The sentence of one of our links, as far as it still agrees. */
function worded(catalog: Catalog, business: string, span: Span, text: string): Found | undefined {
  const isDoor = (slug: string) => catalog.entryPoint(slug) !== undefined
  const named = liveDoor(catalog, business, referenceIn(text, isDoor))
  const door = named && liveWithin(named, span)
  const owner = catalog.business(business)
  if (!door || !owner) return undefined
  const topics = catalog.topics(business, door.topics)
  const { slug } = door
  const agreement = agreementIn(text, { slug, businessName: owner.displayName, topics })
  return agreement && { door, ...agreement, act: 'message' }
}

/**
 * A keyword alone, as it was advertised with the notice. Doors of other numbers do not count; the
 * door of this very number comes before one of every number.
 */
function keyed(
  catalog: Catalog,
  business: string,
  span: Span,
  text: string,
  { receiver, country }: Parameters<typeof agreedIn>[4],
): Found | undefined {
  const doors = liveDoors(catalog, business, 'sms_keyword')
  const word = doors.length === 0 ? undefined : bareKeyword(text)
  if (word === undefined) return undefined
  const found = doors.flatMap((now) => {
    const asking = doorsWithin(now, span).flatMap((door) => {
      const { state, sender = receiver, keywords } = door
      const keyword = keywords?.find((each) => bareKeyword(each) === word)
      const isOpen = state === 'live' && sender === receiver
      return isOpen && keyword !== undefined ? [{ door, keyword }] : []
    })
    const topics = askedByAll(asking.map(({ door }) => door))
    return topics.length === 0 ? [] : asking.slice(-1).map((last) => ({ ...last, topics }))
  })
  const one = found.find(({ door }) => door.sender === receiver) ?? found[0]
  // The keyword does not tell in which language they read the notice; their country may.
  const language = spokenIn(country)
  return one && { ...one, ...(language !== undefined && { language }), act: 'message' }
}

/** The grant: what they sent is the act, and the notice of its door says what was agreed to. */
export function grantOf(
  { door, words, act, keyword }: Agreed,
  common: CommandBase,
  topics: readonly ConsentTopic[],
  standing: Standing,
): Command {
  const { notice, ...shown } = words
  const named = topics.filter((topic) => words.topics.includes(topic.key))
  const isAgain = (topic: ConsentTopic) => {
    const { status, act: known } = readTopic(standing, topic, common.now)
    return status === 'given' && known?.door === door
  }
  return {
    ...common,
    evidence: {
      ...common.evidence,
      ...shown,
      said: common.evidence?.text ?? '',
      ...(keyword !== undefined && { keyword }),
      // Sent again the keyword is a new fact, but gets no second reply: a text costs money.
      ...(keyword !== undefined && named.every(isAgain) && { repeats: true }),
    },
    type: 'grant',
    entryPoint: door,
    topics: named,
    act,
    notice,
    double: false,
  }
}
