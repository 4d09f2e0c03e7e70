// The words a person is shown. A notice must name the business and the topics and say how to
// stop, in every language it is written in; otherwise it cannot go live.

import { createHash } from 'node:crypto'
import { saysHowToStop } from '../chat/way-out.ts'
import type { ShownBox } from '../consent/evidence.ts'
import type { Fault } from '../errors.ts'
import { phoneWithin } from '../languages/isolate.ts'
import { answersIn } from '../languages/language.ts'
import type { Business, NoticeVersion, Topic } from './schemas.ts'

const PLACEHOLDER = /\{(business|topics|number|stop)\}/g

/** Where a fault of a notice stands: which language lacks what. */
export type Missing = { readonly language: string; readonly what: 'business' | 'topics' | 'stop' }

type TopicWords = Pick<Topic, 'key' | 'labels'>

/** A label in a language, else in English, else whichever there is, else the key. */
export function labelOf(topic: TopicWords, language: string): string {
  const { labels } = topic
  const own = Object.hasOwn(labels, language) ? labels[language] : undefined
  return own ?? labels.en ?? Object.values(labels)[0] ?? topic.key
}

/** By which of its names a text calls a topic: one of its labels, or its key; undefined where by none. */
export function nameIn(text: string, topic: TopicWords, language = 'en'): string | undefined {
  const names = [labelOf(topic, language), ...Object.values(topic.labels), topic.key]
  return names.find((name) => folded(text).includes(folded(name)))
}

/** What the texts of a notice lack, language by language. */
export function missingIn(
  texts: Readonly<Record<string, string>>,
  businessName: string,
  topics: readonly TopicWords[],
): Missing[] {
  return Object.entries(texts).flatMap(([language, text]) =>
    lacks(text, businessName, topics).map((what) => ({ language, what })),
  )
}

function lacks(text: string, businessName: string, topics: readonly TopicWords[]) {
  const holds = (needle: string) => folded(text).includes(folded(needle))
  const what: Missing['what'][] = []
  if (!text.includes('{business}') && !holds(businessName)) what.push('business')
  const isNamed = (topic: TopicWords) => nameIn(text, topic) !== undefined
  if (!text.includes('{topics}') && !topics.every(isNamed)) what.push('topics')
  const names = topics.flatMap(({ key, labels }) => [key, ...Object.values(labels)])
  if (!text.includes('{stop}') && !saysHowToStop(text, [businessName, ...names])) what.push('stop')
  return what
}

const folded = (text: string) => text.normalize('NFKC').toLowerCase()

/** Faults of a text shown elsewhere; empty when it says what it must. */
export function checkText(
  text: string,
  language: string,
  businessName: string,
  topics: readonly TopicWords[],
): Fault[] {
  return lacks(text, businessName, topics).map((what) => faultOf({ language, what }))
}

const LACKING: Readonly<Record<Missing['what'], string>> = {
  business: 'does not name the business',
  topics: 'does not name every topic',
  stop: 'does not say how to stop',
}

/** A missing part as a fault; its path names the language, its code the part. */
export function faultOf({ language, what }: Missing): Fault {
  return {
    path: `texts.${language}`,
    code: what,
    message: `The ${language} text ${LACKING[what]}.`,
  }
}

/** SHA-256 of canonical JSON (keys sorted), base64url: the same content gives the same digest. */
export function digestOf(content: Readonly<Record<string, unknown>>): string {
  const canonical = JSON.stringify(content, (_, value: unknown) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
  return createHash('sha256').update(canonical).digest('base64url')
}

/**
 * Names words as they were rendered, to see whether they changed while a page was open: a name, a
 * label or a number in them changes without a new version of the notice.
 * @param boxes that stood beside them, in their own words
 */
export const refOf = (
  noticeId: string,
  version: number,
  text: string,
  boxes: readonly ShownBox[],
): string => `${noticeId}.${version}.${digestOf({ text, boxes }).slice(0, 12)}`

/** The language of a notice that fits best: the one asked for, its base, else the first. */
const languageOf = (texts: Readonly<Record<string, string>>, asked?: string): string =>
  fitting(texts, asked) ?? Object.keys(texts)[0] ?? 'en'

/** Whether a notice has words in a language, or in its base. */
export const hasLanguage = (texts: Readonly<Record<string, string>>, asked: string): boolean =>
  fitting(texts, asked) !== undefined

const fitting = (texts: Readonly<Record<string, string>>, asked: string | undefined) =>
  [asked, asked?.split('-')[0]].find((tag) => tag !== undefined && Object.hasOwn(texts, tag))

/** The words as shown, placeholders filled: exactly what goes into the evidence. */
export function render(
  version: Pick<NoticeVersion, 'texts'>,
  asked: string | undefined,
  filling: {
    readonly business: Pick<Business, 'displayName'>
    readonly topics: readonly TopicWords[]
    /** E.164 of the sender, or undefined when there is none. */
    readonly number?: string | undefined
  },
): { language: string; text: string } {
  const language = languageOf(version.texts, asked)
  const list = new Intl.ListFormat(language, { style: 'long', type: 'conjunction' })
  const template = version.texts[language] ?? ''
  const stop = answersIn(language).words.howToStop
  const values: Record<string, string> = {
    business: filling.business.displayName,
    topics: list.format(filling.topics.map((topic) => labelOf(topic, language))),
    number: phoneWithin(template + stop, filling.number ?? ''),
    stop,
  }
  const text = template.replace(PLACEHOLDER, (_, name: string) => {
    return values[name] ?? ''
  })
  return { language, text }
}
