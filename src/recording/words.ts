// The words a grant stands on: looked up or checked, rendered, and put into the evidence, so
// that what a person was shown can be read back for ever, whatever is edited later.

import type { ActKind, NoticeRef } from '../consent/events.ts'
import type { Evidence, ShownWords } from '../consent/evidence.ts'
import { ToolkitError } from '../errors.ts'
import type { Catalog } from '../settings/catalog.ts'
import { checkText, digestOf, hasLanguage } from '../settings/notices.ts'
import type { EntryPoint, Topic } from '../settings/schemas.ts'

/** A notice of ours (its newest version unless one is named), or the words used elsewhere. */
export type NoticeGiven =
  | {
      readonly id: string
      readonly version?: number | undefined
      readonly language?: string | undefined
      /** Its words as they were said aloud, where they were. */
      readonly spoken?: string | undefined
    }
  | { readonly text: string; readonly language: string }

/** @throws ToolkitError `topic_unknown`, naming each */
export function topicsOf(catalog: Catalog, business: string, keys: readonly string[]): Topic[] {
  const topics = keys.map((key) => catalog.topic(business, key))
  const faults = keys.flatMap((_, i) =>
    topics[i] ? [] : [{ path: `topics.${i}`, code: 'topic_unknown', message: 'No such topic.' }],
  )
  if (faults.length > 0) {
    throw new ToolkitError('topic_unknown', 'This business has no such topic.', { faults })
  }
  return topics.filter((topic) => topic !== undefined)
}

/**
 * The door an act came through. What staff report may come late, so a paused door takes it.
 * @throws ToolkitError `entry_point_unknown`, `entry_point_not_live`
 */
export function doorOf(
  catalog: Catalog,
  business: string,
  slug: string,
  kind: ActKind,
): EntryPoint {
  const door = catalog.entryPoint(slug)
  const path = 'entryPoint'
  if (!door || door.business !== business) {
    const faults = [{ path, code: 'entry_point_unknown', message: 'No such entry point.' }]
    throw new ToolkitError('entry_point_unknown', 'This business has no such entry point.', {
      faults,
    })
  }
  const isReported = kind === 'paper' || kind === 'import'
  if (door.state === 'live' || (door.state === 'paused' && isReported)) return door
  throw new ToolkitError('entry_point_not_live', `This entry point is ${door.state}.`, {
    faults: [{ path, code: 'entry_point_not_live', message: 'Only a live one takes consents.' }],
  })
}

/**
 * Who says in which language a notice was shown must have shown it in that one: other words would
 * prove what nobody read. Our own pages know what they show.
 * @throws ToolkitError as `wordsShown`, and `notice_incomplete` for a language the notice lacks
 */
export function mustSpeak(
  catalog: Catalog,
  business: string,
  given: NoticeGiven,
  at: number,
): void {
  if (!('id' in given) || given.language === undefined) return
  const { texts } = catalog.noticeVersion(business, given.id, { version: given.version, at })
  if (hasLanguage(texts, given.language)) return
  const message = `It has these: ${Object.keys(texts).join(', ')}.`
  throw new ToolkitError('notice_incomplete', 'The notice has no words in this language.', {
    faults: [{ path: 'notice.language', code: 'language_missing', message }],
  })
}

/** What goes into the evidence of a grant, with the notice version it points to. */
export interface WordsShown extends ShownWords {
  readonly notice: NoticeRef
}

/**
 * @param at moment of the act: without a version named, the one in use then is taken
 * @param door whose number the words name; the business's first without one
 * @throws ToolkitError `notice_unknown`, `notice_unpublished`, `notice_incomplete` (its faults
 *   name `business`, `topics` or `stop`)
 */
export function wordsShown(
  catalog: Catalog,
  business: string,
  topics: readonly string[],
  given: NoticeGiven,
  at: number,
  door?: Pick<EntryPoint, 'sender'>,
): WordsShown {
  const owner = catalog.business(business)
  if (!owner) throw new ToolkitError('not_found', 'There is no such business.')
  const shown = { businessName: owner.displayName, topics: [...topics] }
  const mustSayAll = (text: string, language: string) => {
    const named = topicsOf(catalog, business, topics)
    const missing = checkText(text, language, owner.displayName, named)
    if (missing.length === 0) return
    throw new ToolkitError('notice_incomplete', 'The text shown lacks what it must say.', {
      faults: missing.map((fault) => ({ ...fault, path: 'notice.text' })),
    })
  }
  if ('text' in given) {
    mustSayAll(given.text, given.language)
    const digest = digestOf({ text: given.text, language: given.language })
    const notice = { id: `text-${digest.slice(0, 22)}`, version: 1 }
    const { text, language } = given
    return { notice, noticeId: notice.id, noticeVersion: 1, digest, text, language, ...shown }
  }
  const version = catalog.noticeVersion(business, given.id, { version: given.version, at })
  const missing = topics.filter((key) => !version.topics.includes(key))
  if (missing.length > 0) {
    throw new ToolkitError('notice_incomplete', 'The notice does not name these topics.', {
      faults: [{ path: 'topics', code: 'topics', message: `Not in it: ${missing.join(', ')}.` }],
    })
  }
  const { spoken } = given
  const rendered = catalog.renderNotice(business, version, given.language, door)
  if (spoken !== undefined) mustSayAll(spoken, rendered.language)
  const { language, text } = spoken === undefined ? rendered : { ...rendered, text: spoken }
  return {
    notice: { id: given.id, version: version.version },
    noticeId: given.id,
    noticeVersion: version.version,
    digest: version.digest,
    text,
    language,
    ...shown,
  }
}

/**
 * The words a no was said to. It stands without them: where they cannot be looked up, or lack what a
 * consent needs since the business or a topic was renamed, they are kept as they were said.
 */
export function wordsDeclined(...of: Parameters<typeof wordsShown>): Evidence {
  try {
    const { notice: _, ...shown } = wordsShown(...of)
    return shown
  } catch (error) {
    if (!(error instanceof ToolkitError) || error.status >= 500) throw error
    const { language, ...given } = of[3]
    const text = 'text' in given ? given.text : given.spoken
    return {
      ...('id' in given && { noticeId: given.id }),
      ...('id' in given && given.version !== undefined && { noticeVersion: given.version }),
      ...(text !== undefined && { text }),
      ...(language !== undefined && { language }),
    }
  }
}
