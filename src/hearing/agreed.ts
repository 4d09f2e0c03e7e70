// A message sent through one of our links: the door it names and the words its grant stands on.

import { agreementIn, referenceIn } from '../chat/agreement.ts'
import { bareKeyword } from '../chat/keyword.ts'
import type { Command, CommandBase } from '../consent/decide.ts'
import { readTopic, type TopicOf } from '../consent/reading.ts'
import type { Standing } from '../consent/standing.ts'
import { ToolkitError } from '../errors.ts'
import { spokenIn } from '../places/language.ts'
import type { Heard } from '../providers/port.ts'
import { type WordsShown, wordsShown } from '../recorder/words.ts'
import type { Catalog } from '../settings/catalog.ts'
import type { EntryPoint } from '../settings/schemas.ts'
import { advertised } from './begun.ts'

export interface Agreed {
  /** Slug. */
  readonly door: string
  readonly words: WordsShown
  readonly act: 'message' | 'button'
  /** The keyword they sent, where it was one. */
  readonly keyword?: string
}

/**
 * Only a live door of the receiving business counts, and only the person's own words.
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
  const found =
    pressed(catalog, business, heard.payload) ??
    worded(catalog, business, heard.text ?? '') ??
    advertised(catalog, business, heard) ??
    keyed(catalog, business, heard.text ?? '', about)
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

const liveDoor = (catalog: Catalog, business: string, slug: string | undefined) => {
  const door = catalog.entryPoint(slug ?? '')
  return door?.business === business && door.state === 'live' ? door : undefined
}

/** A button of ours that stands for a door: `OPTIN:<slug>`. */
function pressed(catalog: Catalog, business: string, payload = ''): Found | undefined {
  const door = liveDoor(catalog, business, /^OPTIN:(.{1,63})$/.exec(payload)?.[1])
  return door && { door, topics: door.topics, act: 'button' }
}

/** The sentence of one of our links, as far as it still agrees. */
function worded(catalog: Catalog, business: string, text: string): Found | undefined {
  const isDoor = (slug: string) => catalog.entryPoint(slug) !== undefined
  const door = liveDoor(catalog, business, referenceIn(text, isDoor))
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
  text: string,
  { receiver, country }: Parameters<typeof agreedIn>[4],
): Found | undefined {
  const word = bareKeyword(text)
  if (word === undefined) return undefined
  const found = catalog.list<EntryPoint>('entry-point', business).flatMap(({ id, body }) => {
    if (body.kind !== 'sms_keyword' || body.state !== 'live') return []
    if (body.sender !== undefined && body.sender !== receiver) return []
    const keyword = body.keywords?.find((each) => bareKeyword(each) === word)
    const door = keyword === undefined ? undefined : catalog.entryPoint(id)
    return door && keyword !== undefined ? [{ door, keyword }] : []
  })
  const one = found.find(({ door }) => door.sender === receiver) ?? found[0]
  // A word says nothing of the language its notice was read in.
  const language = spokenIn(country)
  const told = { topics: one?.door.topics ?? [], ...(language !== undefined && { language }) }
  return one && { ...one, ...told, act: 'message' }
}

/** The sentence they sent is the act; the notice of its door stands beside it. */
export function grantOf(
  { door, words, act, keyword }: Agreed,
  common: CommandBase,
  topics: readonly TopicOf[],
  standing: Standing,
): Command {
  const { notice, ...shown } = words
  const named = topics.filter((topic) => words.topics.includes(topic.key))
  const isAgain = (topic: TopicOf) => {
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
