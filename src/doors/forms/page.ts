// What the opt-in pages show, worked out beforehand: the views only place it.

import { wordsIn } from '../../languages/language.ts'
import type { FormError } from '../../languages/pages-words.ts'
import { labelOf } from '../../settings/notices.ts'
import type { Business, EntryPoint, Topic } from '../../settings/schemas.ts'
import { momentIn, zoneIn } from '../../web/pages/dates.ts'
import { frame } from '../../web/pages/frame.ts'
import { headed } from '../../web/pages/heading.ts'
import { phoneExample } from '../../world/phones/example.ts'
import { unbrokenPhone } from '../../world/phones/spaced.ts'
import { queryOf } from '../optin/context.ts'
import { type Entries, NO_ENTRIES } from '../optin/entries.ts'
import { capital, type Shown, topicShown } from '../optin/shown.ts'

export interface FormState extends Shown {
  readonly door: EntryPoint
  readonly language: string
  readonly entries: Entries
  readonly errors: readonly FormFault[]
  /** Names this very form; see `Submission.once`. */
  readonly once: string
  /** Somebody began to fill it in, and that was counted. */
  readonly isBegun: boolean
  /** Query parameters that every link and form of the page carries on. */
  readonly kept: Readonly<Record<string, string>>
  /** The sender people write to, E.164. */
  readonly number?: string | undefined
}

/** What can be wrong with a form that was sent; `rate_limited` with none of its fields. */
export type FormFault = FormError | 'rate_limited'

/** Which field an error belongs to; the summary links to it. */
const FIELD: Readonly<Record<FormFault, 'phone' | 'topics' | 'notice' | 'form'>> = {
  phone_required: 'phone',
  phone_invalid: 'phone',
  topic_required: 'topics',
  topic_unknown: 'topics',
  notice_changed: 'notice',
  store_unavailable: 'form',
  rate_limited: 'form',
}

/** Where a no goes: posted it counts, looked at it only answers. */
export const noOf = (door: EntryPoint, kept: Readonly<Record<string, string>>): string =>
  `/o/${door.slug}/no${queryOf(kept)}`

/** The opt-in form. Boxes are ticked only where the person ticked them. */
export function formPage(state: FormState) {
  const { business, door, language, kept } = state
  const { pages: words, forms: own } = wordsIn(language)
  const name = business.displayName
  const isFaulty = state.errors.length > 0
  const opensWhatsApp = door.kind === 'sms_link'
  const only = opensWhatsApp && state.topics.length === 1 ? state.topics[0] : undefined
  return {
    ...withLanguages(frame(language, words.form.title(name), business.languages, isFaulty), kept),
    ...errorsOf(state),
    script: '/form.js',
    style: door.kind === 'page' ? '/dedicated.css' : '',
    isWide: door.kind === 'page',
    ...headed(name, words.form.title(name)),
    lead: words.form.lead(name),
    action: `/o/${door.slug}${queryOf({ ...kept, lang: language })}`,
    looked: `/o/${door.slug}/looked`,
    begun: state.isBegun ? '1' : '',
    once: state.once,
    agreeTo: words.form.agreeTo,
    noticeText: state.notice.text,
    noticeLanguage: state.notice.language,
    noticeRef: state.notice.ref,
    hasBoxes: only === undefined,
    only: only && { ...topicShown(only, language), lead: own.oneTopic },
    topics: topicsShown(state),
    phone: phoneShown(state, words.form.phoneHint(phoneExample(business.country))),
    submit: opensWhatsApp ? own.agreeAndOpen : words.form.submit,
    no: own.no,
    noHref: noOf(door, { ...kept, lang: language }),
    refuse: words.form.refuse,
    leaveEmpty: words.form.leaveEmpty,
    privacyUrl: business.privacyUrl ?? '',
    privacy: words.form.privacy,
    points: pointsOf(language, unbrokenPhone(state.number ?? '')),
  }
}

/** The errors of a form: all at its head, each at its field. */
export function errorsOf({ errors, topics, language }: FormState) {
  const words = wordsIn(language).pages
  const first = topics[0] ? `topic-${topics[0].key}` : 'submit'
  const anchors = { phone: 'phone', topics: first, notice: 'notice', form: 'submit' }
  const told = [...new Set(errors)].map((code) => ({
    text: textOf(code, language),
    href: `#${anchors[FIELD[code]]}`,
  }))
  return { hasErrors: told.length > 0, summaryTitle: words.errors.summary, errors: told }
}

const errorAt = ({ errors, language }: FormState, field: 'phone' | 'topics'): string => {
  const code = errors.find((error) => FIELD[error] === field)
  return code === undefined ? '' : textOf(code, language)
}

function textOf(code: FormFault, language: string): string {
  const { forms, pages } = wordsIn(language)
  if (code === 'topic_required') return forms.topicRequired
  return code === 'rate_limited' ? pages.problems.rate_limited[1] : pages.errors[code]
}

/** The boxes. */
export function topicsShown(state: FormState) {
  const { form } = wordsIn(state.language).pages
  const error = errorAt(state, 'topics')
  return {
    legend: form.topics,
    hint: form.topicsHint,
    error,
    describedBy: error ? 'topics-hint topics-error' : 'topics-hint',
    options: state.topics.map((topic) => ({
      ...topicShown(topic, state.language),
      checked: state.entries.topics.includes(topic.key),
    })),
  }
}

/** The field of the number. */
export function phoneShown(state: FormState, hint: string) {
  const error = errorAt(state, 'phone')
  return {
    label: wordsIn(state.language).pages.form.phone,
    hint,
    value: state.entries.phone,
    error,
    describedBy: error ? 'phone-hint phone-error' : 'phone-hint',
    invalid: error !== '',
  }
}

function pointsOf(language: string, number: string) {
  const { title, choose, stop, refuse } = wordsIn(language).forms.points
  return { title, list: [choose, { title: stop.title, text: stop.text(number) }, refuse] }
}

/** The links to other languages, carrying on what the address says. */
export function withLanguages<Page extends ReturnType<typeof frame>>(
  page: Page,
  kept: Readonly<Record<string, string>>,
): Page {
  const languages = page.languages.map((language) => ({
    ...language,
    href: queryOf({ ...kept, lang: language.tag }),
  }))
  return { ...page, languages }
}

export interface ThanksState {
  readonly business: Business
  readonly topics: readonly Topic[]
  readonly text: string
  /** Of `text`. */
  readonly textLanguage: string
  readonly language: string
  /** Double opt-in: nothing is granted until the person answers. */
  readonly pending: boolean
  /** Of the door: through what they are asked. */
  readonly confirmVia?: 'whatsapp' | 'sms' | undefined
  readonly at: number
  readonly number: string | undefined
  readonly waMe: string | undefined
}

/** The page after a good form: the same whoever the number belongs to, and whatever is known. */
export function thanksPage(state: ThanksState) {
  const { business, language } = state
  const { form, thanks } = wordsIn(language).pages
  const number = state.number && unbrokenPhone(state.number)
  const title = state.pending ? thanks.pendingTitle : thanks.title
  const name = business.displayName
  return {
    ...frame(language, `${title} – ${name}`, []),
    business: name,
    heading: title,
    lead: state.pending ? thanks.pending(name, state.confirmVia ?? 'whatsapp') : thanks.given(name),
    topics: state.topics.map((topic) => capital(labelOf(topic, language), language)),
    unasked: state.pending && number !== undefined ? thanks.unasked(number) : '',
    wordsTitle: state.pending ? form.agreeTo : thanks.words,
    text: state.text,
    textLanguage: state.textLanguage,
    whenTitle: thanks.when,
    when: momentIn(language, state.at, business.timeZone),
    // The zone stands beside the time, so that it can be read anywhere.
    zone: zoneIn(language, state.at, business.timeZone),
    stopTitle: thanks.stopTitle,
    stop: number === undefined ? thanks.stopNoNumber : thanks.stop(number),
    again: number === undefined ? '' : thanks.again(number),
    open: thanks.open,
    openHint: state.pending ? thanks.pendingOpenHint : thanks.openHint(name),
    waMe: state.waMe ?? '',
  }
}

/** The page after "No, thanks". */
export function understoodPage(business: Business, language: string, back: string) {
  const { understood } = wordsIn(language).forms
  return {
    ...frame(language, `${understood.title} – ${business.displayName}`, []),
    business: business.displayName,
    heading: understood.title,
    text: understood.text(business.displayName),
    back: understood.back,
    backHref: back,
  }
}

/** A form nobody has touched. */
export const UNTOUCHED = { entries: NO_ENTRIES, errors: [], isBegun: false } as const
