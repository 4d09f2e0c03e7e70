// What `/embed.js` is told: everything it shows, so that the script itself holds no words.

import type { Fault } from '../../errors.ts'
import { directionOf, wordsIn } from '../../languages/language.ts'
import type { FormError } from '../../languages/pages-words.ts'
import { labelOf } from '../../settings/notices.ts'
import type { EntryPoint } from '../../settings/schemas.ts'
import { phoneExample } from '../../world/phones/example.ts'
import { unbrokenPhone } from '../../world/phones/spaced.ts'
import { capital, type Shown, topicShown } from '../optin/shown.ts'
import type { Taken } from '../optin/take.ts'

export const MODES = ['popup', 'banner', 'checkbox'] as const
export type Mode = (typeof MODES)[number]

/** What the door itself is, where the script tag does not say. */
const modeOf = ({ kind }: EntryPoint): Mode => MODES.find((mode) => mode === kind) ?? 'popup'

/** A door as the script shows it. */
export function doorAnswer(door: EntryPoint, shown: Shown, language: string) {
  const { pages: words, embed: own, dir } = wordsIn(language)
  const name = shown.business.displayName
  const { ref, text, language: noticeLanguage } = shown.notice
  return {
    entry: door.slug,
    mode: modeOf(door),
    language,
    dir,
    notice: { ref, text, language: noticeLanguage, dir: directionOf(noticeLanguage) },
    topics: shown.topics.map((topic) => topicShown(topic, language)),
    privacyUrl: shown.business.privacyUrl ?? '',
    words: {
      title: own.title(name),
      lead: own.lead(name),
      banner: own.banner(name),
      choose: own.choose,
      topics: words.form.topics,
      phone: words.form.phone,
      phoneHint: words.form.phoneHint(phoneExample(shown.business.country)),
      agreeTo: words.form.agreeTo,
      agree: own.agree,
      no: own.no,
      close: own.close,
      privacy: words.form.privacy,
      failed: own.failed,
    },
  }
}

interface AskedBy {
  /** Of ours, E.164. */
  readonly number: string | undefined
  /** Of the door. */
  readonly confirmVia?: 'whatsapp' | 'sms' | undefined
}

/** What was agreed, in the words the person reads. The same whatever is known of them. */
export function takenAnswer(
  shown: Shown,
  taken: Taken,
  { number: address, confirmVia = 'whatsapp' }: AskedBy,
) {
  const { language } = taken
  const number = address && unbrokenPhone(address)
  const {
    embed: own,
    pages: { thanks },
  } = wordsIn(language)
  const { business, topics } = shown
  const again = number === undefined ? [] : [own.again(number)]
  const unasked = number !== undefined && taken.pending ? [thanks.unasked(number)] : []
  return {
    status: taken.pending ? ('pending' as const) : ('given' as const),
    title: taken.pending ? thanks.pendingTitle : own.done,
    text: taken.pending ? thanks.pending(business.displayName, confirmVia) : own.given,
    topics: topics
      .filter((topic) => taken.topics.includes(topic.key))
      .map((topic) => capital(labelOf(topic, language), language)),
    stop: number === undefined ? thanks.stopNoNumber : thanks.stop(number),
    again: [...unasked, ...again].join(' '),
  }
}

const PATHS: Readonly<Record<FormError, string>> = {
  phone_required: 'phone',
  phone_invalid: 'phone',
  topic_required: 'topics',
  topic_unknown: 'topics',
  notice_changed: 'notice',
  store_unavailable: '',
}

/** What is wrong, each at its field, in the language of the page. */
export const faultsTold = (errors: readonly FormError[], language: string): Fault[] =>
  [...new Set(errors)].map((code) => ({
    path: PATHS[code],
    code,
    message:
      code === 'topic_required'
        ? wordsIn(language).embed.topicRequired
        : wordsIn(language).pages.errors[code],
  }))
