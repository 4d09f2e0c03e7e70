// What the opt-in pages show, worked out beforehand: the views only place it.

import { frame } from '../pages/frame.ts'
import { type FormError, wordsOf } from '../pages/words.ts'
import { labelOf } from '../settings/notices.ts'
import type { Business, EntryPoint, Topic } from '../settings/schemas.ts'

/** What a person typed and ticked. */
export interface Entries {
  readonly phone: string
  readonly topics: readonly string[]
}

export const NO_ENTRIES: Entries = { phone: '', topics: [] }

export interface FormState {
  readonly business: Business
  readonly door: EntryPoint
  readonly topics: readonly Topic[]
  readonly notice: { readonly text: string; readonly ref: string }
  readonly language: string
  readonly entries: Entries
  readonly errors: readonly FormError[]
}

/** Which field an error belongs to; the summary links to it. */
const FIELD: Readonly<Record<FormError, 'phone' | 'topics' | 'notice' | 'form'>> = {
  phone_invalid: 'phone',
  topic_required: 'topics',
  topic_unknown: 'topics',
  notice_changed: 'notice',
  store_unavailable: 'form',
}

/** The opt-in form. Boxes are ticked only where the person ticked them. */
export function formPage(state: FormState) {
  const { business, door, language, entries, errors } = state
  const words = wordsOf(language)
  const first = state.topics[0]?.key ?? ''
  const anchors = { phone: 'phone', topics: `topic-${first}`, notice: 'notice', form: 'submit' }
  const told = errors.map((code) => ({
    field: FIELD[code],
    text: words.errors[code],
    href: `#${anchors[FIELD[code]]}`,
  }))
  const errorOf = (field: string) => told.find((error) => error.field === field)?.text ?? ''
  const name = business.displayName
  return {
    ...frame(language, words.form.title(name), business.languages),
    hasErrors: told.length > 0,
    summaryTitle: words.errors.summary,
    errors: told,
    business: name,
    heading: words.form.title(name),
    lead: words.form.lead(name),
    action: `/o/${door.slug}?lang=${language}`,
    agreeTo: words.form.agreeTo,
    noticeText: state.notice.text,
    noticeRef: state.notice.ref,
    topics: {
      legend: words.form.topics,
      hint: words.form.topicsHint,
      error: errorOf('topics'),
      describedBy: errorOf('topics') ? 'topics-hint topics-error' : 'topics-hint',
      options: state.topics.map((topic) => ({
        id: `topic-${topic.key}`,
        key: topic.key,
        label: capital(labelOf(topic, language), language),
        description:
          topic.descriptions?.[language] ??
          topic.descriptions?.[language.split('-')[0] ?? ''] ??
          '',
        checked: entries.topics.includes(topic.key),
      })),
    },
    phone: {
      label: words.form.phone,
      hint: words.form.phoneHint,
      value: entries.phone,
      error: errorOf('phone'),
      describedBy: errorOf('phone') ? 'phone-hint phone-error' : 'phone-hint',
      invalid: errorOf('phone') !== '',
    },
    submit: words.form.submit,
    refuse: words.form.refuse,
    leaveEmpty: words.form.leaveEmpty,
    privacyUrl: business.privacyUrl ?? '',
    privacy: words.form.privacy,
  }
}

const capital = (text: string, language: string): string =>
  text.slice(0, 1).toLocaleUpperCase(language) + text.slice(1)

export interface ThanksState {
  readonly business: Business
  readonly topics: readonly Topic[]
  readonly text: string
  readonly language: string
  /** Double opt-in: nothing is granted until the person answers. */
  readonly pending: boolean
  readonly at: number
  readonly number: string | undefined
  readonly waMe: string | undefined
}

/** The page after a good form: the same whoever the number belongs to, and whatever is known. */
export function thanksPage(state: ThanksState) {
  const { business, language, number } = state
  const { thanks } = wordsOf(language)
  const name = business.displayName
  return {
    ...frame(language, `${thanks.title} – ${name}`, []),
    business: name,
    heading: thanks.title,
    lead: state.pending ? thanks.pending(name) : thanks.given(name),
    topics: state.topics.map((topic) => capital(labelOf(topic, language), language)),
    wordsTitle: thanks.words,
    text: state.text,
    whenTitle: thanks.when,
    when: new Intl.DateTimeFormat(language, {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone: business.timeZone,
      // The zone stands beside the time, so that it can be read anywhere.
    }).format(state.at),
    zone: business.timeZone,
    stopTitle: thanks.stopTitle,
    stop: number === undefined ? thanks.stopNoNumber : thanks.stop(number),
    again: number === undefined ? '' : thanks.again(number),
    open: thanks.open,
    waMe: state.waMe ?? '',
  }
}
