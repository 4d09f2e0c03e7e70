// A message sent through one of our links: the door it names and the words its grant stands on.

import { agreementIn, referenceIn } from '../chat/agreement.ts'
import type { Command, CommandBase } from '../consent/decide.ts'
import type { TopicOf } from '../consent/reading.ts'
import { ToolkitError } from '../errors.ts'
import type { Heard } from '../providers/port.ts'
import { type WordsShown, wordsShown } from '../recorder/words.ts'
import type { Catalog } from '../settings/catalog.ts'

export interface Agreed {
  /** Slug. */
  readonly door: string
  readonly words: WordsShown
}

/** Only a live door of the receiving business counts, and only the person's own words. */
export function agreedIn(
  catalog: Catalog,
  business: string,
  heard: Heard,
  at: number,
): Agreed | undefined {
  if (heard.type !== 'message' || heard.isForwarded || heard.handled) return undefined
  const { text = '' } = heard
  const door = catalog.entryPoint(referenceIn(text) ?? '')
  const owner = catalog.business(business)
  if (!owner || door?.business !== business || door.state !== 'live') return undefined
  const topics = catalog.topics(business, door.topics)
  const agreement = agreementIn(text, { businessName: owner.displayName, topics })
  if (!agreement) return undefined
  const notice = { id: door.noticeId, language: agreement.language }
  try {
    return { door: door.slug, words: wordsShown(catalog, business, agreement.topics, notice, at) }
  } catch (error) {
    // A notice that no longer names the topic proves nothing: then it is conversation.
    if (error instanceof ToolkitError) return undefined
    throw error
  }
}

/** The sentence they sent is the act; the notice of its door stands beside it. */
export function grantOf(
  { door, words }: Agreed,
  common: CommandBase,
  topics: readonly TopicOf[],
): Command {
  const { notice, ...shown } = words
  return {
    ...common,
    evidence: { ...common.evidence, ...shown, said: common.evidence?.text ?? '' },
    type: 'grant',
    entryPoint: door,
    topics: topics.filter((topic) => words.topics.includes(topic.key)),
    act: 'message',
    notice,
    double: false,
  }
}
