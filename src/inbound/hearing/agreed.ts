// A message sent through one of our links: the door it names and the words its grant stands on.

import { agreementIn, referenceIn } from '../../chat/agreement.ts'
import { bareKeyword } from '../../chat/keyword.ts'
import type { Command, CommandBase } from '../../consent/commands.ts'
import { type ConsentTopic, readTopic } from '../../consent/reading.ts'
import type { Standing } from '../../consent/standing.ts'
import { ToolkitError } from '../../errors.ts'
import type { Heard } from '../../providers/port.ts'
import { type WordsShown, wordsShown } from '../../recording/words.ts'
import { askedByAll, doorsWithin, liveWithin, type Span, spanOf } from '../../settings/asked.ts'
import type { Catalog } from '../../settings/catalog.ts'
import type { EntryPoint } from '../../settings/schemas.ts'
import { DAY_MS } from '../../time.ts'
import { spokenIn } from '../../world/places/language.ts'
import { advertised, liveDoors } from './begun.ts'

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
 * Only a door of the receiving business counts that is live and was when it was sent, as it was
 * then; and only the person's own words.
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
  try {
    const words = wordsShown(catalog, business, topics, notice, at, door)
    return { ...act, door: door.slug, words }
  } catch (error) {
    // A notice that no longer names the topic proves nothing: then it is conversation.
    if (error instanceof ToolkitError && error.code !== 'store_unavailable') return undefined
    throw error
  }
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
 * A button that stands for a door: `OPTIN:<slug>`. It may have been made before the door was
 * changed, so only what the door has asked all the while is agreed to.
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
  // A word says nothing of the language its notice was read in.
  const language = spokenIn(country)
  return one && { ...one, ...(language !== undefined && { language }), act: 'message' }
}

/** The sentence they sent is the act; the notice of its door stands beside it. */
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
      // Said again it is a fact, but is answered no second time: a text costs money.
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
