// What `/stop` shows, worked out beforehand: the views only place it.

import { LANGUAGES, wordsIn } from '../../languages/language.ts'
import type { StopError } from '../../languages/preferences-words.ts'
import type { Business } from '../../settings/schemas.ts'
import { waMe } from '../../settings/urls.ts'
import { frame } from '../../web/pages/frame.ts'
import { headed } from '../../web/pages/heading.ts'
import { phoneExample } from '../../world/phones/example.ts'
import { unbrokenPhone } from '../../world/phones/spaced.ts'
import { errorSummary } from './shared.ts'

/** What a bare stop message says: the word every list of stop words has. */
const STOP = 'STOP'

/** The link that opens WhatsApp with STOP written. */
export const stopLink = (number: string): string => waMe(number, STOP)

export interface StopView {
  readonly business: Business
  readonly language: string
  /** E.164 of the WhatsApp number, if there is one. */
  readonly whatsApp?: string | undefined
  /** E.164 of the SMS number, if there is one. */
  readonly sms?: string | undefined
  /** Codes can be sent. */
  readonly canReach: boolean
  /** As typed. */
  readonly phone: string
  readonly errors: readonly StopError[]
}

const ANCHORS: Readonly<Record<StopError, string>> = {
  phone_required: '#phone',
  phone_invalid: '#phone',
  code_short: '#code',
  code_wrong: '#code',
  too_many_codes: '#from-phone',
  no_code: '#from-phone',
  store_unavailable: '#phone',
}

const isOfPhone = (error: StopError) => error === 'phone_required' || error === 'phone_invalid'
const isOfCode = (error: StopError) => error === 'code_short' || error === 'code_wrong'

/** One business: STOP from the phone, and by a code. */
export function stopPage({ business, language, whatsApp, sms, ...view }: StopView) {
  const { stop: words, preferences, errors: texts } = wordsIn(language).preferences
  const wrong = view.errors.find(isOfPhone)
  const isWrong = wrong !== undefined
  const hasPhoneWay = whatsApp !== undefined || sms !== undefined
  return {
    ...frame(
      language,
      words.title(business.displayName),
      business.languages,
      view.errors.length > 0,
    ),
    style: '/preferences.css',
    // The address keeps whose page it is.
    ...{ languages: languagesOf(business.languages, language, `b=${business.id}&`) },
    ...headed(business.displayName, words.title(business.displayName)),
    lead: hasPhoneWay && view.canReach ? words.leadWays : words.lead,
    summaryTitle: preferences.summary,
    errors: errorSummary(view.errors, texts, ANCHORS),
    phoneWay: {
      isThere: hasPhoneWay,
      title: words.phoneTitle,
      text: whatsApp === undefined ? '' : words.phoneText(unbrokenPhone(whatsApp)),
      waMe: whatsApp === undefined ? '' : stopLink(whatsApp),
      open: words.phoneOpen,
      scan: words.phoneScan,
      qr: whatsApp === undefined ? '' : `/stop/qr/${business.id}.svg`,
      qrText: whatsApp === undefined ? '' : words.phoneQr(unbrokenPhone(whatsApp)),
      sms: sms === undefined ? '' : words.smsText(unbrokenPhone(sms)),
    },
    codeWay: {
      isThere: view.canReach,
      // That there is none is told to whoever asked for a code, or finds no other way.
      isShown: view.canReach || !hasPhoneWay || view.phone !== '',
      title: words.codeTitle,
      text: view.canReach ? words.codeText : words.noWay,
      action: `/stop?b=${business.id}&lang=${language}`,
      label: words.number,
      hint: words.numberHint(phoneExample(business.country)),
      value: view.phone,
      isWrong,
      error: wrong ? texts[wrong] : '',
      describedBy: isWrong ? 'phone-hint phone-error' : 'phone-hint',
      send: words.send,
    },
  }
}

/** Several businesses: which one? */
export function choosePage(businesses: readonly Business[], language: string) {
  const { stop: words } = wordsIn(language).preferences
  return {
    ...frame(language, words.chooseTitle, LANGUAGES),
    style: '/preferences.css',
    heading: words.chooseTitle,
    lead: words.chooseText,
    businesses: businesses
      .map(({ id, displayName }) => ({
        name: displayName,
        href: `/stop?b=${id}&lang=${language}`,
      }))
      .toSorted((a, b) => a.name.localeCompare(b.name, language)),
  }
}

/** Where the code is entered. */
export function codePage(business: Business, language: string, errors: readonly StopError[]) {
  const { stop: words, preferences, errors: texts } = wordsIn(language).preferences
  const wrong = errors.find(isOfCode)
  const isWrong = wrong !== undefined
  return {
    ...frame(
      language,
      `${words.sentTitle} – ${business.displayName}`,
      business.languages,
      errors.length > 0,
    ),
    style: '/preferences.css',
    business: business.displayName,
    heading: words.sentTitle,
    lead: words.sentText(business.displayName),
    summaryTitle: preferences.summary,
    errors: errorSummary(errors, texts, ANCHORS),
    action: `?lang=${language}`,
    label: words.code,
    hint: words.codeHint,
    isWrong,
    error: wrong ? texts[wrong] : '',
    describedBy: isWrong ? 'code-hint code-error' : 'code-hint',
    show: words.show,
    again: words.again,
    againHref: `/stop?b=${business.id}&lang=${language}`,
  }
}

/** The language links of a page whose address has more in its query. */
function languagesOf(languages: readonly string[], language: string, query: string) {
  return frame(language, '', languages).languages.map((each) => ({
    ...each,
    href: `?${query}lang=${each.tag}`,
  }))
}
