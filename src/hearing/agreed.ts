// A message sent through one of our links: the door it names and the words its grant stands on.

import { agreementIn, referenceIn } from '../chat/agreement.ts'
import type { Command, CommandBase } from '../consent/decide.ts'
import type { TopicOf } from '../consent/reading.ts'
import { ToolkitError } from '../errors.ts'
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

/** Only a live door of the receiving business counts, and only the person's own words. */
export function agreedIn(
  catalog: Catalog,
  business: string,
  heard: Heard,
  at: number,
): Agreed | undefined {
  if (heard.type !== 'message' || heard.isForwarded || heard.handled) return undefined
  const found =
    pressed(catalog, business, heard.payload) ??
    worded(catalog, business, heard.text ?? '') ??
    advertised(catalog, business, heard) ??
    keyed(catalog, business, heard.text ?? '')
  if (!found) return undefined
  const { door, topics, language, ...act } = found
  const notice = { id: door.noticeId, ...(language !== undefined && { language }) }
  try {
    return { ...act, door: door.slug, words: wordsShown(catalog, business, topics, notice, at) }
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
  const door = liveDoor(catalog, business, referenceIn(text))
  const owner = catalog.business(business)
  if (!door || !owner) return undefined
  const topics = catalog.topics(business, door.topics)
  const agreement = agreementIn(text, { businessName: owner.displayName, topics })
  return agreement && { door, ...agreement, act: 'message' }
}

/** No keyword is longer. */
const KEYWORD_MOST = 30

/** A keyword alone, as it was advertised with the notice. */
function keyed(catalog: Catalog, business: string, text: string): Found | undefined {
  const bare = (word: string) => word.normalize('NFKC').trim().toLowerCase()
  if (text.length > 2 * KEYWORD_MOST) return undefined
  const word = bare(text)
  for (const { id, body } of catalog.list<EntryPoint>('entry-point', business)) {
    if (body.kind !== 'sms_keyword' || body.state !== 'live') continue
    const keyword = body.keywords?.find((each) => bare(each) === word)
    const door = keyword === undefined ? undefined : catalog.entryPoint(id)
    if (door && keyword !== undefined) {
      return { door, topics: door.topics, act: 'message', keyword }
    }
  }
  return undefined
}

/** The sentence they sent is the act; the notice of its door stands beside it. */
export function grantOf(
  { door, words, act, keyword }: Agreed,
  common: CommandBase,
  topics: readonly TopicOf[],
): Command {
  const { notice, ...shown } = words
  return {
    ...common,
    evidence: {
      ...common.evidence,
      ...shown,
      said: common.evidence?.text ?? '',
      ...(keyword !== undefined && { keyword }),
    },
    type: 'grant',
    entryPoint: door,
    topics: topics.filter((topic) => words.topics.includes(topic.key)),
    act,
    notice,
    double: false,
  }
}
