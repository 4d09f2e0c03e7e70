// What a door shows: the words in force, the topics they cover, the language they come in.

import type { ShownBox } from '../../consent/evidence.ts'
import { writtenIn } from '../../languages/language.ts'
import type { Catalog } from '../../settings/catalog.ts'
import { labelOf, refOf } from '../../settings/notices.ts'
import type { Business, EntryPoint, NoticeVersion, Topic } from '../../settings/schemas.ts'

/** The words of a door at one moment, in one language. */
export interface ShownNotice {
  readonly text: string
  readonly version: number
  /** Language the text is written in; the page's own may be another. */
  readonly language: string
}

export interface Shown {
  readonly business: Business
  /** `ref` names it and the boxes in a form, so that a change while that lay open is seen. */
  readonly notice: ShownNotice & { readonly ref: string }
  /** Those of the door's topics that these words cover. */
  readonly topics: readonly Topic[]
}

/** @throws ToolkitError `notice_unknown`, `notice_unpublished` */
export function shownBy(catalog: Catalog, door: EntryPoint, language: string, at: number): Shown {
  const business = catalog.business(door.business)
  if (!business) throw new Error('a door without a business')
  const version = catalog.noticeVersion(door.business, door.noticeId, { at })
  const notice = noticeOf(catalog, door, version, language)
  const topics = catalog.topics(
    door.business,
    door.topics.filter((key) => version.topics.includes(key)),
  )
  const ref = refOf(door.noticeId, version.version, notice.text, boxesOf(topics, language))
  return { business, notice: { ...notice, ref }, topics }
}

/** A version of a door's notice as it is shown. */
export function noticeOf(
  catalog: Catalog,
  door: EntryPoint,
  version: NoticeVersion,
  language: string,
): ShownNotice {
  const rendered = catalog.renderNotice(door.business, version, language, door)
  return { ...rendered, version: version.version }
}

/** Names the words alone, to tell later whether they would be rendered otherwise by now. */
export const wordsRef = ({ noticeId }: EntryPoint, { version, text }: ShownNotice): string =>
  refOf(noticeId, version, text, [])

/** A topic as a box on a form. */
export interface TopicShown {
  readonly id: string
  readonly key: string
  readonly label: string
  /** Of label and description, where it is not the page's own. */
  readonly language: string
  readonly description: string
}

export const topicShown = (topic: Topic, language: string): TopicShown => ({
  id: `topic-${topic.key}`,
  key: topic.key,
  label: capital(labelOf(topic, language), language),
  language: topic.labels[language] && writtenIn(language) !== language ? language : '',
  description:
    topic.descriptions?.[language] ?? topic.descriptions?.[language.split('-')[0] ?? ''] ?? '',
})

/** The words beside boxes, as they go into the evidence. */
export const boxesOf = (topics: readonly Topic[], language: string): ShownBox[] =>
  topics.map((topic) => {
    const { key, label, description } = topicShown(topic, language)
    return { topic: key, label, ...(description !== '' && { description }) }
  })

export const capital = (text: string, language: string): string =>
  text.slice(0, 1).toLocaleUpperCase(language) + text.slice(1)
